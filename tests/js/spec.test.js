import assert from "node:assert/strict";
import { test } from "node:test";
import { changeLayer, changeOptimizer, editedName, fitted, placeFor, sizesOf, withCase, withEditedCases, withLayer, withoutCase, withoutLayer } from "../../static/js/change/spec.js";
import { trailPath } from "../../static/js/model/trail.js";

/** @returns {import("../../static/js/change/spec.js").Spec} */
const xor = () => ({
  name: "xor",
  dataset: { x: [[0, 0], [0, 1]], y: [[0], [1]], case_names: ["a", "b"] },
  layers: [
    { kind: "dense", units: 3, activation: "tanh", bias: "augmented", weights: [[1, 2, 3], [4, 5, 6]], bias_values: [0, 0, 0] },
    { kind: "dense", units: 1, activation: "sigmoid", bias: "added" },
  ],
  loss: "mean_squared_error", l2: 0, optimizer: { kind: "sgd", learning_rate: 5 }, batch_size: null, seed: 7,
});

test("a layer is added in front of the last one, like the one before it", () => {
  const spec = withLayer(xor());
  assert.deepEqual(spec.layers.map(({ units, activation }) => [units, activation]), [[3, "tanh"], [3, "tanh"], [1, "sigmoid"]]);
  assert.equal(spec.layers[1].weights, null);
  assert.deepEqual(withoutLayer(spec, 1), xor());
});

test("fixed weights that no longer fit are dropped with a word", () => {
  assert.deepEqual(fitted(xor(), [2, 3, 1]), { spec: xor(), dropped: [] });
  const { spec, dropped } = fitted(changeLayer(xor(), 0, { units: 4 }), [2, 4, 1]);
  assert.deepEqual([spec.layers[0].weights, spec.layers[0].bias_values], [null, null]);
  assert.match(dropped[0], /layer 1 are 2 × 3, and 2 × 4 are needed/);
  assert.equal(fitted(changeLayer(xor(), 0, { bias: "none" }), [2, 3, 1]).dropped.length, 1);
});

/** xor with a layer of another kind in front. */
const mixed = () => {
  const spec = xor();
  const other = /** @type {any} */ ({ kind: "low_rank", units: 4, rank: 2, activation: "tanh", init: { kind: "glorot" } });
  return { ...spec, layers: [other, ...spec.layers] };
};

test("a layer of another kind stays as it is whatever is changed beside it", () => {
  const spec = mixed();
  const [other] = spec.layers;
  const sizes = sizesOf(spec, 2, new Map([[other, { entering: 2, units: 4 }]]));
  assert.deepEqual(sizes, [2, 4, 3, 1]);
  const { spec: fit, dropped } = fitted(withLayer(changeLayer(spec, 2, { units: 5 })), [2, 4, 3, 3, 5]);
  assert.equal(fit.layers[0], other);
  assert.match(dropped[0], /layer 2 are 2 × 3, and 4 × 3 are needed/);
  const edited = /** @type {any} */ (withEditedCases(spec, [{ iteration: 0, matrix: "X", row: 0, column: 1, value: 7 }]).dataset);
  assert.equal(edited.x[0][1], 7);
});

test("what leaves a layer of another kind isn't known any more where something else enters it", () => {
  const spec = mixed();
  const had = new Map([[spec.layers[0], { entering: 3, units: 4 }]]);
  assert.deepEqual(sizesOf(spec, 2, had), [2, null, 3, 1]);
  assert.deepEqual(fitted(spec, [2, null, 3, 1]).spec.layers[1].weights, [[1, 2, 3], [4, 5, 6]]);
});

test("a layer in front of the last one is dense where the one before it isn't", () => {
  const spec = { ...mixed(), layers: [mixed().layers[0], xor().layers[1]] };
  assert.deepEqual(withLayer(spec).layers.map(({ kind, units }) => [kind, units]), [["low_rank", 4], ["dense", 3], ["dense", 1]]);
});

test("a residual layer adds the same layer when one before it is gone, or what entered that one", () => {
  const dense = xor().layers;
  const residual = /** @type {any} */ ({ kind: "residual", from: 2 });
  const spec = { ...xor(), layers: [...dense, dense[0], residual] };
  assert.deepEqual([0, 1, 2].map((n) => withoutLayer(spec, n).layers[2].from), [1, 1, 2]);
});

test("cases come and go with what joins them and what is known of them", () => {
  const data = { x: [[0], [1], [2]], y: [[0], [1], [0]], case_names: null, edges: [[0, 1], [1, 2], [0, 2]], scored: [0, 2], known: [[1], [0], [1]] };
  const spec = { ...xor(), dataset: data };
  assert.deepEqual(withoutCase(spec, 1).dataset, { x: [[0], [2]], y: [[0], [0]], case_names: null, edges: [[0, 1]], scored: [0, 1], known: [[1], [1]] });
  assert.deepEqual(/** @type {any} */ (withCase(spec).dataset).known, [[1], [0], [1], [1]]);
});

test("cases come and go with their names", () => {
  const spec = withCase(xor());
  assert.deepEqual(spec.dataset, { x: [[0, 0], [0, 1], [0, 0]], y: [[0], [1], [0]], case_names: ["a", "b", "case 3"] });
  assert.deepEqual(withoutCase(spec, 2).dataset, xor().dataset);
});

test("the cases are those that were edited on the page", () => {
  const edit = { iteration: 3, matrix: "X", row: 1, column: 2, value: 9 };
  const data = /** @type {any} */ (withEditedCases(xor(), [edit, { ...edit, matrix: "W1" }, { ...edit, matrix: "Y", column: 0, value: 0.5 }]).dataset);
  assert.deepEqual([data.x, data.y], [[[0, 0], [0, 9]], [[0], [0.5]]]);
  assert.deepEqual(withEditedCases({ ...xor(), batch_size: 1 }, [edit]).dataset, xor().dataset);
});

test("an optimizer has its own numbers; a rate of plain descent stays for momentum", () => {
  assert.deepEqual(changeOptimizer(xor(), "momentum").optimizer, { kind: "momentum", learning_rate: 5, momentum: 0.9 });
  assert.equal(changeOptimizer(xor(), "adam").optimizer.learning_rate, 0.001);
});

test("a refusal is shown at the nearest field", () => {
  const places = ["layers", "layers[1]", "layers[1].units", "dataset.y", "dataset.y[2]", "optimizer.learning_rate"];
  const at = (/** @type {string|null} */ where) => placeFor(where, places);
  assert.deepEqual(
    ["layers[1].units", "layers[1].weights[0]", "layers[4]", "dataset.y[2]", "dataset.y[3][0]", "seed", null].map(at),
    ["layers[1].units", "layers[1]", "layers", "dataset.y[2]", "dataset.y", "", ""],
  );
});

test("an edited network says so in its name, once", () => {
  assert.deepEqual(["xor", "xor, edited", "mine"].map(editedName), ["xor, edited", "xor, edited", "mine"]);
});

test("a history is a line with gaps where there are no numbers", () => {
  assert.equal(trailPath([[0, 1], [5, 3], [10, 2]], { width: 100, height: 10 }), "M0.0 10.0L50.0 0.0L100.0 5.0");
  assert.equal(trailPath([[0, 1], [1, NaN], [2, 1]], { width: 10, height: 10 }), "M0.0 5.0M10.0 5.0");
  assert.equal(trailPath([], { width: 10, height: 10 }), "");
});
