/**
 * What stays of a prediction while its step is shown: a tick on a number that was right, a ring on one
 * that was shown instead, and a line above the sum.
 *
 * @typedef {import("../state/hiding.js").Mark} Mark
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { markOf } from "../state/hiding.js";
import { t } from "../words/words.js";

const RADIUS = 3.9;
/** From the corner, so that it lies below the number. */
const INSET = 4.7;

/**
 * @param {Mark} mark
 * @param {number} x the lower right corner of the cell
 * @param {number} y
 */
export function drawMark(mark, x, y) {
  return svg`<g class="predict-mark predict-mark--${mark}" transform="translate(${x - INSET} ${y - INSET})">
    <circle r=${RADIUS}></circle>${mark === "right" ? svg`<path d="M-1.9 0.2l1.4 1.4L2 -1.3"></path>` : nothing}
  </g>`;
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Cell} cell that is selected
 */
export function predictedNote(store, cell) {
  const mark = markOf(store, cell);
  if (!mark) return nothing;
  if (mark === "revealed") return html`<p class="predict-note">○ ${t("Shown, not predicted.")}</p>`;
  const right = store.hidden.value?.right;
  const last = right && right.cell.matrix === cell.matrix && right.cell.row === cell.row && right.cell.column === cell.column;
  return html`<p class="predict-note predict-note--right" role="status">✓ ${last ? right.said : t("Predicted right.")}</p>`;
}
