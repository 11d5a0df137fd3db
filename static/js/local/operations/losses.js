/** Losses, each one number, and the L2 penalty. The cross entropies take logits and stay finite. */
import { dense } from "../dense.js";
import { logSoftmax } from "./softmax.js";
import { sum } from "./sums.js";

/** @param {Float64Array} a */
const squares = (a) => a.map((value) => value * value);

/** log(1 + eᶻ). @param {number} z */
const softplus = (z) => Math.max(0, z) + Math.log1p(Math.exp(-Math.abs(z)));

/** @type {Record<string, import("../dense.js").Operation>} */
export const losses = {
  mean_square: (out, [e]) => {
    out.data[0] = sum(squares(e.data)) / e.data.length;
  },
  known_mean_square: (out, [e], { weight }) => {
    out.data[0] = weight * sum(squares(e.data));
  },
  energy: (out, [s, z]) => {
    out.data[0] = (-0.5 * sum(s.data.map((value, n) => value * z.data[n]))) / s.rows;
  },
  binary_cross_entropy: (out, [z, y]) => {
    out.data[0] = sum(z.data.map((value, n) => softplus(value) - y.data[n] * value)) / z.data.length;
  },
  softmax_cross_entropy: (out, [z, y]) => {
    const logarithms = dense(z.rows, z.columns);
    logSoftmax(logarithms, z);
    // A loss of nothing is 0, not −0.
    out.data[0] = sum(logarithms.data.map((value, n) => y.data[n] * value)) / -z.rows + 0;
  },
  l2_penalty: (out, [w], { l2 }) => {
    out.data[0] = 0.5 * l2 * sum(squares(w.data));
  },
};
