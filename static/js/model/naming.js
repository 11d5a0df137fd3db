/**
 * The names of rows, columns, cells and axes, in words.
 *
 * @typedef {import("./types.js").Matrix} Matrix
 */
import { t } from "../words/words.js";

/**
 * @param {Matrix} matrix
 * @param {"row"|"column"} along
 * @param {number} n
 * @returns {string}
 */
export function labelOf(matrix, along, n) {
  const label = (along === "row" ? matrix.row_labels : matrix.column_labels)?.[n];
  if (label !== undefined) return matrix.names?.[label] ?? label;
  const axis = along === "row" ? 0 : 1;
  const within = matrix.within?.[axis];
  const numbered = `${within ? "case" : matrix.axes[axis]} {n}`;
  const [count, place] = within ? [Math.floor(n / within.length), ` ${within[n % within.length]}`] : [n, ""];
  return (matrix.names?.[numbered] ?? numbered).replace("{n}", String(count + 1)) + place;
}

/**
 * @param {Matrix} matrix
 * @param {"row"|"column"} along
 * @param {number} n
 * @returns {boolean} whether it belongs to the bias, whatever it is called in the reader's language
 */
export function isBias(matrix, along, n) {
  return (along === "row" ? matrix.row_labels : matrix.column_labels)?.[n] === "bias";
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

/** What an axis of one cell and one of several are called. @type {Record<string, [string, string]>} */
const AXES = {
  case: [t("case"), t("cases")],
  input: [t("input"), t("inputs")],
  hidden: [t("hidden"), t("hidden")],
  output: [t("output"), t("outputs")],
  neuron: [t("neuron"), t("neurons")],
  "scored case": [t("scored case"), t("scored cases")],
  patch: [t("patch"), t("patches")],
  pixel: [t("pixel"), t("pixels")],
  filter: [t("filter"), t("filters")],
  piece: [t("piece"), t("pieces")],
  entry: [t("entry"), t("entries")],
  group: [t("group"), t("groups")],
  unit: [t("unit"), t("units")],
  rank: [t("rank"), t("ranks")],
  bias: [t("bias"), t("biases")],
  feature: [t("feature"), t("features")],
  mean: [t("mean"), t("means")],
  gain: [t("gain"), t("gains")],
  sum: [t("sum"), t("sums")],
  loss: [t("loss"), t("losses")],
};

/**
 * @param {string} axis
 * @returns {string} what one of its cells is called
 */
export function singular(axis) {
  return AXES[axis]?.[0] ?? hiddenAxis(axis) ?? axis;
}

/**
 * @param {string} axis
 * @returns {string} what several of them are called
 */
export function plural(axis) {
  return AXES[axis]?.[1] ?? hiddenAxis(axis) ?? axis;
}

/** @param {string} axis @returns {string|null} of one hidden layer of several */
function hiddenAxis(axis) {
  const layer = /^hidden (\d+)$/.exec(axis)?.[1];
  return layer === undefined ? null : t("hidden {layer}", { layer });
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

/** What the phases of an iteration are called. @type {Record<import("./types.js").Phase, string>} */
export const PHASE_NAMES = { forward: t("forward"), loss: t("loss"), backward: t("backward"), update: t("update") };
