/** What an optimizer does to a parameter. */
import { eachPair, withNumber } from "./cells.js";

/** @type {Record<string, import("../dense.js").Operation>} */
export const updates = {
  sgd_update: eachPair((w, gradient, { learning_rate }) => w - gradient * learning_rate),
  velocity: eachPair((v, gradient, { momentum }) => v * momentum + gradient),
  moving_average: eachPair((mean, value, { decay }) => decay * mean + (1 - decay) * value),
  bias_correction: withNumber((mean, power) => mean / (1 - power)),
  adam_update: (out, [w, mean, square], { learning_rate, epsilon }) => {
    for (let n = 0; n < out.data.length; n++) {
      out.data[n] = w.data[n] - (learning_rate * mean.data[n]) / (Math.sqrt(square.data[n]) + epsilon);
    }
  },
};
