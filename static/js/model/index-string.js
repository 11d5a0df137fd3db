/**
 * Index strings: which cells of the operands a result cell is computed from, and back.
 *
 * `"ik,kj->ij"` is all that is known of a matrix product here, and enough: what lights up follows
 * from the letters. `1` is an axis of one cell, `(1+j)` the axis j with one cell in front, an
 * upper-case letter the axis of the same lower-case letter read whole.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Span} Span
 * @typedef {[number, number]} Shape
 *
 * @typedef {object} Axis
 * @property {string|null} letter lower case; null for an axis of one cell
 * @property {number} shift cells in front of the letter's first one
 * @property {boolean} whole read whole whatever the result cell
 *
 * @typedef {object} Index
 * @property {[Axis, Axis][]} operands
 * @property {[Axis, Axis]} result
 */

/** @type {Map<string, Index>} */
const parsed = new Map();

/**
 * @param {string} term e.g. "ij", "1j", "i(1+j)", "iJ"
 * @returns {[Axis, Axis]}
 */
function parseTerm(term) {
  const axes = [...term.matchAll(/\(1\+([a-z])\)|([a-z])|([A-Z])|1/g)].map((match) => {
    if (match[1]) return { letter: match[1], shift: 1, whole: false };
    if (match[2]) return { letter: match[2], shift: 0, whole: false };
    if (match[3]) return { letter: match[3].toLowerCase(), shift: 0, whole: true };
    return { letter: null, shift: 0, whole: false };
  });
  if (axes.length !== 2) throw new Error(`index string: "${term}" doesn't name two axes`);
  return [axes[0], axes[1]];
}

/**
 * @param {string} text
 * @returns {Index}
 */
export function parseIndex(text) {
  let index = parsed.get(text);
  if (!index) {
    const [left, right] = text.split("->");
    index = { operands: left.split(",").map(parseTerm), result: parseTerm(right) };
    parsed.set(text, index);
  }
  return index;
}

/**
 * The letter that a product sums over: in both operands, not in the result.
 *
 * @param {string} text
 * @returns {string|null} null if the operation isn't a matrix product
 */
export function innerLetter(text) {
  const { operands, result } = parseIndex(text);
  // A result of one row or one column of its own making is a sum over both operands, no product.
  if (operands.length !== 2 || result.some((axis) => axis.letter === null)) return null;
  const kept = new Set(result.map((axis) => axis.letter));
  const shared = operands[0].find(
    (axis) =>
      axis.letter && !kept.has(axis.letter) && operands[1].some((b) => b.letter === axis.letter),
  );
  return shared?.letter ?? null;
}

/**
 * The cells that an axis shows when the letters are bound to spans.
 *
 * @param {Axis} axis
 * @param {number} size
 * @param {Map<string, Span>} bound
 * @returns {Span}
 */
function project(axis, size, bound) {
  if (axis.letter === null) return [0, 1];
  const span = axis.whole ? undefined : bound.get(axis.letter);
  return span ? [span[0] + axis.shift, span[1] + axis.shift] : [0, size];
}

/**
 * Bind the letters of an operand (or the result) to a cell or box of it.
 *
 * @param {[Axis, Axis]} axes
 * @param {Box} box
 * @returns {Map<string, Span>|null} null if the box lies in a cell that was put in front
 */
function bind(axes, box) {
  /** @type {Map<string, Span>} */
  const bound = new Map();
  for (const [axis, span] of /** @type {[Axis, Span][]} */ ([
    [axes[0], box.rows],
    [axes[1], box.columns],
  ])) {
    if (axis.letter === null || axis.whole) continue;
    const shifted = /** @type {Span} */ ([Math.max(0, span[0] - axis.shift), span[1] - axis.shift]);
    if (shifted[1] <= shifted[0]) return null;
    bound.set(axis.letter, shifted);
  }
  return bound;
}

/**
 * The cells of each operand that a box of the result is computed from.
 *
 * @param {string} text index string
 * @param {Shape[]} shapes of the operands
 * @param {Box} box in the result
 * @returns {(Box|null)[]} one an operand; null where nothing is read
 */
export function cellsRead(text, shapes, box) {
  const { operands, result } = parseIndex(text);
  const bound = bind(result, box);
  return operands.map((axes, n) =>
    bound && {
      rows: project(axes[0], shapes[n][0], bound),
      columns: project(axes[1], shapes[n][1], bound),
    },
  );
}

/**
 * The cells of the result that a box of one operand changes.
 *
 * @param {string} text index string
 * @param {number} operand
 * @param {Shape} shape of the result
 * @param {Box} box in the operand
 * @returns {Box|null} null where it changes nothing
 */
export function cellsChanged(text, operand, shape, box) {
  const { operands, result } = parseIndex(text);
  const bound = bind(operands[operand], box);
  return (
    bound && {
      rows: project(result[0], shape[0], bound),
      columns: project(result[1], shape[1], bound),
    }
  );
}
