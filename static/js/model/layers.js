/**
 * A product as a sum of layers, column k times row k, and its running total.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 */
import { productOf, turn } from "./product.js";
import { valueAt } from "./values.js";

/**
 * One cell of the layer k: the left operand's cell times the right one's.
 *
 * @param {Frame|null} frame
 * @param {Step} step
 * @param {number} k
 * @param {number} row
 * @param {number} column
 * @returns {number|undefined} undefined where the frame doesn't hold an operand's cell
 */
export function layerAt(frame, step, k, row, column) {
  const product = productOf(step);
  if (!product) return undefined;
  const x = valueAt(frame, product.left.id, ...turn(product.left.transposed, row, k));
  const y = valueAt(frame, product.right.id, ...turn(product.right.transposed, k, column));
  return x === undefined || y === undefined ? undefined : x * y;
}

/**
 * The sum of the layers 0 to k. With the last layer it is the result itself, as the engine has it.
 *
 * @param {Frame|null} frame
 * @param {Step} step
 * @param {number} layers how many the whole sum has
 * @param {number} k
 * @param {number} row
 * @param {number} column
 * @returns {number|undefined} undefined if a layer before k isn't in the frame
 */
export function soFarAt(frame, step, layers, k, row, column) {
  if (k === layers - 1) return valueAt(frame, step.output, row, column);
  let sum = 0;
  for (let n = 0; n <= k; n++) {
    const value = layerAt(frame, step, n, row, column);
    if (value === undefined) return undefined;
    sum += value;
  }
  return sum;
}

/**
 * What is seen of the result layer by layer: the sum up to k, or k alone where a layer before isn't in the frame.
 *
 * @param {Frame|null} frame
 * @param {Step} step
 * @param {number} layers how many the whole sum has
 * @param {number} k
 * @param {number} row
 * @param {number} column
 * @returns {number|undefined} undefined where the frame doesn't hold it
 */
export function seenAt(frame, step, layers, k, row, column) {
  return soFarAt(frame, step, layers, k, row, column) ?? layerAt(frame, step, k, row, column);
}

/**
 * How many layers the sum has.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @returns {number} 0 if the step is no product
 */
export function layerCount(matrices, step) {
  const product = productOf(step);
  const left = product && matrices.get(product.left.id);
  return left ? left.shape[product.left.inner === "row" ? 0 : 1] : 0;
}

/**
 * One layer as a line of NumPy.
 *
 * @param {Step} step
 * @param {number} k
 * @returns {string} e.g. "np.outer(X[:, 0], W1[0])"
 */
export function layerAsNumpy(step, k) {
  const product = productOf(step);
  if (!product) return "";
  const { left, right } = product;
  const column = left.transposed ? `${left.id}[${k}]` : `${left.id}[:, ${k}]`;
  const row = right.transposed ? `${right.id}[:, ${k}]` : `${right.id}[${k}]`;
  return `np.outer(${column}, ${row})`;
}

/**
 * One column or one row of the result as a line of NumPy.
 *
 * @param {Step} step
 * @param {"columns"|"rows"} lens
 * @param {number} at
 * @returns {string} e.g. "Z1[:, 1] = X @ W1[:, 1]"
 */
export function mixAsNumpy(step, lens, at) {
  const product = productOf(step);
  if (!product) return "";
  const { left, right, result } = product;
  if (lens === "columns") {
    const column = right.transposed ? `${right.id}[${at}]` : `${right.id}[:, ${at}]`;
    return `${result}[:, ${at}] = ${left.id}${left.transposed ? ".T" : ""} @ ${column}`;
  }
  const row = left.transposed ? `${left.id}[:, ${at}]` : `${left.id}[${at}]`;
  return `${result}[${at}] = ${row} @ ${right.id}${right.transposed ? ".T" : ""}`;
}
