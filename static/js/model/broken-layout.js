/**
 * A product whose sizes need not match, in Falk's layout: the left operand as wide and the right one
 * as high as they are, and the lines along which the columns of one meet the rows of the other.
 *
 * @typedef {import("./geometry.js").Block} Block
 * @typedef {import("./geometry.js").Layout} Layout
 * @typedef {import("./geometry.js").Space} Space
 * @typedef {import("./types.js").Span} Span
 * @typedef {import("./broken.js").Side} Side
 *
 * @typedef {{d: string, meets: boolean, end: {x: number, y: number}}} Meeting end: where a line that meets nothing stops
 */
import { sideLabel, unmatched } from "./broken.js";
import { lettersIn } from "./format.js";
import { BRACKET, CELL, COMPACT, LEAST, bands, blockHeight, blockWidth, cellBox, fontFor, length } from "./geometry.js";
import { windowOf } from "./windows.js";

const LABELS = 62;
const NARROW_LABELS = 40;
/** Of a row label: a letter of it, and what is between it and its matrix. */
const LETTER = 7;
const GAP = 8;
const HEADER = 34;
/** Between the operands: the column labels of the left one and room for what stands there. */
const BETWEEN = 62;
const BELOW = 52;
const BESIDE = 74;
const NARROW_BESIDE = 40;
/** Where the name of the result stands there too. */
const NAMED_BESIDE = 54;
const LOWEST = 300;
const FEW = 3;

/**
 * @param {import("./broken.js").Pair} pair
 * @param {import("./windows.js").Windows} windows
 * @param {Space} space
 * @param {{symbol: string, ems: number}} result
 * @returns {Layout}
 */
export function brokenLayout({ left, right }, windows, space, result) {
  const span = (/** @type {Side} */ side, /** @type {0|1} */ n) => windowOf(windows, side.axes[n], side.size[n]);
  let [i, a, b, j] = [span(left, 0), span(left, 1), span(right, 0), span(right, 1)];
  const compact = space.width < COMPACT;
  const labels = compact ? labelRoom([left, i], [right, b]) : LABELS;
  const named = left.size[1] === right.size[0];
  const beside = !compact ? BESIDE : named ? NAMED_BESIDE : NARROW_BESIDE;
  const fixed = { width: labels * 2 + 5 * BRACKET + beside, height: HEADER + BETWEEN + BELOW + 4 * BRACKET };
  const height = Number.isFinite(space.height) ? space.height : Math.max(LOWEST, fixed.height + 34 * (length(b) + length(i)));
  const room = () => (height - fixed.height - bandsOf(i, left.size[0]) - bandsOf(b, right.size[0])) / (length(i) + length(b));
  // Of the longer axis fewer cells say as much.
  while (room() < LEAST.height && Math.max(length(i), length(b)) > FEW) {
    if (length(i) >= length(b)) i = [i[0], i[1] - 1];
    else b = [b[0], b[1] - 1];
  }
  const cellHeight = Math.max(16, Math.min(CELL.height - 6, Math.floor(room())));
  const wide = (space.width - fixed.width - bandsOf(a, left.size[1]) - bandsOf(j, right.size[1])) / (length(a) + length(j));
  const cellWidth = Math.max(20, Math.min(CELL.width - 6, Math.floor(wide), cellHeight * 1.8));
  const xLeft = labels + BRACKET;
  /** @param {Side} side @param {Span} rows @param {Span} columns @param {number} x @param {number} y @param {Block["symbolAt"]} symbolAt @returns {Block} */
  const block = (side, rows, columns, x, y, symbolAt) => ({
    part: { id: side.matrix.id, symbol: side.symbol, transposed: false, axes: side.axes, size: side.size, rows, columns, starts: [0, 0], ems: result.ems, labelEms: 0 },
    x, y, cellWidth, cellHeight, rows, columns, rowBands: bands(rows, side.size[0], true), columnBands: bands(columns, side.size[1], true),
    stretched: 1, rowLabels: true, columnLabels: true, symbolAt,
  });
  const upper = block(right, b, j, 0, HEADER + BRACKET, "corner");
  const lower = block(left, i, a, xLeft, upper.y + blockHeight(upper) + 2 * BRACKET + BETWEEN, "corner");
  upper.x = lower.x + blockWidth(lower) + 3 * BRACKET + labels;
  const outcome = {
    ...block(left, i, j, upper.x, lower.y, "right"),
    part: { ...lower.part, id: "result", symbol: result.symbol, size: /** @type {[number, number]} */ ([left.size[0], right.size[1]]), columns: j },
    columnBands: upper.columnBands, rowLabels: false, columnLabels: false,
  };
  return {
    kind: "falk",
    width: upper.x + blockWidth(upper) + BRACKET + beside,
    height: lower.y + blockHeight(lower) + BRACKET + BELOW,
    font: fontFor(cellWidth, cellHeight, result.ems),
    compact,
    blocks: [lower, upper, outcome],
    marks: [],
    windowed: [],
  };
}

/** @param {[Side, Span][]} sides and which of their rows @returns {number} what their labels take */
function labelRoom(...sides) {
  const letters = sides.flatMap(([side, [start, stop]]) => Array.from({ length: stop - start }, (_, n) => lettersIn(sideLabel(side, 0, start + n))));
  return Math.max(NARROW_LABELS, Math.max(...letters) * LETTER + GAP);
}

/** @param {Span} span @param {number} size @returns {number} */
function bandsOf(span, size) {
  const { before, after } = bands(span, size, true);
  return before + after;
}

/**
 * The lines from the left operand's columns, up and across, to the right one's rows.
 *
 * @param {import("./broken.js").Pair} pair
 * @param {Layout} layout
 * @returns {Meeting[]}
 */
export function meetings(pair, { blocks: [left, right] }) {
  const alone = unmatched(pair);
  const lies = (/** @type {Span} */ [start, stop], /** @type {number} */ n) => n >= start && n < stop;
  const before = { left: alone.left[0] === 0 ? length(alone.left) : 0, right: alone.right[0] === 0 ? length(alone.right) : 0 };
  const low = left.y - BRACKET - 22;
  const far = left.x + blockWidth(left) + 2 * BRACKET + 2;
  /** @type {Meeting[]} */
  const found = [];
  for (let n = left.columns[0]; n < left.columns[1]; n++) {
    const from = cellBox(left, left.rows[0], n);
    const to = cellBox(right, n - before.left + before.right, right.columns[0]);
    if (!from) continue;
    const x = from.x + from.width / 2;
    if (lies(alone.left, n)) found.push({ d: `M${x} ${low}V${low - 16}`, meets: false, end: { x, y: low - 22 } });
    else if (to) found.push({ d: `M${x} ${low}V${to.y + to.height / 2 + 8}q0 -8 8 -8H${far}`, meets: true, end: { x, y: low } });
  }
  for (let n = right.rows[0]; n < right.rows[1]; n++) {
    const to = cellBox(right, n, right.columns[0]);
    if (!to || !lies(alone.right, n)) continue;
    const y = to.y + to.height / 2;
    found.push({ d: `M${far} ${y}H${far - 14}`, meets: false, end: { x: far - 20, y } });
  }
  return found;
}
