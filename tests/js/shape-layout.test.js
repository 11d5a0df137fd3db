import assert from "node:assert/strict";
import { test } from "node:test";
import { HALF, layoutOf } from "../../static/js/model/shape-layout.js";

/**
 * @param {string} symbol
 * @param {string[]} sizes
 * @param {number[]} [clashing]
 */
const piece = (symbol, sizes, clashing = []) => ({
  symbol,
  sizes,
  names: sizes.map((_, n) => `axis ${n}`),
  clashes: sizes.map((_, n) => clashing.includes(n)),
});

test("in a chain the inner halves touch where the result's middle is", () => {
  const layout = layoutOf({
    arrangement: "chain",
    fits: true,
    pieces: [piece("x", ["4", "3"]), piece("w", ["3", "2"])],
    sentence: "",
    result: piece("", ["4", "2"]),
  });
  const [left, right] = layout.pieces;
  assert.equal(left.x + 2 * HALF, right.x);
  assert.equal(layout.touch && layout.touch.x + HALF, right.x);
  assert.equal(layout.result && layout.result.x + HALF, layout.middle);
  assert.ok(layout.result && layout.result.y > layout.sentence);
});

test("axes before the last two are a batch, and the sign stands where the clash is", () => {
  const of = (/** @type {number} */ n) =>
    layoutOf({
      arrangement: "chain",
      fits: false,
      pieces: [piece("x", ["2", "8", "4", "3"], [n]), piece("w", ["2", "5", "3", "2"], [n === 3 ? 2 : n])],
      sentence: "",
      result: null,
    });
  const batch = of(1);
  assert.equal(batch.pieces[0].batch, "2 × 8");
  assert.ok(batch.pieces[0].batchClashes);
  assert.deepEqual(batch.pieces[0].domino.sizes, ["4", "3"]);
  assert.ok(batch.signs[0].y < batch.pieces[0].y);
  const inner = of(3);
  assert.ok(!inner.pieces[0].batchClashes);
  assert.ok(inner.signs[0].y > inner.pieces[0].y);
});

test("a stack is lined up at the last axis and has a sign for each clash", () => {
  const layout = layoutOf({
    arrangement: "stack",
    fits: false,
    pieces: [piece("a", ["5", "4", "3"], [2]), piece("b", ["4"], [0])],
    sentence: "",
    result: null,
  });
  const [upper, lower] = layout.pieces;
  assert.equal(upper.x + 3 * HALF, lower.x + HALF);
  assert.deepEqual(layout.signs.map(({ x }) => x), [lower.x + HALF / 2]);
});

test("vectors and single numbers have a place", () => {
  const layout = layoutOf({
    arrangement: "chain",
    fits: true,
    pieces: [piece("x", ["3"]), piece("w", ["3"])],
    sentence: "",
    result: piece("", []),
  });
  assert.equal(layout.pieces[1].x - layout.pieces[0].x, HALF);
  assert.ok(layout.result && layout.result.x >= 0);
});
