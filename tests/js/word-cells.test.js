import assert from "node:assert/strict";
import test from "node:test";
import "../../static/js/model/composite.js";
import { cellsOfWord, isNamed } from "../../static/js/model/word-cells.js";

/** @param {Record<string, [number, number]>} shapes @returns {any} */
const matrices = (shapes) => new Map(Object.entries(shapes).map(([id, shape]) => [id, { id, shape }]));
/** @param {string} index_string @param {string[]} inputs @returns {any} */
const step = (index_string, inputs) => ({ index_string, inputs, output: "Z" });
/** @param {import("../../static/js/model/types.js").Cell[]} cells */
const plain = (cells) => cells.map(({ matrix, row, column }) => `${matrix}${row}${column}`).join(" ");

const PRODUCT = step("ik,kj->ij", ["X", "W"]);
const SHAPES = matrices({ X: [4, 3], W: [3, 2], Z: [4, 2] });

test("a word that names a row names it in the result and in the operand that has it", () => {
  assert.equal(plain(cellsOfWord(SHAPES, PRODUCT, "row", 1)), "X10 X12 Z10 Z11");
  assert.equal(plain(cellsOfWord(SHAPES, PRODUCT, "column", 0)), "W00 W20 Z00 Z30");
});

test("a word that names k names a column, a row and the layer that they make", () => {
  assert.equal(plain(cellsOfWord(SHAPES, PRODUCT, "k", 2)), "X02 X32 W20 W21 Z00 Z31");
});

test("a transposed operand is named in its own coordinates", () => {
  const turned = step("ki,kj->ij", ["X", "D"]);
  const shapes = matrices({ X: [4, 3], D: [4, 2], Z: [3, 2] });
  assert.equal(plain(cellsOfWord(shapes, turned, "row", 1)), "X01 X31 Z10 Z11");
});

test("a cell that was put in front shifts the rest, and is in no operand itself", () => {
  const ones = step("ij->i(1+j)", ["A"]);
  const shapes = matrices({ A: [4, 2], Z: [4, 3] });
  assert.equal(plain(cellsOfWord(shapes, ones, "column", 2)), "A01 A31 Z02 Z32");
  assert.equal(plain(cellsOfWord(shapes, ones, "column", 0)), "Z00 Z30");
});

test("a cell is in what a word names along the word's axis", () => {
  const cell = { matrix: "X", row: 1, column: 2 };
  assert.equal(isNamed(SHAPES, PRODUCT, "row", 1, cell), true);
  assert.equal(isNamed(SHAPES, PRODUCT, "row", 0, cell), false);
  assert.equal(isNamed(SHAPES, PRODUCT, "k", 2, cell), true);
  assert.equal(isNamed(SHAPES, PRODUCT, "column", 2, cell), false);
  assert.equal(isNamed(SHAPES, PRODUCT, "row", 1, null), false);
});

test("where an axis is made of several, all cells of what is named are told", () => {
  const patches = { ...step("i(y+a,x+b)->(i,y,x)(a,b)", ["X"]), params: { y: 2, x: 2, a: 2, b: 2 } };
  const shapes = matrices({ X: [1, 9], Z: [4, 4] });
  assert.equal(plain(cellsOfWord(shapes, patches, "row", 1)), "X01 X02 X04 X05 Z10 Z11 Z12 Z13");
  assert.equal(plain(cellsOfWord(shapes, patches, "column", 3)), "X04 X05 X07 X08 Z03 Z13 Z23 Z33");
  assert.equal(isNamed(shapes, patches, "row", 1, { matrix: "X", row: 0, column: 4 }), true);
  assert.equal(isNamed(shapes, patches, "row", 1, { matrix: "X", row: 0, column: 0 }), false);
});
