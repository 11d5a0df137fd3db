import assert from "node:assert/strict";
import { test } from "node:test";
import "../../static/js/model/composite.js";
import { readAt, readerAt } from "../../static/js/model/composite-follow.js";
import { labelOf } from "../../static/js/model/naming.js";
import { patchAt } from "../../static/js/model/patch.js";
import { matrix } from "./networks.js";
import { PRODUCT, step } from "./steps.js";

/** @typedef {import("../../static/js/model/types.js").Program} Program */

// Two pictures of 4 × 5, cut in patches of 3 × 2: 2 × 4 places.
const PLACES = Array.from({ length: 8 }, (_, n) => `(${Math.floor(n / 4) + 1},${(n % 4) + 1})`);
const X = matrix("X", [2, 20], ["case", "input"], { images: [null, [4, 5]] });
const C = matrix("C1", [16, 6], ["patch", "pixel"], { images: [null, [3, 2]], within: [PLACES, null] });
const W = matrix("W1", [6, 3], ["pixel", "filter"], { images: [[3, 2], null] });
const S = matrix("S1", [16, 3], ["patch", "filter"], { within: [PLACES, null] });
const Z = matrix("Z1", [2, 24], ["case", "hidden"]);
const dW = matrix("dW1", [6, 3], ["pixel", "filter"], { images: [[3, 2], null] });
const ALL = new Map([X, C, W, S, Z, dW].map((one) => [one.id, one]));
/** @type {import("../../static/js/model/types.js").ByHand} */
const COPY = { kind: "expression", template: "{0}" };
const CUT = { ...step("i(y+a,x+b)->(i,y,x)(a,b)", ["X"], "C1", COPY), params: { y: 2, x: 4, a: 3, b: 2 } };
const ANSWER = step("ik,kj->ij", ["C1", "W1"], "S1", PRODUCT);
const FOLD = { ...step("(i,q)f->i(q,f)", ["S1"], "Z1", COPY), params: { q: 8 } };
const BACK = step("ki,kj->ij", ["C1", "S1"], "dW1", PRODUCT);
const PROGRAM = /** @type {Program} */ (/** @type {unknown} */ ({ steps: [CUT, ANSWER, FOLD, BACK] }));
const CURSOR = { hover: null, lens: "row_column", layer: 0, resultCell: { row: 0, column: 0 } };

test("labels that come again in every case are said after it", () => {
  assert.equal(labelOf(C, "row", 0), "case 1 (1,1)");
  assert.equal(labelOf(C, "row", 13), "case 2 (2,2)");
  assert.equal(labelOf({ ...C, names: { "case {n}": "Fall {n}" } }, "row", 8), "Fall 2 (1,1)");
});

test("a row of the patch matrix is a frame in the picture, wherever the cursor is on a patch", () => {
  const frame = { matrix: "X", line: 1, row: 1, column: 1, height: 3, width: 2 };
  assert.deepEqual(patchAt(PROGRAM, ALL, CUT, { ...CURSOR, resultCell: { row: 13, column: 4 } }), frame);
  assert.deepEqual(patchAt(PROGRAM, ALL, ANSWER, { ...CURSOR, resultCell: { row: 13, column: 2 } }), frame);
  assert.deepEqual(patchAt(PROGRAM, ALL, FOLD, { ...CURSOR, hover: { matrix: "S1", row: 13, column: 0 } }), frame);
  assert.deepEqual(patchAt(PROGRAM, ALL, BACK, { ...CURSOR, lens: "column_row", layer: 13 }), frame);
});

test("there is no frame where the cursor is on no patch, or a pixel is pointed at", () => {
  assert.equal(patchAt(PROGRAM, ALL, BACK, CURSOR), null);
  assert.equal(patchAt(PROGRAM, ALL, FOLD, CURSOR), null);
  assert.equal(patchAt(PROGRAM, ALL, CUT, { ...CURSOR, hover: { matrix: "X", row: 0, column: 3 } }), null);
  const dense = /** @type {Program} */ (/** @type {unknown} */ ({ steps: [ANSWER] }));
  assert.equal(patchAt(dense, ALL, ANSWER, CURSOR), null);
});

test("what an operand shows follows the cell that is selected, and the selected cell follows it", () => {
  const [patches, filters] = [{ axis: "patch", size: 16 }, { axis: "filter", size: 3 }];
  const selection = { row: 1, column: 4 };
  assert.equal(readAt(ALL, FOLD, patches, selection), 9);
  assert.equal(readAt(ALL, FOLD, filters, selection), 1);
  assert.equal(readAt(ALL, FOLD, { axis: "input", size: 20 }, selection), null);
  assert.deepEqual(readerAt(ALL, FOLD, patches, 2, selection), { row: 0, column: 7 });
  assert.equal(readerAt(ALL, FOLD, { axis: "input", size: 20 }, 2, selection), null);
  assert.deepEqual(readerAt(ALL, CUT, { axis: "input", size: 20 }, 6, { row: 0, column: 0 }), { row: 0, column: 3 });
});
