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

/**
 * @param {Matrix} matrix
 * @param {import("./types.js").Box[]} boxes
 * @returns {string} e.g. "X[case 2]", "W₁[h₂]"; all of a matrix is just its symbol
 */
export function boxName(matrix, boxes) {
  if (boxes.length !== 1) return matrix.symbol;
  const [{ rows, columns }] = boxes;
  const parts = [];
  if (rows[1] - rows[0] === 1 && matrix.shape[0] > 1) parts.push(labelOf(matrix, "row", rows[0]));
  if (columns[1] - columns[0] === 1 && matrix.shape[1] > 1) parts.push(labelOf(matrix, "column", columns[0]));
  return parts.length ? `${matrix.symbol}[${parts.join(", ")}]` : matrix.symbol;
}

const SUBSCRIPTS = "₀₁₂₃₄₅₆₇₈₉";

/** @param {number} n */
function subscript(n) {
  return [...String(n)].map((digit) => SUBSCRIPTS[Number(digit)]).join("");
}

/**
 * The index label of a weight: where it comes from and where it goes to, in either order. The first
 * neuron is 1, the bias 0; a bias of its own has one index.
 *
 * @param {Matrix} matrix whose place is on the edges
 * @param {boolean} turned whether rows are where weights go to
 * @param {"from_to"|"to_from"} order
 * @param {number} row
 * @param {number} column
 * @returns {string} e.g. "w₁₂"
 */
export function indexLabel(matrix, turned, order, row, column) {
  const d = matrix.gradient_of || matrix.part_of ? "d" : "";
  const [source, target] = turned ? [column, row] : [row, column];
  if (matrix.axes.includes("bias")) return `${d}b${subscript(target + 1)}`;
  const sources = turned ? matrix.column_labels : matrix.row_labels;
  const from = source + (sources?.[0] === "bias" ? 0 : 1);
  const [first, second] = order === "from_to" ? [from, target + 1] : [target + 1, from];
  return `${d}w${subscript(first)}${Math.max(first, second) > 9 ? "," : ""}${subscript(second)}`;
}
