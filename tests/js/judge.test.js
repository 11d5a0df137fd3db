import assert from "node:assert/strict";
import { test } from "node:test";
import { judge } from "../../static/js/predict/judge.js";
import { matrix } from "./networks.js";
import { PRODUCT, forward, frame, numbers, step, table, xor } from "./steps.js";

const at = { row: 1, column: 1 };
/** @param {number} answer */
const forCell = (answer) => judge(xor, numbers, forward, at, answer);

test("an answer is right if it is the number as shown, or the one that shown numbers give", () => {
  assert.deepEqual([forCell(1.64).right, forCell(1.644).right, forCell(1.65).right], [true, true, false]);
  assert.match(forCell(1.64).said, /2 decimals/);
  const a = matrix("A", [1, 2], ["case", "input"]);
  const b = matrix("B", [2, 1], ["input", "output"]);
  const c = matrix("C", [1, 1], ["case", "output"]);
  const product = step("ik,kj->ij", ["A", "B"], "C", PRODUCT);
  // Shown: 0.10 × 0.10 + 0.10 × 0.10 = 0.02; exactly 0.0109 + 0.0109 = 0.0218 … shown with 4 decimals.
  const shown = frame({ A: [[0.1044, 0.1044]], B: [[1.044], [1.044]], C: [[0.21798]] });
  const verdict = judge(table(a, b, c), shown, product, { row: 0, column: 0 }, 0.2);
  assert.deepEqual([verdict.right, /rounded numbers/.test(verdict.said)], [false, false]);
  const hand = judge(table(a, b, c), shown, product, { row: 0, column: 0 }, 0.1 * 1.04 * 2);
  assert.deepEqual([hand.right, /rounded numbers/.test(hand.said)], [true, true]);
});

test("a wrong answer is traced to the sign, the missing term, the single term", () => {
  assert.equal(forCell(-1.64).slip?.kind, "sign");
  const missing = forCell(1.34);
  assert.deepEqual([missing.slip?.kind, missing.said], ["missing", "The term of bias is missing."]);
  assert.deepEqual(missing.slip?.cells, [{ matrix: "X", row: 1, column: 0 }, { matrix: "W1", row: 0, column: 1 }]);
  assert.equal(forCell(1.04).slip?.kind, "term_sign");
  assert.match(forCell(16.4).said, /decimal point/);
  assert.equal(forCell(1.66).slip, null);
  assert.match(forCell(1.66).said, /rounding/);
  assert.match(forCell(77).said, /Not yet/);
});

test("a wrong answer is traced to another row or column, and to a transpose", () => {
  const Z = matrix("Z", [2, 2], ["case", "hidden"], { symbol: "Z", column_labels: ["h₁", "h₂"] });
  const A = matrix("A", [2, 2], ["case", "input"]);
  const B = matrix("B", [2, 2], ["input", "hidden"]);
  const all = table(A, B, Z);
  const values = frame({ A: [[1, 2], [3, 5]], B: [[7, 11], [13, 17]], Z: [[33, 45], [86, 118]] });
  const product = step("ik,kj->ij", ["A", "B"], "Z", PRODUCT);
  const kind = (/** @type {number} */ answer) => judge(all, values, product, { row: 0, column: 1 }, answer).slip?.kind;
  assert.equal(kind(118), "row");
  assert.equal(kind(33), "column");
  assert.equal(kind(86), "transpose");
  assert.equal(kind(1 * 11 + 3 * 17), "transpose"); // A turned
  assert.equal(kind(1 * 13 + 2 * 17), "transpose"); // B turned
});

test("a wrong answer to an elementwise step is traced to the operator or to an operand alone", () => {
  const [a, b, c] = ["A", "B", "C"].map((id) => matrix(id, [1, 1], ["case", "hidden"]));
  const values = frame({ A: [[3]], B: [[5]], C: [[-2]] });
  const minus = step("ij,ij->ij", ["A", "B"], "C", { kind: "expression", template: "{0} − {1}" });
  const kind = (/** @type {number} */ answer) => judge(table(a, b, c), values, minus, { row: 0, column: 0 }, answer).slip?.kind;
  assert.equal(kind(8), "term_sign");
  assert.equal(kind(3), "operand");
  assert.equal(kind(2), "sign");
});

test("a mean that wasn't divided is said to be the sum", () => {
  const E = matrix("E", [2, 1], ["case", "output"]);
  const L = matrix("L", [1, 1], ["loss", "loss"]);
  const mean = step("ij->11", ["E"], "L", { ...PRODUCT, term: "square", divide: 2 });
  const verdict = judge(table(E, L), frame({ E: [[-3], [5]], L: [[17]] }), mean, { row: 0, column: 0 }, 34);
  assert.deepEqual([verdict.slip?.kind, verdict.said], ["scale", "That is the sum before ÷ 2."]);
});

test("a cell that isn't there can't be judged", () => {
  assert.throws(() => judge(xor, frame({}), forward, at, 1), RangeError);
});
