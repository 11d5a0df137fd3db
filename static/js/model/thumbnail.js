/**
 * A matrix as a thumbnail: a few of its cells, shaded by their numbers.
 *
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Role} Role
 *
 * @typedef {{x: number, y: number, size: number, role: Role, strength: number}} ThumbnailCell
 */
import { cellRole, fillStrength } from "./colour.js";

/** Cells of one side at most; of a larger matrix the first ones are drawn. */
export const MOST_CELLS = 5;
export const WIDTH = 44;
export const HEIGHT = 40;
const LARGEST = 9;
const BETWEEN = 1;

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Matrix} matrix
 * @param {View|undefined} view without it the cells are drawn empty
 * @param {(row: number, column: number) => boolean} [hidden] whether a cell gives nothing of its number away
 * @returns {ThumbnailCell[]}
 */
export function thumbnail(matrices, matrix, view, hidden = () => false) {
  const rows = Math.min(MOST_CELLS, matrix.shape[0]);
  const columns = Math.min(MOST_CELLS, matrix.shape[1]);
  const pitch = Math.min(LARGEST + BETWEEN, HEIGHT / rows, WIDTH / columns);
  const left = (WIDTH - pitch * columns + BETWEEN) / 2;
  const top = (HEIGHT - pitch * rows + BETWEEN) / 2;
  let largest = 0;
  for (const value of view?.data ?? []) {
    if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  }
  const [firstRow, firstColumn] = [view?.rows[0] ?? 0, view?.columns[0] ?? 0];
  const across = view ? view.columns[1] - view.columns[0] : 0;
  /** @type {ThumbnailCell[]} */
  const cells = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = hidden(firstRow + row, firstColumn + column) ? 0 : (view?.data[row * across + column] ?? 0);
      cells.push({
        x: left + column * pitch,
        y: top + row * pitch,
        size: pitch - BETWEEN,
        role: cellRole(matrices, matrix, firstRow + row, firstColumn + column),
        // A thumbnail has no numbers to be read over its fill, so it may be twice as strong.
        strength: 0.06 + 1.6 * fillStrength(value, largest),
      });
    }
  }
  return cells;
}
