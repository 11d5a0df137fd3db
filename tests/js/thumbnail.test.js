import assert from "node:assert/strict";
import { test } from "node:test";
import { HEIGHT, MOST_CELLS, thumbnail, WIDTH } from "../../static/js/model/thumbnail.js";
import { matrix } from "./networks.js";

const W1 = matrix("W1", [3, 2], ["input", "hidden"], { role: "weight", row_labels: ["bias", "x₁", "x₂"] });
const dW1 = matrix("dW1", [3, 2], ["input", "hidden"], { role: "gradient", gradient_of: "W1" });
const matrices = new Map([["W1", W1], ["dW1", dW1]]);
const view = { id: "W1", data: new Float64Array([0, 1, -4, 2, 0, 0]), rows: /** @type {[number, number]} */ ([0, 3]), columns: /** @type {[number, number]} */ ([0, 2]) };

test("every cell is shaded by its own number, in its role's colour", () => {
  const cells = thumbnail(matrices, W1, view);
  assert.equal(cells.length, 6);
  assert.deepEqual(cells.map((cell) => cell.role), ["bias", "bias", "weight", "weight", "weight", "weight"]);
  const strongest = cells.reduce((a, b) => (b.strength > a.strength ? b : a));
  assert.equal(cells.indexOf(strongest), 2);
  assert.equal(cells[0].strength, cells[5].strength);
});

test("a gradient wears the colour of its matrix", () => {
  assert.equal(thumbnail(matrices, dW1, undefined)[3].role, "weight");
});

test("of a large matrix the first cells are drawn, inside the picture", () => {
  const cells = thumbnail(matrices, matrix("X", [13500, 300], ["case", "input"]), undefined);
  assert.equal(cells.length, MOST_CELLS ** 2);
  assert.ok(cells.every(({ x, y, size }) => x >= 0 && y >= 0 && x + size <= WIDTH && y + size <= HEIGHT));
});
