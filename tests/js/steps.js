/** Steps, matrices and frames for tests of the stage's pure modules: real small numbers, no DOM. */
import { matrix } from "./networks.js";

/** @typedef {import("../../static/js/model/types.js").Step} Step */
/** @typedef {import("../../static/js/model/types.js").Matrix} Matrix */
/** @typedef {import("../../static/js/model/types.js").Frame} Frame */
/** @typedef {import("../../static/js/model/types.js").ByHand} ByHand */

/** @type {Extract<ByHand, {kind: "terms"}>} */
export const PRODUCT = { kind: "terms", term: "product", divide: null, factor: null, factor_text: null };

/**
 * @param {string} index
 * @param {string[]} inputs
 * @param {string} output
 * @param {ByHand} by_hand
 * @param {string} [caption]
 * @returns {Step}
 */
export function step(index, inputs, output, by_hand, caption = "") {
  return {
    index: 0, phase: "forward", layer: 1, op: "test", inputs, output, formula: "", numpy: "", text: "",
    answers: null, index_string: index, title: "", layer_name: null, caption, mathml: "",
    words: {}, by_hand, params: {},
  };
}

/**
 * @param {Record<string, number[][]>} values
 * @param {Record<string, [number, number]>} [firstRows] first and end row of matrices that are windowed
 * @returns {Frame}
 */
export function frame(values, firstRows = {}) {
  const views = new Map(
    Object.entries(values).map(([id, rows]) => [
      id,
      {
        id,
        data: Float64Array.from(rows.flat()),
        rows: firstRows[id] ?? /** @type {[number, number]} */ ([0, rows.length]),
        columns: /** @type {[number, number]} */ ([0, rows[0].length]),
      },
    ]),
  );
  return { iteration: 0, step: 0, loss: 0, accuracy: null, playing: null, firstNonfinite: null, views };
}

/** @param {...Matrix} list @returns {Map<string, Matrix>} */
export function table(...list) {
  return new Map(list.map((one) => [one.id, one]));
}

const inputs = ["bias", "x₁", "x₂"];
const hidden = ["h₁", "h₂", "h₃"];

/** The first product of xor and its gradient. */
export const xor = table(
  matrix("X", [4, 3], ["case", "input"], { role: "input", column_labels: inputs }),
  matrix("W1", [3, 3], ["input", "hidden"], { symbol: "W₁", role: "weight", row_labels: inputs, column_labels: hidden }),
  matrix("Z1", [4, 3], ["case", "hidden"], { symbol: "Z₁", column_labels: hidden }),
  matrix("dZ1", [4, 3], ["case", "hidden"], { symbol: "dZ₁", role: "gradient", gradient_of: "Z1", column_labels: hidden }),
  matrix("dW1", [3, 3], ["input", "hidden"], {
    symbol: "dW₁", role: "gradient", gradient_of: "W1", row_labels: inputs, column_labels: hidden,
  }),
  matrix("W1_next", [3, 3], ["input", "hidden"], { symbol: "W₁⁺", role: "weight", next_of: "W1", row_labels: inputs }),
);

export const forward = step("ik,kj->ij", ["X", "W1"], "Z1", PRODUCT);
export const backward = step("ki,kj->ij", ["X", "dZ1"], "dW1", PRODUCT);

const X = [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]];
const W1 = [[0.0031, 0.3018, -0.2712], [-0.8907, -0.4529, -0.9938], [0.0614, 1.3402, -0.4949]];

/** @param {number[][]} a @param {number[][]} b */
export function multiply(a, b) {
  return a.map((row) => b[0].map((_, j) => row.reduce((sum, x, k) => sum + x * b[k][j], 0)));
}

export const numbers = frame({ X, W1, Z1: multiply(X, W1) });
