import assert from "node:assert/strict";
import { test } from "node:test";
import { labelMarks, litLabels } from "../../static/js/stage/labels.js";
import { Marks } from "../../static/js/stage/marks.js";

/** Stands for an element: notes every change of its classes. @param {boolean} worn */
function element(worn = false) {
  const changes = /** @type {string[]} */ ([]);
  const classList = { contains: () => worn, add: () => changes.push("add"), remove: () => changes.push("remove") };
  return { changes, classList };
}

test("only what gets a mark or loses it is touched", () => {
  const [a, b, c] = [element(true), element(), element()];
  const marks = new Marks(/** @type {any} */ (new Map([["a", a], ["b", b], ["c", c]])), "lit");
  marks.mark(new Set(["a", "b", "elsewhere"]));
  marks.mark(new Set(["b"]));
  assert.deepEqual([a.changes, b.changes, c.changes], [["remove"], ["add"], []]);
});

test("labels are found by the row or the column that they name", () => {
  const label = (/** @type {object} */ dataset) => ({ ...element(), dataset });
  const [row, column] = [label({ block: "0", row: "2" }), label({ block: "1", column: "4" })];
  const marks = labelMarks(/** @type {any} */ ({ querySelectorAll: () => [row, column] }));
  marks.mark(litLabels([{ rows: [2, 3], columns: [0, 3] }, { rows: [0, 3], columns: [4, 5] }, null], true));
  assert.deepEqual([row.changes, column.changes], [["add"], ["add"]]);
});

test("a product's result lights the labels of its operands, a whole axis lights none", () => {
  /** @type {import("../../static/js/stage/overlay.js").Shown} */
  const cell = { rows: [2, 3], columns: [1, 2] };
  assert.deepEqual([...litLabels([null, null, cell], true)].sort(), ["0/row/2", "1/column/1", "2/column/1", "2/row/2"]);
  assert.deepEqual([...litLabels([null, cell], false)].sort(), ["1/column/1", "1/row/2"]);
  assert.deepEqual([...litLabels([{ rows: [0, 4], columns: [0, 3] }, null, null], true)], []);
});
