/**
 * The cells of a row or a column and of what it is computed from, one by one: through composite axes they
 * need not lie side by side.
 *
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Span} Span
 * @typedef {import("./types.js").Step} Step
 */
import { cellsRead, partsOf } from "./index-string.js";

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {"row"|"column"|"k"} which
 * @param {number} at the row or column of the result; of a k there is none
 * @returns {Cell[]}
 */
export function cellsOfLine(matrices, step, which, at) {
  const ids = [...step.inputs, step.output];
  const shapes = ids.map((id) => /** @type {Matrix} */ (matrices.get(id)).shape);
  const [rows, columns] = shapes[shapes.length - 1].map((size, side) => /** @type {Span} */ (which === (side ? "column" : "row") ? [at, at + 1] : [0, size]));
  const line = { rows, columns };
  return [...cellsRead(step, shapes, line), line].flatMap((box, n) => (box ? partsOf(box) : []).flatMap((part) => {
    const wide = part.columns[1] - part.columns[0];
    const count = wide * (part.rows[1] - part.rows[0]);
    return Array.from({ length: count }, (_, m) => ({ matrix: ids[n], row: part.rows[0] + Math.floor(m / wide), column: part.columns[0] + (m % wide) }));
  }));
}
