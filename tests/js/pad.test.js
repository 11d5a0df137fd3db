import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOfCase, cellsOfTarget, classOf, drawableOf, editsOfCase, lineOfCase } from "../../static/js/pad/case.js";
import { draw, inkOn, middleOf, sheetOf, wipe } from "../../static/js/pad/ink.js";
import { matrix, network } from "./networks.js";

/** @typedef {import("../../static/js/model/types.js").Program} Program */

/** @param {boolean} columns @param {Partial<Program>} [more] @returns {Program} 3 pictures of 2 × 2 pixels, with a bias in front */
function pictures(columns, more = {}) {
  /** @param {string} id @param {number} size @param {string} axis @param {[number, number]|null} image */
  const one = (id, size, axis, image) => {
    const [shape, axes, images] = columns ? [[size, 3], [axis, "case"], [image, null]] : [[3, size], ["case", axis], [null, image]];
    return matrix(id, /** @type {[number, number]} */ (shape), /** @type {[string, string]} */ (axes), { images: /** @type {any} */ (images) });
  };
  return { ...network(), classes: true, prediction: "P", matrices: [one("X", 5, "input", [2, 2]), one("Y", 2, "output", null), one("P", 2, "output", null)], ...more };
}

const drawable = (columns = false) => {
  const found = drawableOf(pictures(columns));
  assert.ok(found);
  return found;
};

test("a stroke is ink with soft edges, in sixteenths, from 0 to 1", () => {
  const sheet = sheetOf(8, 8);
  draw(sheet, { x: 4, y: 1 }, { x: 4, y: 7 });
  const ink = inkOn(sheet);
  assert.ok(ink.every((value) => value >= 0 && value <= 1 && Number.isInteger(value * 16)));
  assert.equal(ink.filter((value) => value > 0 && value < 1).length > 0, true);
  const row = ink.slice(32, 40);
  assert.deepEqual(row.map((value) => value > 0.5), [false, false, false, true, true, false, false, false]);
  assert.deepEqual([...row].reverse(), row);
});

test("between two points there is no gap, however far they are apart", () => {
  const sheet = sheetOf(8, 8);
  draw(sheet, { x: 0.5, y: 0.5 }, { x: 7.5, y: 7.5 });
  assert.ok(Array.from({ length: 8 }, (_, n) => inkOn(sheet)[n * 9]).every((value) => value > 0.6));
});

test("a dot in the middle of a pixel fills it and little else", () => {
  const sheet = sheetOf(8, 8);
  const middle = middleOf(27, 8);
  assert.deepEqual(middle, { x: 3.5, y: 3.5 });
  draw(sheet, middle, middle);
  const ink = inkOn(sheet);
  assert.equal(ink[27], 1);
  assert.ok(ink[26] > 0 && ink[26] < 0.6);
  assert.equal(ink[25], 0);
});

test("ink outside of the picture is none, and it has the width of its picture", () => {
  const sheet = sheetOf(8, 8);
  draw(sheet, { x: -5, y: -5 }, { x: -5, y: 20 });
  assert.ok(inkOn(sheet).every((value) => value === 0));
  const [small, large] = [sheetOf(8, 8), sheetOf(16, 16)];
  draw(small, { x: 0, y: 4 }, { x: 8, y: 4 });
  draw(large, { x: 0, y: 8 }, { x: 16, y: 8 });
  const sum = (/** @type {number[]} */ all) => all.reduce((a, b) => a + b, 0);
  assert.ok(Math.abs(sum(inkOn(large)) / sum(inkOn(small)) - 4) < 0.8);
});

test("what is drawn on stays where nothing is drawn, and a wiped pixel is white", () => {
  const sheet = sheetOf(2, 2, [0.25, 0.5, 0.75, 1]);
  assert.deepEqual(inkOn(sheet), [0.25, 0.5, 0.75, 1]);
  draw(sheet, { x: 0.1, y: 0.1 }, { x: 0.1, y: 0.1 });
  assert.ok(inkOn(sheet)[0] > 0.25);
  wipe(sheet, 0);
  wipe(sheet, 3);
  assert.deepEqual(inkOn(sheet), [0, 0.5, 0.75, 0]);
});

test("the pixels of a case are cells of its row, behind the bias; where cases are columns, of its column", () => {
  assert.deepEqual(cellsOfCase(drawable(), 2, [0, 0.5, 1, 0]).map(({ row, column }) => [row, column]), [[2, 1], [2, 2], [2, 3], [2, 4]]);
  assert.deepEqual(cellsOfCase(drawable(true), 2, [0, 0.5, 1, 0])[1], { row: 2, column: 2, value: 0.5 });
  assert.deepEqual(cellsOfCase(drawable(true), 0, [0, 0.5, 1, 0])[3], { row: 4, column: 0, value: 0 });
  assert.deepEqual(lineOfCase(drawable(true).prediction, 1), { matrix: "P", along: "column", index: 1 });
});

test("a target is a 1 among zeros, of which a softmax needs to be told the 1 alone", () => {
  assert.deepEqual(cellsOfTarget(drawable(), 1, 0, false), [{ row: 1, column: 0, value: 1 }, { row: 1, column: 1, value: 0 }]);
  assert.deepEqual(cellsOfTarget(drawable(true), 1, 1, true), [{ row: 1, column: 1, value: 1 }]);
});

test("the class is the largest output, and of one output the side of a half", () => {
  assert.deepEqual([[0.2, 0.5, 0.3], [-1, -2], [0.5], [0.6]].map(classOf), [1, 0, 0, 1]);
});

test("there is a pad where inputs are pictures and targets are classes", () => {
  assert.equal(drawableOf(null), null);
  assert.equal(drawableOf(network()), null);
  assert.equal(drawableOf(pictures(false, { classes: false })), null);
  const plain = pictures(false);
  plain.matrices[0].images = [null, null];
  assert.equal(drawableOf(plain), null);
});

test("what was changed of a case is in its inputs and targets; a batch is that of its iteration", () => {
  const edit = (/** @type {string} */ id, /** @type {number} */ row, /** @type {number} */ iteration) => ({ matrix: id, row, column: 1, iteration, value: 1 });
  const edits = [edit("X", 2, 0), edit("X", 1, 0), edit("Y", 2, 5), edit("W1", 2, 5)];
  assert.deepEqual(editsOfCase(drawable(), 2, edits, null), [edits[0], edits[2]]);
  assert.deepEqual(editsOfCase(drawable(), 2, edits, 5), [edits[2]]);
  assert.deepEqual(editsOfCase(drawable(true), 1, edits, null), [edits[0], edits[1], edits[2]]);
});
