/**
 * Index strings: which cells of the operands a result cell is computed from, and back.
 *
 * `"ik,kj->ij"` is all that is known of a matrix product here, and enough: what lights up follows
 * from the letters. `1` is an axis of one cell, `(1+j)` the axis j with one cell in front, an
 * upper-case letter the axis of the same lower-case letter read whole. An axis made of several, such as
 * `(p,q)` or `(y+a)`, is composite: what meets through one is worked out in composite.js.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Span} Span
 * @typedef {[number, number]} Shape
 * @typedef {Pick<import("./types.js").Step, "index_string"|"params">} Rule what is needed of a step
 *
 * @typedef {object} Axis
 * @property {string|null} letter lower case; null for an axis of one cell; of a composite axis its text
 * @property {string[]|null} factors of a composite axis, e.g. ["i", "y+a"]
 * @property {number} shift cells in front of the letter's first one
 * @property {boolean} whole read whole whatever the result cell
 *
 * @typedef {object} Index
 * @property {[Axis, Axis][]} operands
 * @property {[Axis, Axis]} result
 * @property {boolean} composite whether it has an axis that is
 *
 * @typedef {typeof import("./composite-cells.js") & typeof import("./composite-follow.js") & typeof import("./composite-line.js") & typeof import("./composite-words.js") & typeof import("./masked-terms.js")} All
 * @typedef {Pick<All, "meeting"|"cellsOfLine"|"compositeSentence"|"readAt"|"readerAt"|"maskedTerms">} Composites
 */

/** @type {Map<string, Index>} */
const parsed = new Map();
/** What works out composite axes; null until it has been fetched, and till then nothing is known of them. @type {Composites|null} */
let composites = null;

/** @param {Composites} module */
export function learn(module) {
  composites = module;
}

/** @returns {Composites|null} */
export function learned() {
  return composites;
}

/**
 * @param {string} term e.g. "ij", "1j", "i(1+j)", "iJ"
 * @returns {[Axis, Axis]}
 */
function parseTerm(term) {
  const axes = [...term.matchAll(/\(1\+([a-z])\)|\((.+?)\)|([a-z])|([A-Z])|1/g)].map(([text, shifted, composite, plain, whole]) => ({
    letter: shifted ?? plain ?? whole?.toLowerCase() ?? (composite ? text : null),
    shift: shifted ? 1 : 0,
    whole: whole !== undefined,
    factors: composite?.split(",") ?? null,
  }));
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
    // A comma between parentheses parts the factors of an axis, not two terms.
    const [result, ...operands] = text.split(/->|,(?![^(]*\))/).map(parseTerm).reverse();
    const composite = [result, ...operands].flat().some((axis) => axis.factors !== null);
    index = { operands: operands.reverse(), result, composite };
    parsed.set(text, index);
  }
  return index;
}

/** @param {import("./types.js").Step} step @returns {boolean} whether composite.js has to be here to tell what meets in it */
export function asksForMore({ index_string, by_hand }) {
  return parseIndex(index_string).composite || (by_hand?.kind === "terms" && by_hand.term === "masked_product");
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
  const shared = operands[0].find(
    ({ letter, factors }) =>
      letter && !factors && !result.some((axis) => axis.letter?.includes(letter)) && operands[1].some((b) => b.letter === letter),
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
 * The cells of one term that meet a box of another.
 *
 * @param {Rule} step
 * @param {Shape[]} shapes of the operands, and last of the result
 * @param {number} from which of them
 * @param {number} to
 * @param {Box} box
 * @returns {Box|null}
 */
function met({ index_string, params }, shapes, from, to, box) {
  const { operands, result, composite } = parseIndex(index_string);
  const terms = [...operands, result];
  if (composite) return composites?.meeting(terms, shapes, params, from, to, box) ?? null;
  const bound = bind(terms[from], box);
  return (
    bound && {
      rows: project(terms[to][0], shapes[to][0], bound),
      columns: project(terms[to][1], shapes[to][1], bound),
    }
  );
}

/**
 * The cells of each operand that a box of the result is computed from.
 *
 * @param {Rule} step
 * @param {Shape[]} shapes of the operands, and last of the result
 * @param {Box} box in the result
 * @returns {(Box|null)[]} one an operand; null where nothing is read
 */
export function cellsRead(step, shapes, box) {
  const last = shapes.length - 1;
  return shapes.slice(0, last).map((_, n) => met(step, shapes, last, n, box));
}

/**
 * The cells of the result that a box of one operand changes.
 *
 * @param {Rule} step
 * @param {Shape[]} shapes of the operands, and last of the result
 * @param {number} operand
 * @param {Box} box in the operand
 * @returns {Box|null} null where it changes nothing
 */
export function cellsChanged(step, shapes, operand, box) {
  return met(step, shapes, operand, shapes.length - 1, box);
}

/** @param {Box} box @returns {Box[]} that hold its cells and no other */
export function partsOf(box) {
  return box.parts ?? [box];
}
