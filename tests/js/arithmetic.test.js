import assert from "node:assert/strict";
import { test } from "node:test";
import { evaluate } from "../../static/js/model/arithmetic.js";

test("expressions as they are written come to their value", () => {
  assert.equal(evaluate("0.30 − 0.5 × −0.0012"), 0.3006);
  assert.equal(evaluate("(−2)²"), 4);
  assert.equal(evaluate("−2²"), -4);
  assert.equal(evaluate("1 ÷ (1 + exp(−0))"), 0.5);
  assert.equal(evaluate("max(0, −3.5)"), 0);
  assert.equal(evaluate("√4 + 2³"), 10);
  assert.equal(evaluate("1/4 × 2"), 0.5);
  assert.equal(evaluate("2.5e−3 × 2"), 0.005);
  assert.equal(evaluate("−∞ + 1"), -Infinity);
});

test("a choice takes the side that its condition says", () => {
  assert.equal(evaluate("1 if 0.2 > 0, else 0.01"), 1);
  assert.equal(evaluate("1 if −0.2 > 0, else 0.01"), 0.01);
});

test("what can't be read is null, never a guess and never code", () => {
  for (const text of ["", "gelu′(1.2)", "1 +", "(1", "alert(1)", "1 2", "constructor(1)"]) {
    assert.equal(evaluate(text), null, text);
  }
});
