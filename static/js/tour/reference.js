/**
 * What a word of a tour or a task names, as its data writes it: "cell:W1,2,1", "row:X,1".
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/types.js").Box} Box
 * @typedef {import("../model/types.js").Cell} Cell
 *
 * @typedef {object} Reference
 * @property {"matrix"|"row"|"column"|"cell"|"part"} kind
 * @property {string} id of a matrix, or the name of a part of the page
 * @property {number} row 0 where the kind has none
 * @property {number} column 0 where the kind has none
 */

const FORM = /^(matrix|row|column|cell|part):(\w+)((?:,\d+)*)$/;
/** @type {Record<Reference["kind"], ("row"|"column")[]>} the numbers that follow the id */
const NUMBERS = { matrix: [], row: ["row"], column: ["column"], cell: ["row", "column"], part: [] };

/**
 * @param {string} text
 * @returns {Reference}
 * @throws {RangeError} if it isn't of the form
 */
export function parseReference(text) {
  const found = FORM.exec(text);
  const kind = /** @type {Reference["kind"]} */ (found?.[1] ?? "part");
  const numbers = (found?.[3] ?? "").split(",").slice(1).map(Number);
  if (!found || numbers.length !== NUMBERS[kind].length) throw new RangeError(`“${text}” names nothing`);
  const reference = { kind, id: found[2], row: 0, column: 0 };
  NUMBERS[kind].forEach((which, n) => (reference[which] = numbers[n]));
  return reference;
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Reference} reference
 * @returns {Box|null} its cells; null for a part of the page, and for what these matrices don't have
 */
export function boxOf(matrices, { kind, id, row, column }) {
  const matrix = matrices.get(id);
  if (kind === "part" || !matrix) return null;
  const [rows, columns] = matrix.shape;
  if (row >= rows || column >= columns) return null;
  return {
    rows: kind === "row" || kind === "cell" ? [row, row + 1] : [0, rows],
    columns: kind === "column" || kind === "cell" ? [column, column + 1] : [0, columns],
  };
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Reference} reference
 * @param {Cell|null} cell
 * @returns {boolean} whether the cell is one of those that are named
 */
export function names(matrices, reference, cell) {
  const box = boxOf(matrices, reference);
  return box !== null && cell?.matrix === reference.id && inside(box.rows, cell.row) && inside(box.columns, cell.column);
}

/** @param {[number, number]} span @param {number} at */
const inside = ([start, stop], at) => at >= start && at < stop;
