/**
 * Where a patch was cut out of a picture: the frame around it, wherever a matrix has the axis of patches.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Box} Box
 *
 * @typedef {object} Patch
 * @property {string} matrix of the picture
 * @property {number} line which picture of the matrix
 * @property {number} row its first row of pixels
 * @property {number} column
 * @property {number} height
 * @property {number} width
 */
import { cellsRead, parseIndex, partsOf } from "./index-string.js";
import { cellOfPixel, imageOf } from "./pictures.js";
import { productOf } from "./product.js";

/**
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {{hover: Cell|null, lens: string, layer: number, resultCell: {row: number, column: number}}} cursor
 * @returns {Patch|null} null: no pictures are cut, or the cursor is on no patch
 */
export function patchAt(program, matrices, step, { hover, lens, layer, resultCell }) {
  const cutting = program.steps.find(({ index_string, inputs, output }) => parseIndex(index_string).composite && [inputs[0], output].every((id) => imageOfId(matrices, id)));
  const [whole, cut] = cutting ? [matrices.get(cutting.inputs[0]), matrices.get(cutting.output)] : [];
  const [pictures, patches] = [whole && imageOf(whole), cut && imageOf(cut)];
  if (!cutting || !whole || !cut || !pictures || !patches) return null;
  const name = cut.axes[1 - patches.axis];
  /** @param {Cell} cell */
  const on = (cell) => {
    const { axes, shape } = /** @type {Matrix} */ (matrices.get(cell.matrix));
    const side = axes.findIndex((axis, n) => axis === name && shape[n] === patches.count);
    return side < 0 ? null : [cell.row, cell.column][side];
  };
  const left = lens === "column_row" ? productOf(step)?.left : null;
  const inner = left && matrices.get(left.id)?.axes[left.inner === "row" ? 0 : 1];
  const n = hover?.matrix === whole.id ? null : ((hover && on(hover)) ?? on({ matrix: step.output, ...resultCell }) ?? (inner === name ? layer : null));
  if (n === null) return null;
  const [first, last] = [cellOfPixel(patches, n, 0), cellOfPixel(patches, n, patches.height * patches.width - 1)];
  const [box] = cellsRead(cutting, [whole.shape, cut.shape], { rows: [first.row, last.row + 1], columns: [first.column, last.column + 1] });
  return box && { matrix: whole.id, ...around(pictures, box) };
}

/** @param {ReadonlyMap<string, Matrix>} matrices @param {string} id */
function imageOfId(matrices, id) {
  const matrix = matrices.get(id);
  return matrix ? imageOf(matrix) : null;
}

/** @param {import("./pictures.js").Image} image @param {Box} box of cells of one picture */
function around({ axis, width, before }, box) {
  const pixels = partsOf(box).flatMap(({ rows, columns }) => {
    const [start, end] = axis === 0 ? rows : columns;
    return Array.from({ length: end - start }, (_, n) => start + n - before);
  });
  const [down, across] = [pixels.map((pixel) => Math.floor(pixel / width)), pixels.map((pixel) => pixel % width)];
  const [row, column] = [Math.min(...down), Math.min(...across)];
  return { line: (axis === 0 ? box.columns : box.rows)[0], row, column, height: Math.max(...down) - row + 1, width: Math.max(...across) - column + 1 };
}
