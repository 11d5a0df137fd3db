import assert from "node:assert/strict";
import { test } from "node:test";
import { dominoesOf } from "../../static/js/model/dominoes.js";
import { layerAsNumpy, layerAt, layerCount, mixAsNumpy, soFarAt } from "../../static/js/model/layers.js";
import { litCells } from "../../static/js/model/lit.js";
import { cellName, labelOf, plural, spokenCell } from "../../static/js/model/naming.js";
import { operatorsOf } from "../../static/js/model/operators.js";
import { productOf } from "../../static/js/model/product.js";
import { comesAfter, cursorAt, substepAt, substepCount } from "../../static/js/model/substeps.js";
import { moveWindow, startAfterKey, startToShow, windowOf } from "../../static/js/model/windows.js";
import { matrix } from "./networks.js";
import { PRODUCT, backward, forward, numbers, step, table, xor } from "./steps.js";

/** @type {[number, number][]} */
const shapes = [[4, 3], [3, 3]];
const selection = { row: 1, column: 2 };
const get = (/** @type {string} */ id) => /** @type {import("../../static/js/model/types.js").Matrix} */ (xor.get(id));

test("a product knows which operand is turned and where k runs", () => {
  assert.deepEqual(productOf(backward)?.left, { id: "X", transposed: true, inner: "row" });
  assert.deepEqual(productOf(step("ik,jk->ij", ["G", "W"], "dA", PRODUCT))?.right, { id: "W", transposed: true, inner: "column" });
  assert.equal(productOf(step("ij,ij->11", ["Z", "Y"], "L", PRODUCT)), null);
  assert.equal(productOf(step("ij,ij->ij", ["Z", "Y"], "E", PRODUCT)), null);
});

test("in the row · column lens a cell lights its row and its column", () => {
  const lit = litCells(forward, shapes, [4, 3], { lens: "row_column", k: 0, hover: null, selection });
  assert.deepEqual(lit.operands, [{ rows: [1, 2], columns: [0, 3] }, { rows: [0, 3], columns: [2, 3] }]);
  assert.deepEqual(lit.result, { rows: [1, 2], columns: [2, 3] });
});

test("in the column × row lens k lights a column, a row and the whole result", () => {
  const lit = litCells(forward, shapes, [4, 3], { lens: "column_row", k: 1, hover: null, selection });
  assert.deepEqual(lit.operands, [{ rows: [0, 4], columns: [1, 2] }, { rows: [1, 2], columns: [0, 3] }]);
  assert.deepEqual(lit.result, { rows: [0, 4], columns: [0, 3] });
});

test("in the column × row lens a hovered operand cell lights what it scales and where that lands", () => {
  const lit = litCells(backward, [[4, 3], [4, 3]], [3, 3], {
    lens: "column_row", k: 0, hover: { matrix: "X", row: 3, column: 2 }, selection,
  });
  assert.deepEqual(lit.operands, [{ rows: [3, 4], columns: [2, 3] }, { rows: [3, 4], columns: [0, 3] }]);
  assert.deepEqual(lit.result, { rows: [2, 3], columns: [0, 3] });
});

test("in the columns lens a column of the result lights the amounts and all of the left operand", () => {
  const lit = litCells(forward, shapes, [4, 3], { lens: "columns", k: 0, hover: null, selection });
  assert.deepEqual(lit.operands, [{ rows: [0, 4], columns: [0, 3] }, { rows: [0, 3], columns: [2, 3] }]);
  assert.deepEqual(lit.result, { rows: [0, 4], columns: [2, 3] });
});

test("in the columns lens a hovered amount lights the column that it scales, turned operands too", () => {
  const cursor = { lens: /** @type {const} */ ("columns"), k: 0, hover: { matrix: "dZ1", row: 3, column: 1 }, selection };
  const lit = litCells(backward, [[4, 3], [4, 3]], [3, 3], cursor);
  assert.deepEqual(lit.operands, [{ rows: [3, 4], columns: [0, 3] }, { rows: [3, 4], columns: [1, 2] }]);
  assert.deepEqual(lit.result, { rows: [0, 3], columns: [1, 2] });
});

test("in the rows lens a row of the result lights the amounts and all of the right operand", () => {
  const lit = litCells(forward, shapes, [4, 3], { lens: "rows", k: 0, hover: { matrix: "Z1", row: 3, column: 0 }, selection });
  assert.deepEqual(lit.operands, [{ rows: [3, 4], columns: [0, 3] }, { rows: [0, 3], columns: [0, 3] }]);
  assert.deepEqual(lit.result, { rows: [3, 4], columns: [0, 3] });
});

test("each lens has its substeps, and the cursor goes to each of them", () => {
  const lenses = /** @type {const} */ (["row_column", "column_row", "columns", "rows"]);
  assert.deepEqual(lenses.map((lens) => substepCount(lens, [4, 3], 5)), [12, 5, 3, 4]);
  const from = { row: 1, column: 2, k: 0 };
  for (const lens of lenses) {
    const { k, ...position } = cursorAt(lens, [4, 3], from, 2);
    assert.equal(substepAt(lens, [4, 3], position, k), 2);
  }
  assert.ok(comesAfter("columns", [4, 3], 1, { row: 0, column: 2 }));
  assert.ok(!comesAfter("rows", [4, 3], 1, { row: 1, column: 2 }));
  assert.ok(comesAfter("row_column", [4, 3], 4, { row: 1, column: 2 }));
  assert.ok(!comesAfter("column_row", [4, 3], 0, { row: 3, column: 2 }));
});

test("the layers add up to the result, and the last sum so far is the result itself", () => {
  assert.equal(layerCount(xor, forward), 3);
  assert.equal(layerAt(numbers, forward, 0, 1, 1), 0.3018);
  assert.equal(soFarAt(numbers, forward, 3, 1, 3, 1), 1 * 0.3018 + 1 * -0.4529);
  assert.equal(soFarAt(numbers, forward, 3, 2, 3, 1), numbers.views.get("Z1")?.data[10]);
  assert.equal(layerAt(null, forward, 0, 0, 0), undefined);
});

test("a layer is written as NumPy with its operands turned as they are read", () => {
  assert.equal(layerAsNumpy(forward, 1), "np.outer(X[:, 1], W1[1])");
  assert.equal(layerAsNumpy(backward, 1), "np.outer(X[1], dZ1[1])");
});

test("a column and a row are written as NumPy", () => {
  assert.equal(mixAsNumpy(forward, "columns", 1), "Z1[:, 1] = X @ W1[:, 1]");
  assert.equal(mixAsNumpy(backward, "rows", 2), "dW1[2] = X[:, 2] @ dZ1");
});

test("dominoes of a product touch with the inner axis", () => {
  const { pieces, result, sentence } = dominoesOf(xor, forward, "row_column", 0, selection);
  assert.deepEqual(pieces.map(({ sizes }) => sizes.join("|")), ["4|3", "3|3"]);
  assert.deepEqual(pieces[0].names, ["cases", "inputs"]);
  assert.equal(result.sizes.join("|"), "4|3");
  assert.equal(sentence, "the touching halves match");
});

test("dominoes of one layer say that the outer sizes never meet", () => {
  const { pieces, sentence, role } = dominoesOf(xor, forward, "column_row", 0, selection);
  assert.deepEqual(pieces.map(({ sizes }) => sizes.join("|")), ["4|1", "1|3"]);
  assert.equal(pieces[0].names[1], "bias");
  assert.equal(sentence, "4 and 3 are outer sizes, they never meet");
  assert.equal(role, "bias");
});

test("dominoes of one column and of one row", () => {
  const column = dominoesOf(xor, forward, "columns", 0, selection);
  assert.deepEqual([...column.pieces, column.result].map(({ sizes }) => sizes.join("|")), ["4|3", "3|1", "4|1"]);
  assert.equal(column.result.names[1], "h₃");
  const row = dominoesOf(xor, forward, "rows", 0, selection);
  assert.deepEqual([...row.pieces, row.result].map(({ sizes }) => sizes.join("|")), ["1|3", "3|3", "1|3"]);
  assert.equal(row.sentence, "3 rows meet 3 amounts");
});

test("dominoes of a gradient say what is summed away and whose shape is left", () => {
  const { pieces, sentence, note } = dominoesOf(xor, backward, "row_column", 0, selection);
  assert.deepEqual(pieces.map(({ sizes }) => sizes.join("|")), ["3|4", "4|3"]);
  assert.equal(sentence, "the cases are summed away");
  assert.equal(note, "the shape of W₁, cell for cell");
});

test("dominoes of other steps say what happens to the shape", () => {
  const a = matrix("A", [4, 3], ["case", "hidden"]);
  const b = matrix("b", [1, 3], ["bias", "hidden"]);
  const l = matrix("L", [1, 1], ["loss", "loss"]);
  const ones = matrix("A_ones", [4, 4], ["case", "hidden"]);
  const all = table(a, b, l, ones);
  const sentence = (/** @type {string} */ index, /** @type {string[]} */ inputs, /** @type {string} */ output) =>
    dominoesOf(all, step(index, inputs, output, PRODUCT), "row_column", 0, selection).sentence;
  assert.equal(sentence("ij,ij->ij", ["A", "A"], "A"), "equal shapes, cell on cell");
  assert.equal(sentence("ij->ij", ["A"], "A"), "cell by cell, the shape stays");
  assert.equal(sentence("ij,1j->ij", ["A", "b"], "A"), "one row, stretched over all 4 cases");
  assert.equal(sentence("ij->1j", ["A"], "b"), "the cases are summed away");
  assert.equal(sentence("ij->11", ["A"], "L"), "all cells are summed away");
  assert.equal(sentence("ij->i(1+j)", ["A"], "A_ones"), "one column is put in front");
  assert.equal(sentence("i(1+j)->ij", ["A_ones"], "A"), "the first column is left out");
  assert.equal(sentence("iJ->ij", ["A"], "A"), "each case by itself, the shape stays");
});

test("the signs between matrices come from how a cell is computed", () => {
  const signs = (/** @type {string} */ index, /** @type {string} */ template) =>
    operatorsOf(step(index, index.split("->")[0].split(","), "out", { kind: "expression", template }, "cap"));
  assert.deepEqual(signs("ij,ij->ij", "{0} − 0.5 × {1}"), { before: "", between: ["− 0.5 ×", "="] });
  assert.deepEqual(signs("ij,ij->ij", "{0} × {1}"), { before: "", between: ["⊙", "="] });
  assert.deepEqual(signs("ij,11->ij", "{0} × {1}"), { before: "", between: ["×", "="] });
  assert.deepEqual(signs("ij,ij->ij", "0.9 × {0} + {1}"), { before: "0.9 ×", between: ["+", "="] });
  assert.deepEqual(signs("ij->ij", "max(0, {0})"), { before: "", between: ["cap"] });
});

test("cells, rows and axes have names", () => {
  assert.equal(labelOf(get("X"), "row", 13499), "case 13500");
  assert.equal(cellName(get("Z1"), 1, 1), "Z₁[case 2, h₂]");
  assert.equal(cellName(matrix("L", [1, 1], ["loss", "loss"]), 0, 0), "L");
  assert.equal(spokenCell(get("Z1"), 1, 1, "1.64"), "Z₁ case 2, h₂: 1.64");
  assert.deepEqual(["case", "hidden", "loss", "hidden 2", "width"].map(plural), ["cases", "hidden", "losses", "hidden 2", "width"]);
});

test("an axis up to twelve is asked for whole, a longer one by its window", () => {
  assert.deepEqual(windowOf({ case: [3, 9] }, "case", 12), [0, 12]);
  assert.deepEqual(windowOf({}, "case", 13500), [0, 8]);
  assert.deepEqual(windowOf({ case: [13496, 13504] }, "case", 13500), [13492, 13500]);
});

test("a window moves inside its axis and shows at least what is drawn", () => {
  assert.deepEqual(moveWindow({}, "case", 13500, 99, 8).case, [99, 107]);
  assert.deepEqual(moveWindow({}, "case", 13500, -5, 8).case, [0, 8]);
  assert.deepEqual(moveWindow({}, "case", 13500, 1e9, 3).case, [13497, 13500]);
});

test("keys move a window by a row, by a page and to the ends", () => {
  assert.equal(startAfterKey("ArrowDown", [4, 12], 100), 5);
  assert.equal(startAfterKey("PageUp", [4, 12], 100), -4);
  assert.equal(startAfterKey("End", [4, 12], 100), 92);
  assert.equal(startAfterKey("x", [4, 12], 100), null);
  assert.equal(startToShow([4, 12], 12), 5);
  assert.equal(startToShow([4, 12], 2), 2);
  assert.equal(startToShow([4, 12], 6), 4);
});
