/**
 * The task of a stop: what to do, and what is said once it is done.
 *
 * @typedef {import("./panel.js").RowcolTour} RowcolTour
 * @typedef {import("./tour.js").Stop} Stop
 */
import { html, nothing } from "../../vendor/lit.js";
import { reveal } from "../predict/ask.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";
import { prose } from "./prose.js";
import { targets } from "./tour.js";

/**
 * What to do, or what is said once it is done. Before a room, B is the black screen and what stands beside the
 * shapes isn't there: then breaking has words of its own.
 *
 * @param {import("../state/store.js").Store|null} store
 * @param {import("./tour.js").Task} task
 * @param {"hint"|"praise"} which
 * @param {(text: string) => string} say
 */
export function saidOf(store, task, which, say) {
  if (task.kind !== "break" || !store?.presenting.value) return say(task[which]);
  return which === "hint"
    ? t("“Tell me” breaks the product: see sizes that differ.")
    : t("What has no partner is marked. In the next step the sizes fit again.");
}

/**
 * @param {RowcolTour} panel
 * @param {Stop} stop
 * @param {(text: string) => string} say
 */
export function taskBox(panel, { task }, say) {
  const { store } = panel;
  const standing = panel.standing.value;
  if (!store) return nothing;
  if (standing === "done" || standing === "told") {
    const done = standing === "done";
    return html`<div class="tour__task ${done ? "tour__task--done" : ""}">
      <span class="tour__sign" aria-hidden="true">${done ? "✓" : "i"}</span><p>${prose(store, saidOf(store, task, "praise", say))}</p>
    </div>`;
  }
  return html`<div class="tour__task">
    <span class="tour__sign" aria-hidden="true">?</span>
    <p>${prose(store, saidOf(store, task, "hint", say))} <button class="tour__tell" type="button" @click=${() => tell(panel, task)}>${t("Tell me")}</button></p>
  </div>`;
}

/**
 * What would be said if it were done, for who wants to go on. What is said of a trained network, or of a
 * broken product, is so only once it is trained or broken: for that it is done.
 *
 * @param {RowcolTour} panel
 * @param {import("./tour.js").Task} task
 */
function tell(panel, task) {
  const { store } = panel;
  const [cell] = task.kind === "predict" ? targets(task) : [];
  if (store && cell) reveal(store, { matrix: cell.id, row: cell.row, column: cell.column });
  if (task.kind === "train") panel.player?.toIteration(Number(task.target));
  else if (task.kind === "break" && store) use("breaking", ({ toggleBroken }) => toggleBroken(store));
  else panel.standing.value = "told";
  panel.updateComplete.then(() => /** @type {HTMLElement|null} */ (panel.querySelector(".tour__next"))?.focus());
}
