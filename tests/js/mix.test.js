import assert from "node:assert/strict";
import { test } from "node:test";
import { MINUS } from "../../static/js/model/format.js";
import { mixOf } from "../../static/js/model/mix.js";
import { backward, forward, frame, multiply, numbers, xor } from "./steps.js";

/** @param {string} text */
const read = (text) => Number(text.replaceAll(MINUS, "-"));

test("a column is a mix of the left operand's columns, with the right one's cells as amounts", () => {
  const mix = mixOf(xor, numbers, forward, "columns", 1);
  assert.equal(mix?.name, "Z₁[:, h₂]");
  assert.deepEqual(mix?.labels, ["case 1", "case 2", "case 3", "case 4"]);
  assert.deepEqual(mix?.terms.map(({ name, role }) => [name, role]), [["bias", "bias"], ["x₁", "input"], ["x₂", "input"]]);
  assert.match(mix?.terms[1].amount ?? "", /^\(\u22120\.45\d*\)$/);
  assert.deepEqual(mix?.terms[1].cell, { matrix: "W1", row: 1, column: 1 });
});

test("a row is a mix of the right operand's rows, with the left one's cells as amounts", () => {
  const mix = mixOf(xor, numbers, forward, "rows", 3);
  assert.equal(mix?.name, "Z₁[case 4, :]");
  assert.deepEqual(mix?.terms.map(({ amount }) => amount), ["1", "1", "1"]);
  assert.deepEqual(mix?.cells[2], { matrix: "Z1", row: 3, column: 2 });
});

test("every entry adds up as shown, or says that it doesn't, and the last running total is the sum", () => {
  for (const [lens, count] of /** @type {const} */ ([["columns", 3], ["rows", 4]])) {
    for (let at = 0; at < count; at++) {
      const mix = mixOf(xor, numbers, forward, lens, at);
      assert.ok(mix);
      mix.total.forEach((total, n) => {
        const sum = mix.terms.reduce((all, { values }) => all + read(values[n]), 0);
        assert.equal(Math.abs(sum - read(total)) < 1e-9, mix.relations[n] === "=");
        if (mix.relations[n] === "=") assert.equal(mix.terms.at(-1)?.running[n], total);
      });
    }
  }
});

test("a turned operand is read turned", () => {
  const X = [[1, 0, 0], [1, 0, 1], [1, 1, 0], [1, 1, 1]];
  const dZ1 = [[0.5, 0.25, 0], [1, -1, 2], [0.5, 0.5, 0.5], [-2, 1, 0.25]];
  const dW1 = multiply(X[0].map((_, k) => X.map((row) => row[k])), dZ1);
  const mix = mixOf(xor, frame({ X, dZ1, dW1 }), backward, "rows", 2);
  assert.deepEqual(mix?.terms.map(({ name, amount }) => [name, amount]), [["case 1", "0"], ["case 2", "1"], ["case 3", "0"], ["case 4", "1"]]);
  assert.deepEqual(mix?.total.map(read), dW1[2]);
});

test("of a sum over thousands of cases a few are listed and the rest completes it", () => {
  const rows = Array.from({ length: 8 }, (_, n) => [1, n, -n]);
  const many = new Map(xor);
  for (const id of ["X", "dZ1"]) many.set(id, { .../** @type {any} */ (xor.get(id)), shape: [13500, 3] });
  const total = [[100, 50.5, -3], [1, 2, 3], [4, 5, 6]];
  const numbers = frame({ X: rows, dZ1: rows, dW1: total });
  const inside = (/** @type {number} */ row, /** @type {number} */ stop) => rows.slice(0, stop).reduce((sum, one) => sum + one[row] * one[1], 0);
  /** @param {{row: number, column: number}} cell @param {[number, number]} span */
  const sums = ({ row, column }, [start, stop]) => ({
    start, stop, before: 0, inside: inside(row, stop), after: total[row][column] - inside(row, stop), total: total[row][column],
  });
  const mix = mixOf(many, numbers, backward, "columns", 1, { sums });
  assert.equal(mix?.terms.length, 4);
  assert.equal(mix?.rest?.count, 13496);
  assert.ok(mix?.total.every((text, n) => Math.abs(mix.terms.reduce((all, { values }) => all + read(values[n]), read(mix.rest?.values?.[n] ?? "")) - read(text)) < 1e-9));
  assert.equal(mixOf(many, numbers, backward, "columns", 1)?.rest?.values, null, "what the engine hasn't told isn't worked out here");
});

test("what the frame doesn't hold isn't made up", () => {
  assert.equal(mixOf(xor, frame({ X: [[1, 0, 0]] }), forward, "columns", 0), null);
  assert.equal(mixOf(xor, numbers, forward, "rows", 9), null);
});
