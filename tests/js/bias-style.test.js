import assert from "node:assert/strict";
import { test } from "node:test";
import { asAskedFor, biasCount, biasStyle, editsWithBias, withBias } from "../../static/js/model/bias-style.js";
import { biasRemark } from "../../static/js/reading/bias-remark.js";
import { network } from "./networks.js";

/** @typedef {import("../../static/js/model/bias-style.js").BiasStyle} BiasStyle */

/** @param {BiasStyle} bias @param {number[]|null} [values] */
function built(bias, values = null) {
  const program = network();
  program.spec = { layers: [{ kind: "dense", units: 3, bias, bias_values: values }, { kind: "dense", units: 1, bias, bias_values: null }] };
  program.layers = program.layers.map((layer) => ({
    ...layer, augmented: bias === "augmented", bias: bias === "augmented" || bias === "none" ? null : `b${layer.index}`,
  }));
  return program;
}

/** @param {string} matrix @param {number} row @param {number} column */
const edit = (matrix, row, column) => ({ iteration: 0, matrix, row, column, value: 1 });

test("start values of a bias go where there is none, and come back with it", () => {
  const program = built("augmented", [1, 2, 3]);
  assert.equal(biasStyle(program), "augmented");
  assert.equal(biasCount(program), 4);
  const without = { ...program, spec: withBias(program, "none", null) };
  assert.equal(withBias(program, "none", null).layers[0].bias_values, null);
  assert.deepEqual(withBias(without, "added", program).layers[0].bias_values, [1, 2, 3]);
});

test("edits follow their cells into another bias, in both conventions", () => {
  const program = built("augmented");
  const moved = (/** @type {BiasStyle} */ style) => editsWithBias([edit("W1", 0, 2), edit("W1", 2, 1), edit("X", 3, 1), edit("Y", 0, 0)], program, style)
    .map(({ matrix, row, column }) => [matrix, row, column]);
  assert.deepEqual(moved("added"), [["b1", 0, 2], ["W1", 1, 1], ["X", 3, 0], ["Y", 0, 0]]);
  assert.deepEqual(moved("none"), [["W1", 1, 1], ["X", 3, 0], ["Y", 0, 0]]);
  const columns = { ...built("product"), convention: /** @type {const} */ ("columns") };
  assert.deepEqual(editsWithBias([edit("b1", 2, 0), edit("W1", 1, 0)], columns, "augmented").map(({ matrix, row, column }) => [matrix, row, column]), [["W1", 2, 0], ["W1", 1, 1]]);
});

test("layers of other kinds keep their biases, and so do the edits of them", () => {
  const program = built("added");
  const other = { kind: "low_rank", units: 3, rank: 1 };
  program.spec = { layers: [other, { kind: "dense", units: 1, bias: "added", bias_values: null }] };
  program.layers[0] = { ...program.layers[0], kind: "low_rank", weight: null, bias: "b1" };
  assert.equal(biasStyle(program), "added");
  assert.equal(biasCount(program), 1);
  assert.equal(withBias(program, "augmented", null).layers[0], other);
  const edits = [edit("b1", 0, 2), edit("X", 3, 1), edit("b2", 0, 0)];
  assert.deepEqual(editsWithBias(edits, program, "augmented"), [edits[0], edits[1], { ...edits[2], matrix: "W2" }]);
  const asked = asAskedFor(program, { spec: withBias(program, "augmented", null), convention: null });
  assert.deepEqual(asked.layers.map(({ augmented, bias }) => [augmented, bias]), [[false, "b1"], [true, null]]);
});

test("the remark says why nothing changed, or what was lost", () => {
  const [augmented, added, none] = [built("augmented"), built("added"), built("none")];
  const about = { iteration: 500, lost: 0 };
  assert.match(biasRemark({ ...about, from: augmented, to: added, before: 0.25, after: 0.25 }), /^The numbers are the same.*every row/);
  assert.match(biasRemark({ ...about, from: augmented, to: none, before: 0.002, after: 0.0121 }), /loss is 0\.0121, with it 0\.0020\. There are 4 fewer numbers/);
  assert.match(biasRemark({ ...about, from: none, to: added, before: 0.0121, after: 0.002 }), /^With a bias again/);
});
