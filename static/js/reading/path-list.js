/**
 * The stops of a path: each goes to its step; what is given ends a path back.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("../model/provenance.js").Path} Path
 * @typedef {import("../model/provenance.js").Stop} Stop
 */
import { html, nothing } from "../../vendor/lit.js";
import { matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { boxName, cellName } from "../model/naming.js";
import { originOf } from "../model/origin.js";
import { countCells } from "../model/provenance.js";
import { icon } from "../shell/icons.js";
import { counted, t } from "../words/words.js";
import { rich } from "../words/rich.js";
import { follow, goToStop } from "./follow.js";

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Path} path
 */
export function pathList(store, player, path) {
  const { origin, direction, stops } = path;
  const name = cellName(store.matrix(origin.matrix), origin.row, origin.column);
  const back = direction === "back";
  const other = back ? "on" : "back";
  return html`<section class="path" aria-label=${back ? t("Where {name} came from", { name }) : t("What {name} changes", { name })}>
    <div class="path-head">
      <h2>${back ? rich("Where from: {name}", { name: html`<b>${name}</b>` }) : rich("{name} changes", { name: html`<b>${name}</b>` })}</h2>
      <button class="notice__close" type="button" aria-label=${t("Let go of the path (Esc)")} title=${t("Let go of the path (Esc)")} @click=${() => (store.path.value = null)}>${icon("close")}</button>
    </div>
    <p class="path-heads" aria-hidden="true">${t("cells")}</p>
    <ol class="path-stops">
      ${stops.map((stop, n) => stopLine(store, player, path, stop, n))}
    </ol>
    ${stops.length === 1 ? html`<p class="path-says">${back ? t("It is given, not computed.") : t("Nothing after it in this iteration.")}</p>` : nothing}
    <button class="path-turn" type="button" @click=${() => follow(store, other, origin)}>${back ? t("What does it change?") : t("Where did it come from?")}</button>
  </section>`;
}

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Path} path
 * @param {Stop} stop
 * @param {number} n
 */
function stopLine(store, player, path, stop, n) {
  const matrix = store.matrix(stop.matrix);
  const step = stop.step === null ? null : (store.program.value?.steps[stop.step] ?? null);
  const here = stop.step === store.stepIndex.value;
  const cells = countCells(stop.boxes);
  const parameter = step === null && Boolean(store.program.value?.parameters.includes(stop.matrix));
  return html`<li>
    <button class="path-stop ${parameter ? "path-stop--given" : ""} role-${matrixRole(store.matrices.value, matrix)}" type="button" aria-current=${here ? "step" : nothing}
      @click=${() => goToStop(store, player, stop)}
      @pointerenter=${() => (store.named.value = stop.matrix)} @pointerleave=${() => (store.named.value = null)}>
      <span class="path-name">${n === 0 ? cellName(matrix, path.origin.row, path.origin.column) : boxName(matrix, stop.boxes)}</span>
      <span class="path-how">${step ? step.caption : given(store, stop, parameter)}</span>
      <span class="path-count"><span aria-hidden="true">${formatCount(cells)}</span><span class="hidden-text">${counted(cells, "{count} cell", "{count} cells", { count: formatCount(cells) })}</span></span>
    </button>
  </li>`;
}

/**
 * Where a matrix comes from that no step of the iteration computes.
 *
 * @param {Store} store
 * @param {Stop} stop
 * @param {boolean} parameter
 */
function given(store, stop, parameter) {
  if (!parameter) return t("given");
  const iteration = store.frame.value?.iteration ?? 0;
  const program = store.program.value;
  if (iteration === 0 && program) return t("at the start: {origin}", { origin: originOf(program, stop.matrix) });
  return counted(iteration, "after {count} update", "after {count} updates", { count: formatCount(iteration) });
}
