import assert from "node:assert/strict";
import { test } from "node:test";
import { byHand } from "../../static/js/model/by-hand.js";
import { MINUS } from "../../static/js/model/format.js";
import { addsUp, decimalsThatAddUp, relationOf, workedSum } from "../../static/js/model/worked.js";
import { matrix } from "./networks.js";
import { PRODUCT, backward, forward, frame, multiply, numbers, step, table, xor } from "./steps.js";

/** @param {string} text */
const read = (text) => Number(text.replaceAll(MINUS, "-"));

test("decimals are added until the shown terms come to the shown total", () => {
  assert.ok(!addsUp([0.004, 0.004], 0.008, 2));
  assert.deepEqual(decimalsThatAddUp([0.004, 0.004], 0.008, 2), { decimals: 3, exact: true });
  assert.deepEqual(decimalsThatAddUp([1 / 3, 1 / 3, 1 / 3], 1, 2), { decimals: 2, exact: false });
});

test("an equals sign is only shown where it is true at the shown digits", () => {
  assert.equal(relationOf("1 × 0.30", 0.3018, 2), "=");
  assert.equal(relationOf(`0.45 × ${MINUS}0.99`, -0.4489, 2), "≈");
  assert.equal(relationOf("0.5 × 0.5", 0.25, 2), "=");
});

test("a product is written out term by term with the sum so far", () => {
  const worked = byHand(xor, numbers, forward, { row: 1, column: 1 }, null);
  assert.deepEqual(worked?.lines.map(({ name, role, text, value, running }) => [name, role, text, value, running]), [
    ["bias", "bias", "1 × 0.30", "0.30", "0.30"],
    ["x₁", "input", `0 × ${MINUS}0.45`, "0.00", "0.30"],
    ["x₂", "input", "1 × 1.34", "1.34", "1.64"],
  ]);
  assert.equal(worked?.total, "1.64");
  assert.equal(worked?.relation, "=");
});

test("for every cell of a product the shown terms add up to the shown total, or the note says that they don't", () => {
  for (let row = 0; row < 4; row++) {
    for (let column = 0; column < 3; column++) {
      const worked = byHand(xor, numbers, forward, { row, column }, null);
      assert.ok(worked);
      const sum = worked.lines.reduce((all, line) => all + read(line.value), 0);
      if (worked.note === null) assert.ok(Math.abs(sum - read(worked.total)) < 1e-9, `${row} ${column}`);
      else assert.equal(worked.relation, "≈");
      assert.equal(worked.lines.at(-1)?.running, worked.note === null ? worked.total : worked.lines.at(-1)?.running);
    }
  }
});

test("a transposed operand gives its terms in the order of the cases", () => {
  const X = [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]];
  const dZ1 = [[0.0144, 0.0103, 0.0032], [-0.0155, -0.0062, -0.003], [-0.0144, -0.0128, -0.0027], [0.0118, 0.0073, 0.0016]];
  const dW1 = multiply(X[0].map((_, k) => X.map((row) => row[k])), dZ1);
  const worked = byHand(xor, frame({ X, dZ1, dW1 }), backward, { row: 2, column: 1 }, null);
  assert.deepEqual(worked?.lines.map((line) => [line.name, line.value]), [
    ["case 1", "0.0000"], ["case 2", `${MINUS}0.0062`], ["case 3", "0.0000"], ["case 4", "0.0073"],
  ]);
  assert.equal(worked?.total, "0.0011");
});

test("a mean shows the sum, what divides it and the result", () => {
  const E = matrix("E", [2, 1], ["case", "output"]);
  const L = matrix("L", [1, 1], ["loss", "loss"]);
  const mean = step("ij->11", ["E"], "L", { ...PRODUCT, term: "square", divide: 2 });
  const worked = byHand(table(E, L), frame({ E: [[-0.5], [0.3]], L: [[0.17]] }), mean, { row: 0, column: 0 }, null);
  assert.deepEqual(worked?.lines.map((line) => line.text), [`(${MINUS}0.50)²`, "0.30²"]);
  assert.deepEqual([worked?.sum, worked?.after, worked?.relation, worked?.total], ["0.34", "÷ 2", "=", "0.17"]);
});

test("an expression gets its numbers, with parentheses where a sign would mislead", () => {
  const a = matrix("A", [1, 2], ["case", "hidden"]);
  const b = matrix("B", [1, 2], ["case", "hidden"]);
  const c = matrix("C", [1, 2], ["case", "hidden"]);
  const minus = step("ij,ij->ij", ["A", "B"], "C", { kind: "expression", template: "{0} − {1}" });
  const worked = byHand(table(a, b, c), frame({ A: [[0.25, 1.5]], B: [[-0.5, 0.5]], C: [[0.75, 1]] }), minus, { row: 0, column: 0 }, null);
  assert.equal(worked?.expression, `0.25 − (${MINUS}0.50)`);
  assert.equal(worked?.relation, "=");
});

test("softmax writes out the whole row", () => {
  const z = matrix("Z", [1, 2], ["case", "output"]);
  const p = matrix("P", [1, 2], ["case", "output"]);
  const softmax = step("iJ->ij", ["Z"], "P", { kind: "expression", template: "exp({0}) ÷ ({0+exp})" });
  const worked = byHand(table(z, p), frame({ Z: [[0.5, -0.25]], P: [[0.6792, 0.3208]] }), softmax, { row: 0, column: 1 }, null);
  assert.equal(worked?.expression, `exp(${MINUS}0.25) ÷ (exp(0.50) + exp(${MINUS}0.25))`);
  assert.equal(worked?.relation, "≈");
});

const MASKED = /** @type {const} */ ({ kind: "expression", template: "{1} × exp({0}) ÷ ({0+exp@1})" });

test("a masked softmax writes out what is seen of the row, and nothing else", () => {
  const s = matrix("S", [1, 3], ["case", "case"]);
  const m = matrix("M", [1, 3], ["case", "case"]);
  const p = matrix("P", [1, 3], ["case", "case"]);
  const softmax = step("iJ,iJ->ij", ["S", "M"], "P", MASKED);
  const numbers = frame({ S: [[0.5, -0.25, 9.75]], M: [[1, 1, 0]], P: [[0.6792, 0.3208, 0]] });
  const at = (/** @type {number} */ column) => byHand(table(s, m, p), numbers, softmax, { row: 0, column }, null);
  assert.equal(at(0)?.expression, `1 × exp(0.50) ÷ (exp(0.50) + exp(${MINUS}0.25))`);
  assert.equal(at(2)?.expression, `0 × exp(9.75) ÷ (exp(0.50) + exp(${MINUS}0.25))`);
  assert.equal(at(2)?.total, "0.00");
});

test("where the frame doesn't hold all that a softmax adds up, it says that there is more", () => {
  const wide = (/** @type {string} */ id) => matrix(id, [1, 4], ["case", "case"]);
  const [s, m, p] = ["S", "M", "P"].map(wide);
  const numbers = (/** @type {number[]} */ shares) => frame({ S: [[0.5, 0.25]], M: [[1, 1]], P: [shares] });
  const said = (/** @type {string} */ index, /** @type {string[]} */ inputs, /** @type {string} */ template, /** @type {number[]} */ shares) =>
    byHand(table(s, m, p), numbers(shares), step(index, inputs, "P", { kind: "expression", template }), { row: 0, column: 0 }, null)?.expression;
  assert.equal(said("iJ,iJ->ij", ["S", "M"], MASKED.template, [0.5622, 0.4378]), "1 × exp(0.50) ÷ (exp(0.50) + exp(0.25))");
  assert.equal(said("iJ,iJ->ij", ["S", "M"], MASKED.template, [0.4, 0.3]), "1 × exp(0.50) ÷ (exp(0.50) + exp(0.25) + …)");
  assert.equal(said("iJ->ij", ["S"], "exp({0}) ÷ ({0+exp})", [0.5622, 0.4378]), "exp(0.50) ÷ (exp(0.50) + exp(0.25) + …)");
});

test("NaN and infinities are shown, not hidden", () => {
  const terms = [NaN, 1].map((value, k) => ({ name: `${k}`, role: /** @type {const} */ ("input"), k, cells: [], value, write: () => "0 × ∞" }));
  const worked = workedSum(terms, NaN, { decimals: 2, length: 2, divide: null, factor: null, factor_text: null, partial: null });
  assert.equal(worked.total, "NaN");
  assert.equal(worked.lines[0].value, "NaN");
});

test("terms that aren't listed are counted, and the engine's partial sums complete the sum", () => {
  const term = (/** @type {number} */ value) => ({ name: "", role: /** @type {const} */ ("input"), k: 0, cells: [], value, write: () => "" });
  const options = { decimals: 2, length: 13500, divide: null, factor: null, factor_text: null };
  const alone = workedSum([term(0.5), term(0.25)], 10, { ...options, partial: null });
  assert.equal(alone.unlisted, 13498);
  const partial = { start: 4, stop: 6, before: 1, inside: 0.75, after: 8.25, total: 10 };
  const told = workedSum([term(0.5), term(0.25)], 10, { ...options, partial });
  assert.deepEqual([told.lines[0].running, told.lines[1].running, told.relation], ["1.50", "1.75", "="]);
});

test("a cell that the frame doesn't hold isn't made up", () => {
  assert.equal(byHand(xor, frame({ Z1: [[1, 2, 3]] }), forward, { row: 3, column: 0 }, null), null);
});

test("a product's factors get decimals until whoever multiplies them reads the value", () => {
  const x = matrix("X", [1, 1], ["case", "input"]);
  const w = matrix("W1", [1, 1], ["input", "hidden"]);
  const z = matrix("Z1", [1, 1], ["case", "hidden"]);
  const product = step("ik,kj->ij", ["X", "W1"], "Z1", PRODUCT);
  const values = frame({ X: [[1.1962]], W1: [[2.0283]], Z1: [[1.1962 * 2.0283]] });
  const worked = byHand(table(x, w, z), values, product, { row: 0, column: 0 }, null);
  // 1.20 × 2.03 is 2.436, which nobody rounds to 2.43.
  assert.deepEqual(worked?.lines.map(({ text, relation, value }) => [text, relation, value]), [["1.196 × 2.028", "≈", "2.43"]]);
  assert.equal(worked?.note, null);
});

test("of powers of ten no number of decimals is told", () => {
  const [x, w] = [[[1, 1, 1]], [[1.24e-5], [1.24e-5], [1.24e-5]]];
  const total = x[0].reduce((sum, value, k) => sum + value * w[k][0], 0);
  const matrices = table(matrix("X", [1, 3], ["case", "input"]), matrix("W", [3, 1], ["input", "output"]), matrix("Z", [1, 1], ["case", "output"]));
  const worked = byHand(matrices, frame({ X: x, W: w, Z: [[total]] }), step("ik,kj->ij", ["X", "W"], "Z", PRODUCT), { row: 0, column: 0 }, null);
  assert.equal(worked?.relation, "≈");
  assert.match(worked?.lines[1].value ?? "", /e/);
  assert.match(worked?.note ?? "", /shown rounded/);
});
