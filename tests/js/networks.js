/** Small programs that tests of the shell draw: shapes and places as the server sends them, no more. */

/** @typedef {import("../../static/js/model/types.js").Program} Program */
/** @typedef {import("../../static/js/model/types.js").Matrix} Matrix */

/**
 * @param {string} id
 * @param {[number, number]} shape
 * @param {[string, string]} axes
 * @param {Partial<Matrix>} [more]
 * @returns {Matrix}
 */
export function matrix(id, shape, axes, more = {}) {
  return {
    id, symbol: id, role: "hidden", shape, axes, row_labels: null, column_labels: null,
    gradient_of: null, part_of: null, next_of: null, place: null, ...more,
  };
}

/**
 * @param {number} index
 * @param {string[]} inputs
 * @param {string} output
 * @returns {import("../../static/js/model/types.js").Step}
 */
function product(index, inputs, output) {
  return {
    index, phase: "forward", layer: 1, op: "matmul", inputs, output, formula: "", numpy: "", text: "",
    answers: null, index_string: "ik,kj->ij", title: "", layer_name: null, caption: "", mathml: "",
    words: {}, by_hand: { kind: "terms", term: "product", divide: null, factor: null, factor_text: null }, params: {},
  };
}

/**
 * 2 inputs and a bias, `units` hidden neurons and a bias, 1 output.
 *
 * @param {number} units
 * @returns {Program}
 */
export function network(units = 3) {
  const neurons = (/** @type {number} */ layer) => ({ place: { kind: /** @type {const} */ ("neurons"), layer } });
  const edges = (/** @type {number} */ layer) => ({ role: /** @type {const} */ ("weight"), place: { kind: /** @type {const} */ ("edges"), layer } });
  const matrices = [
    matrix("X", [4, 3], ["case", "input"], { role: "input", ...neurons(0) }),
    matrix("W1", [3, units], ["input", "hidden"], edges(1)),
    matrix("Z1", [4, units], ["case", "hidden"], neurons(1)),
    matrix("A1", [4, units + 1], ["case", "hidden"], neurons(1)),
    matrix("W2", [units + 1, 1], ["hidden", "output"], edges(2)),
    matrix("Z2", [4, 1], ["case", "output"], { role: "output", ...neurons(2) }),
  ];
  const layer = (/** @type {number} */ index, /** @type {string} */ input, /** @type {number} */ own) => ({
    index, name: "", kind: "dense", label: "dense", input, weight: `W${index}`, bias: null,
    parameters: [`W${index}`], weights: [`W${index}`], pre_activation: `Z${index}`,
    activation: `Z${index}`, units: own, augmented: true,
  });
  return {
    network: "small", title: "", convention: "rows", classes: false, known: false, plane: false, given: "", spec: {}, matrices,
    steps: [product(0, ["X", "W1"], "Z1"), product(1, ["A1", "W2"], "Z2")],
    parameters: ["W1", "W2"], layers: [layer(1, "X", units), layer(2, "A1", 1)],
    cases: 4, windows: {}, loss: "L", prediction: "Z2",
  };
}

/** @param {Program} program */
export const byId = (program) => new Map(program.matrices.map((one) => [one.id, one]));
