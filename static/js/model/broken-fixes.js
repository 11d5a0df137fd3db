/**
 * Which of the fixes that shapes alone allow are possible here, where one knows more than sizes:
 * whose bias row is there already, and which operand no layer makes.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./broken.js").Fix} Fix
 * @typedef {import("./broken.js").Pair} Pair
 * @typedef {import("./broken.js").Way} Way
 */
import { sideLabel } from "./broken.js";

/**
 * @param {Fix[]} options
 * @param {Pair} pair as it stands broken
 * @param {Step} step
 * @param {[number, number]} shape of the result as it should be
 * @returns {Fix[]}
 */
export function possibleFixes(options, pair, step, [rows, columns]) {
  return options.filter(({ kind, result }) => {
    // A gradient has the shape of what it is the gradient of.
    if (step.phase === "backward" && (result[0] !== rows || result[1] !== columns)) return false;
    // One bias is enough; and a bias row stands against a column of ones, which another width isn't.
    if (kind === "bias_row") return cutOnes(pair);
    if (kind === "layer_before") return step.phase === "forward" && pair.left.matrix.role !== "input" && pair.left.axes[0] === "case";
    return true;
  });
}

/**
 * @param {Pair} pair
 * @returns {boolean} whether the right operand, with cases as its columns, has lost its row of ones
 */
export function cutOnes({ right }) {
  return right.axes[1] === "case" && right.shift[0] === 1;
}

/**
 * How many neurons the layer before would have: its bias column isn't one.
 *
 * @param {Pair} pair
 * @param {Fix} fix
 * @returns {number}
 */
export function neuronsOf({ left }, fix) {
  return fix.left[1] - (sideLabel({ ...left, shift: [0, 0] }, 1, 0) === "bias" ? 1 : 0);
}
