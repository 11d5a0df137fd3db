/**
 * A product broken on purpose: its operands as they would stand with another width, without the
 * bias column, with a transpose forgotten or with the weights turned. Nothing of the run changes.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 * @typedef {"width"|"bias"|"transpose"|"turn"} Way turn: the weights are transposed, though they needn't be
 *
 * @typedef {object} Fix one that the server proposes and has proved to fit
 * @property {string} does
 * @property {string} sentence
 * @property {string} code
 * @property {string|null} why
 * @property {string} kind
 * @property {[number, number]} left
 * @property {[number, number]} right
 * @property {[number, number]} result
 *
 * @typedef {object} Broken
 * @property {Step} step
 * @property {Way} way
 * @property {number} width of the left operand, where another width is tried
 * @property {Fix|null} tried
 *
 * @typedef {object} Side an operand as it stands
 * @property {Matrix} matrix whose numbers it holds
 * @property {string} symbol
 * @property {boolean} transposed whether it is read turned round
 * @property {[string, string]} axes
 * @property {[number, number]} size
 * @property {[number, number]} shift how far its own cells begin after the first one that is shown
 *
 * @typedef {{left: Side, right: Side}} Pair
 */
import { isBias, labelOf, singular } from "./naming.js";
import { productOf, turn } from "./product.js";

/** Wider than this says nothing more. */
export const WIDEST = 9;
const CASES = "case";

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step a product
 * @returns {Pair} as it should be
 */
export function soundPair(matrices, step) {
  const product = productOf(step);
  const side = (/** @type {import("./product.js").Operand|undefined} */ operand) => {
    const matrix = operand && matrices.get(operand.id);
    if (!matrix) throw new Error(`${step.op} is no product of matrices in this program`);
    return sideOf(matrix, operand.transposed);
  };
  return { left: side(product?.left), right: side(product?.right) };
}

/** @param {Matrix} matrix @param {boolean} transposed @returns {Side} */
function sideOf(matrix, transposed) {
  return {
    matrix,
    symbol: matrix.symbol + (transposed ? "ᵀ" : ""),
    transposed,
    axes: turn(transposed, ...matrix.axes),
    size: turn(transposed, ...matrix.shape),
    shift: [0, 0],
  };
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @returns {Way[]} those that this product can be broken in
 */
export function waysOf(matrices, step) {
  const { left, right } = soundPair(matrices, step);
  /** @type {Way[]} */
  const ways = [];
  if (left.axes[1] !== CASES && left.axes[1] !== "bias") ways.push("width");
  if (biasSide(left, right)) ways.push("bias");
  if (left.transposed || right.transposed) ways.push("transpose");
  if (weightSide({ left, right }, step)) ways.push("turn");
  return ways;
}

/**
 * @param {Pair} pair
 * @param {Step} step
 * @returns {"left"|"right"|null} the weights of a forward product, which stand as they are stored
 */
export function weightSide({ left, right }, step) {
  if (step.phase !== "forward") return null;
  const is = (/** @type {Side} */ { matrix, transposed }) => matrix.role === "weight" && !transposed;
  return is(right) ? "right" : is(left) ? "left" : null;
}

/**
 * The operand whose ones go: the one with numbers of cases. Where cases are rows it is the left one.
 *
 * @param {Side} left
 * @param {Side} right
 * @returns {"left"|"right"|null}
 */
function biasSide(left, right) {
  if (left.size[1] < 2 || !holdsBias(left, 1) || !holdsBias(right, 0)) return null;
  if (left.axes[0] === CASES) return "left";
  return right.axes[1] === CASES ? "right" : null;
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Broken} broken
 * @returns {Pair} the operands as they would stand
 */
export function brokenPair(matrices, { step, way, width, tried }) {
  const sound = soundPair(matrices, step);
  const pair = way === "turn" ? turned(sound, weightSide(sound, step)) : broken(sound, way, width);
  return tried ? { left: fitted(tried.left, pair.left, sound.left), right: fitted(tried.right, pair.right, sound.right) } : pair;
}

/** @param {Pair} sound @param {Way} way @param {number} width @returns {Pair} */
function broken({ left, right }, way, width) {
  if (way === "width") {
    return right.axes[1] === CASES
      ? { left, right: { ...right, size: [width, right.size[1]] } }
      : { left: { ...left, size: [left.size[0], width] }, right };
  }
  if (way === "bias") {
    return biasSide(left, right) === "right"
      ? { left, right: { ...right, size: [right.size[0] - 1, right.size[1]], shift: [1, 0] } }
      : { left: { ...left, size: [left.size[0], left.size[1] - 1], shift: [0, 1] }, right };
  }
  return { left: left.transposed ? sideOf(left.matrix, false) : left, right: right.transposed ? sideOf(right.matrix, false) : right };
}

/** @param {Pair} sound @param {"left"|"right"|null} which @returns {Pair} */
function turned({ left, right }, which) {
  return {
    left: which === "left" ? sideOf(left.matrix, !left.transposed) : left,
    right: which === "right" ? sideOf(right.matrix, !right.transposed) : right,
  };
}

/**
 * @param {[number, number]} size that a fix gives it
 * @param {Side} side as it stood broken
 * @param {Side} sound as it should be
 * @returns {Side}
 */
function fitted(size, side, sound) {
  const fits = (/** @type {Side} */ one) => one.size[0] === size[0] && one.size[1] === size[1];
  if (fits(side)) return side;
  if (fits(sound)) return sound;
  const other = sideOf(side.matrix, !side.transposed);
  return fits(other) ? other : { ...side, size };
}

/**
 * @param {Side} side
 * @param {0|1} n rows or columns
 * @param {number} at
 * @returns {string}
 */
export function sideLabel({ matrix, transposed, axes, size, shift }, n, at) {
  const along = (n === 0) === transposed ? "column" : "row";
  const own = at + shift[n];
  const length = turn(transposed, ...matrix.shape)[n];
  if (own < length && at < size[n]) return labelOf(matrix, along, own);
  // The bias isn't counted: after bias, x₁ and x₂ comes input 3.
  const first = length > 0 && isBias(matrix, along, 0) ? 0 : 1;
  return `${singular(axes[n])} ${own + first}`;
}

/**
 * @param {Side} side
 * @param {0|1} n rows or columns
 * @returns {boolean} whether the first of them is the bias's
 */
export function holdsBias({ matrix, transposed, size, shift }, n) {
  return size[n] > 0 && isBias(matrix, (n === 0) === transposed ? "column" : "row", shift[n]);
}

/**
 * The cell of the matrix itself that a shown cell is.
 *
 * @param {Side} side
 * @param {number} row
 * @param {number} column
 * @returns {[number, number]|null} null for a cell that the matrix doesn't have
 */
export function ownCell({ matrix, transposed, shift }, row, column) {
  const cell = turn(transposed, row + shift[0], column + shift[1]);
  return cell[0] < matrix.shape[0] && cell[1] < matrix.shape[1] ? cell : null;
}

/**
 * The inner columns of the left operand and the inner rows of the right one that meet nothing.
 *
 * @param {Pair} pair
 * @returns {{left: [number, number], right: [number, number]}} half-open
 */
export function unmatched({ left, right }) {
  const [a, b] = [left.size[1], right.size[0]];
  if (b === a + 1 && left.shift[1] === 1) return { left: [0, 0], right: [0, 1] };
  if (a === b + 1 && right.shift[0] === 1) return { left: [0, 1], right: [0, 0] };
  const both = Math.min(a, b);
  return { left: [both, a], right: [both, b] };
}
