import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenLayout, meetings } from "../../static/js/model/broken-layout.js";
import { possibleFixes } from "../../static/js/model/broken-fixes.js";
import { brokenPair, ownCell, sideLabel, unmatched, waysOf } from "../../static/js/model/broken.js";
import { PRODUCT, backward, forward, step, xor } from "./steps.js";

/** @param {import("../../static/js/model/broken.js").Way} way @param {number} [width] */
const broken = (way, width = 4) => ({ step: way === "transpose" ? backward : forward, way, width, tried: null });

test("only what applies can be broken", () => {
  assert.deepEqual(waysOf(xor, forward), ["width", "bias", "turn"]);
  assert.deepEqual(waysOf(xor, backward), ["transpose"]);
  assert.deepEqual(waysOf(xor, step("ik,jk->ij", ["dZ1", "W1"], "X", PRODUCT)), ["width", "transpose"]);
});

test("another width leaves the extra column without a row", () => {
  const pair = brokenPair(xor, broken("width", 5));
  assert.deepEqual([pair.left.size, pair.right.size], [[4, 5], [3, 3]]);
  assert.deepEqual(unmatched(pair), { left: [3, 5], right: [3, 3] });
  assert.equal(ownCell(pair.left, 0, 4), null);
  assert.deepEqual(unmatched(brokenPair(xor, broken("width", 2))), { left: [2, 2], right: [2, 3] });
});

test("without the bias column it is the bias row that meets nothing", () => {
  const pair = brokenPair(xor, broken("bias"));
  assert.deepEqual(pair.left.size, [4, 2]);
  assert.equal(sideLabel(pair.left, 1, 0), "x₁");
  assert.deepEqual(ownCell(pair.left, 2, 0), [2, 1]);
  assert.deepEqual(unmatched(pair), { left: [0, 0], right: [0, 1] });
});

test("a forgotten transpose stands as the matrix itself", () => {
  const pair = brokenPair(xor, broken("transpose"));
  assert.deepEqual([pair.left.symbol, pair.left.size, pair.right.size], ["X", [4, 3], [4, 3]]);
  assert.deepEqual(unmatched(pair), { left: [3, 3], right: [3, 4] });
});

test("a fix that is tried gives back the operand that fits", () => {
  const fix = { does: "", sentence: "", code: "", why: null, kind: "", result: /** @type {[number, number]} */ ([4, 3]) };
  const sound = brokenPair(xor, { ...broken("bias"), tried: { ...fix, left: [4, 3], right: [3, 3] } });
  assert.deepEqual([sound.left.shift, sound.left.size], [[0, 0], [4, 3]]);
  const turned = brokenPair(xor, { ...broken("transpose"), tried: { ...fix, left: [4, 3], right: [3, 4] } });
  assert.deepEqual([turned.right.symbol, turned.right.axes], ["dZ₁ᵀ", ["hidden", "case"]]);
});

test("fixes that this network makes impossible aren't offered", () => {
  const pair = brokenPair(xor, broken("width", 4));
  const kinds = ["", "bias_row", "ones_column", "layer_before"];
  const options = kinds.map((kind) => ({ does: "", sentence: "", code: "", why: null, kind, left: pair.left.size, right: pair.right.size, result: pair.left.size }));
  // X comes from no layer, and W₁ has its bias row.
  assert.deepEqual(possibleFixes(options, pair, { ...forward, phase: "forward" }, [4, 3]).map(({ kind }) => kind), ["", "ones_column"]);
  // A gradient has the shape of its matrix: what would give another shape is no fix.
  const gradient = { ...forward, phase: /** @type {const} */ ("backward") };
  assert.deepEqual(possibleFixes(options, pair, gradient, [3, 3]), []);
  assert.equal(possibleFixes(options, pair, gradient, pair.left.size).length, 2);
  assert.equal(sideLabel(pair.left, 1, 3), "input 3");
});

test("weights can be turned though they needn't be", () => {
  const pair = brokenPair(xor, { ...broken("width"), step: { ...forward, phase: "forward" }, way: "turn" });
  assert.deepEqual([pair.left.symbol, pair.right.symbol, pair.right.axes], ["X", "W₁ᵀ", ["hidden", "input"]]);
});

test("the picture fits its room and draws a line for each inner index", () => {
  for (const [width, height] of [[900, 520], [560, 400], [358, Infinity]]) {
    const pair = brokenPair(xor, broken("width", 5));
    const layout = brokenLayout(pair, {}, { width, height }, { symbol: "?", ems: 3 });
    assert.ok(layout.width <= width && layout.height <= Math.max(height, 520), `${width}: ${layout.width} × ${layout.height}`);
    const lines = meetings(pair, layout);
    assert.deepEqual(lines.map(({ meets }) => meets), [true, true, true, false, false]);
  }
});
