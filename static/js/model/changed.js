/**
 * What may be changed by hand, and what was.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {{iteration: number, matrix: string, row: number, column: number, value: number, before?: number, others?: Other[]}} Edit
 *   before: what the cell held; others: what became 0 with it
 * @typedef {{row: number, column: number, before: number}} Other
 */

/** Matrices of the cases, beside the parameters. */
const CASES = ["X", "Y"];

/** @param {Cell} cell */
export const cellKey = ({ matrix, row, column }) => `${matrix}/${row}/${column}`;

/** @param {Edit} edit @returns {Edit} as the server is told of it: what the cell held follows from the rest */
export function plainEdit({ iteration, matrix, row, column, value }) {
  return { iteration, matrix, row, column, value };
}

/**
 * @param {Program|null} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell|null} cell
 * @returns {Cell|null} the cell, if it is one of a parameter or of the cases
 */
export function editableCell(program, matrices, cell) {
  const matrix = cell && matrices.get(cell.matrix);
  if (!program || !matrix) return null;
  return program.parameters.includes(matrix.id) || CASES.includes(matrix.id) ? cell : null;
}

/**
 * The cell of the diagram: an edge is its weight, whatever the step shows there.
 *
 * @param {Program|null} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell|null} cell
 * @returns {Cell|null}
 */
export function editableBehind(program, matrices, cell) {
  const matrix = cell && matrices.get(cell.matrix);
  const behind = matrix && (matrix.next_of ?? matrix.gradient_of);
  return editableCell(program, matrices, cell && behind ? { ...cell, matrix: behind } : cell);
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell|null} cell
 * @returns {boolean} whether the cell belongs to the column of ones, which carries the bias
 */
export function isOne(matrices, cell) {
  const matrix = cell && matrices.get(cell.matrix);
  if (!cell || matrix?.id !== "X") return false;
  return matrix.column_labels?.[cell.column] === "bias" || matrix.row_labels?.[cell.row] === "bias";
}

/**
 * The changed cells of an iteration: those that were changed before it, and those that changed with them.
 *
 * @param {Edit[]} edits in the order in which they take effect
 * @param {number} iteration
 * @param {boolean} batched whether each iteration sees other cases
 * @returns {Map<string, Edit>} by cellKey, the newest edit of each
 */
export function changedCells(edits, iteration, batched) {
  const made = edits.filter(
    (edit) => edit.iteration === iteration || (edit.iteration < iteration && !(batched && CASES.includes(edit.matrix))),
  );
  const cells = made.flatMap((edit) => [edit, ...(edit.others ?? []).map((other) => ({ ...edit, ...other, value: 0, others: [] }))]);
  return new Map(cells.map((edit) => [cellKey(edit), edit]));
}
