/**
 * The names of rows, columns, cells and axes, in words.
 *
 * @typedef {import("./types.js").Matrix} Matrix
 */

/**
 * @param {Matrix} matrix
 * @param {"row"|"column"} along
 * @param {number} n
 * @returns {string}
 */
export function labelOf(matrix, along, n) {
  const labels = along === "row" ? matrix.row_labels : matrix.column_labels;
  return labels?.[n] ?? `${matrix.axes[along === "row" ? 0 : 1]} ${n + 1}`;
}

/**
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @returns {string} e.g. "Z₁[case 2, h₂]"; a matrix of one cell is just its symbol
 */
export function cellName(matrix, row, column) {
  const [rows, columns] = matrix.shape;
  const parts = [];
  if (rows > 1) parts.push(labelOf(matrix, "row", row));
  if (columns > 1) parts.push(labelOf(matrix, "column", column));
  return parts.length ? `${matrix.symbol}[${parts.join(", ")}]` : matrix.symbol;
}

/**
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @param {string} text the number as shown
 * @returns {string} as a screen reader says it: "Z₁ case 2, h₂: 1.64"
 */
export function spokenCell(matrix, row, column, text) {
  return `${matrix.symbol} ${labelOf(matrix, "row", row)}, ${labelOf(matrix, "column", column)}: ${text}`;
}

/** @type {Record<string, string>} axes that don't take an s */
const UNCOUNTED = { hidden: "hidden" };

/**
 * @param {string} axis
 * @returns {string} what several of them are called
 */
export function plural(axis) {
  return UNCOUNTED[axis] ?? (/(s|\d)$/.test(axis) ? axis : `${axis}s`);
}
