/** What can be asked of the cell that was chosen last, the selected one or an operand's, beside the sum. */
import { html, nothing } from "../../vendor/lit.js";
import { matrixRole } from "../model/colour.js";
import { cellName } from "../model/naming.js";
import { askCell } from "../state/hiding.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";

/** @param {import("../state/store.js").Store} store */
export function pathButtons(store) {
  const step = store.step.value;
  if (!step) return html``;
  const chosen = store.chosen.value;
  const matrix = chosen && store.matrices.value.get(chosen.matrix);
  /** @param {import("../model/provenance.js").Direction} direction */
  const ask = (direction) => {
    const cell = chosen ?? { matrix: step.output, ...store.selection.value };
    use("following", ({ follow }) => follow(store, direction, cell));
  };
  /** @param {import("../model/provenance.js").Direction} direction @param {string} says @param {string} title */
  const button = (direction, says, title) => html`<button class="path-ask" type="button" title=${title}
    @click=${() => ask(direction)}>${says}</button>`;
  return html`<p class="path-asks">
    ${chosen && matrix ? html`<b class="path-chosen role-${matrixRole(store.matrices.value, matrix)}">${cellName(matrix, chosen.row, chosen.column)}</b>` : nothing}
    ${button("back", t("where from?"), t("Where did this number come from? (G)"))}
    ${button("on", t("changes what?"), t("What does it change? (F)"))}
    <button class="path-ask" type="button" title=${t("Hide this number and ask for it (Q)")} @click=${() => askCell(store)}>${t("predict it")}</button>
  </p>`;
}
