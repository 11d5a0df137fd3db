/**
 * Softmax and its logarithm, over the cells of each row; the masked one over those that are seen.
 *
 * @typedef {import("../dense.js").Dense} Dense
 */
import { dense } from "../dense.js";
import { rowSum } from "./sums.js";

/**
 * Each cell minus the largest of its row, which keeps exp from overflowing.
 *
 * @param {Dense} out
 * @param {Dense} z
 */
function minusLargest(out, z) {
  for (let i = 0; i < z.rows; i++) {
    const start = i * z.columns;
    let largest = -Infinity;
    for (let j = 0; j < z.columns; j++) largest = Math.max(largest, z.data[start + j]);
    for (let j = 0; j < z.columns; j++) out.data[start + j] = z.data[start + j] - largest;
  }
}

/** @param {Dense} out @param {Dense} z */
function softmax(out, z) {
  minusLargest(out, z);
  for (let n = 0; n < out.data.length; n++) out.data[n] = Math.exp(out.data[n]);
  for (let i = 0, n = 0; i < out.rows; i++) {
    const total = rowSum(out, i);
    for (let j = 0; j < out.columns; j++, n++) out.data[n] /= total;
  }
}

/** @param {Dense} out @param {Dense} z */
export function logSoftmax(out, z) {
  minusLargest(out, z);
  const powers = dense(out.rows, out.columns, out.data.map(Math.exp));
  for (let i = 0, n = 0; i < out.rows; i++) {
    const logarithm = Math.log(rowSum(powers, i));
    for (let j = 0; j < out.columns; j++, n++) out.data[n] -= logarithm;
  }
}

/** What isn't seen gets −∞, whose exp is 0; a mask that is no number makes the score none. @param {Dense} scores @param {Dense} mask */
function seen(scores, mask) {
  return dense(scores.rows, scores.columns, scores.data.map((score, n) => (mask.data[n] === 0 ? -Infinity : score + 0 * mask.data[n])));
}

/** @type {Record<string, import("../dense.js").Operation>} */
export const softmaxes = {
  softmax: (out, [z]) => softmax(out, z),
  log_softmax: (out, [z]) => logSoftmax(out, z),
  masked_softmax: (out, [scores, mask]) => softmax(out, seen(scores, mask)),
};
