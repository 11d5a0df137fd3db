/**
 * Reading the numbers of a frame by the coordinates of the whole matrix.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").View} View
 */
import { decimalsFor } from "./format.js";
import { partsOf } from "./index-string.js";

/**
 * @param {Frame|null} frame
 * @param {string} id
 * @param {number} row
 * @param {number} column
 * @returns {number|undefined} undefined where the frame doesn't hold this cell
 */
export function valueAt(frame, id, row, column) {
  const view = frame?.views.get(id);
  if (!view) return undefined;
  const [top, bottom] = view.rows;
  const [left, right] = view.columns;
  if (row < top || row >= bottom || column < left || column >= right) return undefined;
  return view.data[(row - top) * (right - left) + column - left];
}

/**
 * @typedef {{largest: number, decimals: number, whole: boolean}} Scale whole: all numbers are, and are shown as such
 */

/** The scales of a frame, whose numbers don't change any more. @type {WeakMap<Frame, Map<string, Scale>>} */
const scales = new WeakMap();

/**
 * How the numbers of one matrix are shown: one scale of colour and one number of decimals.
 *
 * @param {Frame|null} frame
 * @param {string} id
 * @returns {Scale}
 */
export function scaleOf(frame, id) {
  const known = frame && scales.get(frame);
  const found = known?.get(id);
  if (found) return found;
  const scale = measure(frame?.views.get(id)?.data ?? [], frame?.decimals);
  if (known) known.set(id, scale);
  else if (frame) scales.set(frame, new Map([[id, scale]]));
  return scale;
}

/**
 * @param {ArrayLike<number> & Iterable<number>} data
 * @param {number|null} [chosen] decimals
 * @returns {Scale}
 */
function measure(data, chosen) {
  let largest = 0;
  for (const value of data) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  const whole = decimalsFor(data) === 0;
  return { largest, decimals: whole ? 0 : decimalsFor(data, chosen), whole };
}

/**
 * @param {Frame} frame
 * @param {string} id
 * @param {import("./types.js").Box} box
 * @param {(row: number, column: number, place: number) => void} visit each cell of the box that the frame holds; place: among all, row by row
 * @returns {number} how many cells there are
 */
export function forViewed(frame, id, box, visit) {
  const view = frame.views.get(id);
  let before = 0;
  for (const { rows, columns } of partsOf(box)) {
    const wide = columns[1] - columns[0];
    for (let r = Math.max(rows[0], view?.rows[0] ?? rows[1]); r < Math.min(rows[1], view?.rows[1] ?? 0); r++) {
      for (let c = Math.max(columns[0], view?.columns[0] ?? columns[1]); c < Math.min(columns[1], view?.columns[1] ?? 0); c++) {
        visit(r, c, before + (r - rows[0]) * wide + c - columns[0]);
      }
    }
    before += wide * (rows[1] - rows[0]);
  }
  return before;
}
