import assert from "node:assert/strict";
import { test } from "node:test";
import { countCells, pathBack, pathOn, stepOfStop } from "../../static/js/model/provenance.js";
import { nearestStep } from "../../static/js/model/nearest-step.js";
import { boxName, indexLabel } from "../../static/js/model/naming.js";
import { byId, matrix, network } from "./networks.js";

/** X·W₁ → Z₁, a column of ones, A₁·W₂ → Z₂. */
function joined() {
  const program = network();
  program.steps = [
    program.steps[0],
    { ...program.steps[0], index: 1, op: "prepend_ones", inputs: ["Z1"], output: "A1", index_string: "ij->i(1+j)" },
    { ...program.steps[1], index: 2 },
  ];
  return { program, matrices: byId(program) };
}

test("back from a cell: every cell that it was computed from, down to inputs and weights", () => {
  const { program, matrices } = joined();
  const path = pathBack(program, matrices, { matrix: "Z2", row: 2, column: 0 });
  assert.deepEqual(path.stops.map((stop) => [stop.matrix, stop.step]), [["Z2", 2], ["A1", 1], ["Z1", 0], ["W2", null], ["X", null], ["W1", null]]);
  assert.deepEqual(path.boxes.get("X"), [{ rows: [2, 3], columns: [0, 3] }]);
  assert.deepEqual(path.boxes.get("W1"), [{ rows: [0, 3], columns: [0, 3] }]);
});

test("a cell that was put there is computed from nothing", () => {
  const { program, matrices } = joined();
  const path = pathBack(program, matrices, { matrix: "A1", row: 0, column: 0 });
  assert.deepEqual(path.stops.map((stop) => stop.matrix), ["A1"]);
});

test("on from a weight: the column that it enters, and all that follows", () => {
  const { program, matrices } = joined();
  const path = pathOn(program, matrices, { matrix: "W1", row: 1, column: 2 });
  assert.deepEqual(path.stops.map((stop) => stop.matrix), ["W1", "Z1", "A1", "Z2"]);
  assert.deepEqual(path.boxes.get("A1"), [{ rows: [0, 4], columns: [3, 4] }]);
  assert.equal(countCells(path.boxes.get("Z2") ?? []), 4);
  assert.equal(stepOfStop(path, program, path.stops[0]), 0);
});

test("boxes that don't hold one another stay apart, so no cell is lit that isn't on the path", () => {
  const { program, matrices } = joined();
  program.steps = [
    { ...program.steps[0], inputs: ["X", "X"], output: "Z1", index_string: "ij,ij->ij" },
    { ...program.steps[0], index: 1, inputs: ["Z1", "Z1"], output: "Z2", index_string: "iJ,Ij->ij" },
  ];
  const path = pathBack(program, matrices, { matrix: "Z2", row: 1, column: 0 });
  assert.deepEqual(path.boxes.get("Z1"), [{ rows: [1, 2], columns: [0, 3] }, { rows: [0, 4], columns: [0, 1] }]);
});

test("the step most like another one has its phase, its kind and its operands", () => {
  const { program } = joined();
  const other = { ...program, steps: [
    { ...program.steps[0], output: "XW1" },
    { ...program.steps[0], index: 1, op: "add_bias", inputs: ["XW1", "b1"], output: "Z1", index_string: "ij,1j->ij" },
    { ...program.steps[2], index: 2, inputs: ["Z1", "W2"], output: "ZW2" },
  ] };
  assert.equal(nearestStep(program, 0, other), 0);
  assert.equal(nearestStep(program, 2, other), 2);
  assert.equal(nearestStep(other, 1, program), 0);
});

test("boxes and weights are named by where they are", () => {
  const w = matrix("W1", [3, 2], ["input", "hidden"], { symbol: "W₁", row_labels: ["bias", "x₁", "x₂"], column_labels: ["h₁", "h₂"] });
  assert.equal(boxName(w, [{ rows: [1, 2], columns: [0, 2] }]), "W₁[x₁]");
  assert.equal(boxName(w, [{ rows: [0, 3], columns: [0, 2] }]), "W₁");
  assert.equal(indexLabel(w, false, "from_to", 1, 1), "w₁₂");
  assert.equal(indexLabel(w, false, "to_from", 1, 1), "w₂₁");
  assert.equal(indexLabel(w, false, "from_to", 0, 1), "w₀₂");
  const turned = { ...w, shape: /** @type {[number, number]} */ ([2, 3]), row_labels: w.column_labels, column_labels: w.row_labels };
  assert.equal(indexLabel(turned, true, "to_from", 1, 1), "w₂₁");
  assert.equal(indexLabel({ ...w, gradient_of: "W1", row_labels: null }, false, "from_to", 11, 0), "dw₁₂,₁");
});
