import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { STRONGEST, cellRole, fillStrength, innerRole, isGradient, matrixRole } from "../../static/js/model/colour.js";
import { productOf } from "../../static/js/model/product.js";
import { backward, forward, xor } from "./steps.js";

const get = (/** @type {string} */ id) => /** @type {import("../../static/js/model/types.js").Matrix} */ (xor.get(id));

test("rows and columns labelled bias wear the bias colour, in gradients too", () => {
  assert.equal(cellRole(xor, get("X"), 2, 0), "bias");
  assert.equal(cellRole(xor, get("X"), 2, 1), "input");
  assert.equal(cellRole(xor, get("W1"), 0, 2), "bias");
  assert.equal(cellRole(xor, get("dW1"), 0, 2), "bias");
});

test("a gradient wears the colour of its matrix, an updated matrix that of the old one", () => {
  assert.equal(matrixRole(xor, get("dZ1")), "hidden");
  assert.equal(matrixRole(xor, get("W1_next")), "weight");
  assert.ok(isGradient(get("dZ1")));
  assert.ok(!isGradient(get("W1_next")));
});

test("k wears what the column of the left operand stands for; a case what the right operand says of it", () => {
  const product = productOf(forward);
  const gradient = productOf(backward);
  assert.ok(product && gradient);
  assert.equal(innerRole(xor, product, 0), "bias");
  assert.equal(innerRole(xor, product, 2), "input");
  assert.equal(innerRole(xor, gradient, 1), "hidden");
});

test("fill grows with magnitude and a zero is still seen", () => {
  assert.ok(fillStrength(0, 2) > 0);
  assert.ok(fillStrength(-1, 2) > fillStrength(0.5, 2));
  assert.equal(fillStrength(-2, 2), STRONGEST);
  assert.equal(fillStrength(NaN, 2), STRONGEST);
  assert.equal(fillStrength(0, 0), fillStrength(0, 1));
});

/** @param {string} hex @returns {number[]} */
const rgb = (hex) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** @param {number[]} colour @returns {number} */
function luminance(colour) {
  const [r, g, b] = colour.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test("ink on the strongest fill of any role keeps a contrast of 4.5 in both themes", () => {
  const css = readFileSync(new URL("../../static/css/tokens.css", import.meta.url), "utf8");
  const [paper, board] = css.split('[data-theme="board"]');
  for (const theme of [paper, board]) {
    const colour = (/** @type {string} */ name) => rgb(theme.match(new RegExp(`--${name}: (#[0-9a-f]{6})`))?.[1] ?? "");
    const ground = colour("paper");
    for (const role of ["input", "bias", "weight", "hidden", "output", "target", "loss"]) {
      const fill = colour(`role-${role}`).map((part, n) => STRONGEST * part + (1 - STRONGEST) * ground[n]);
      const [a, b] = [luminance(colour("ink")), luminance(fill)].sort((x, y) => y - x);
      assert.ok((a + 0.05) / (b + 0.05) >= 4.5, `${role}: ${((a + 0.05) / (b + 0.05)).toFixed(2)}`);
    }
  }
});
