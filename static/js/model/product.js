/**
 * A step seen as a product: which operand stands lower left, which stands above the result, and
 * which of them is turned round.
 *
 * @typedef {import("./types.js").Step} Step
 *
 * @typedef {object} Operand
 * @property {string} id
 * @property {boolean} transposed whether it is shown turned round
 * @property {"row"|"column"} inner the axis of the matrix itself that k runs on
 *
 * @typedef {object} Product
 * @property {Operand} left rows i, columns k as shown
 * @property {Operand} right rows k, columns j as shown
 * @property {string} result
 */
import { innerLetter, parseIndex } from "./index-string.js";

/**
 * @param {Step} step
 * @returns {Product|null} null if the step isn't a product
 */
export function productOf(step) {
  const k = innerLetter(step.index_string);
  if (k === null) return null;
  const { operands, result } = parseIndex(step.index_string);
  const holdsRow = operands[0].some((axis) => axis.letter === result[0].letter);
  const [l, r] = holdsRow ? [0, 1] : [1, 0];
  const leftTurned = operands[l][0].letter === k;
  const rightTurned = operands[r][1].letter === k;
  return {
    left: { id: step.inputs[l], transposed: leftTurned, inner: leftTurned ? "row" : "column" },
    right: { id: step.inputs[r], transposed: rightTurned, inner: rightTurned ? "column" : "row" },
    result: step.output,
  };
}

/**
 * @template T
 * @param {boolean} transposed
 * @param {T} first
 * @param {T} second
 * @returns {[T, T]}
 */
export function turn(transposed, first, second) {
  return transposed ? [second, first] : [first, second];
}

/** Axes whose sizes nobody chooses. */
const GIVEN = ["case", "bias"];

/**
 * @param {ReadonlyMap<string, import("./types.js").Matrix>} matrices
 * @param {Step} step
 * @returns {boolean} whether there is a way to break it on purpose: another size, or no transpose
 */
export function canBreak(matrices, step) {
  const product = productOf(step);
  const left = product && matrices.get(product.left.id);
  if (!product || !left) return false;
  return product.left.transposed || product.right.transposed || !GIVEN.includes(turn(product.left.transposed, ...left.axes)[1]);
}
