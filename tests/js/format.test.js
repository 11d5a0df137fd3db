import assert from "node:assert/strict";
import { test } from "node:test";
import { MINUS, SCIENTIFIC, asShown, decimalsFor, formatCount, formatNumber, widthInEms } from "../../static/js/model/format.js";

test("a matrix of whole numbers is shown without decimals", () => {
  assert.equal(decimalsFor([1, 0, -3]), 0);
  assert.equal(formatNumber(-3, 0), `${MINUS}3`);
});

test("a matrix is shown at the chosen precision as long as its largest number is not small", () => {
  assert.equal(decimalsFor([0.5, -1.34]), 2);
  assert.equal(decimalsFor([0.5, -1.34], 4), 4);
  assert.equal(decimalsFor([0.1]), 2);
});

test("a matrix whose largest magnitude is 0.0128 shows four decimals", () => {
  assert.equal(decimalsFor([0.0103, -0.0128, 0.0073]), 4);
  assert.equal(formatNumber(-0.0128, 4), `${MINUS}0.0128`);
});

test("very small matrices are shown in powers of ten, and their zeros as 0", () => {
  const decimals = decimalsFor([4.2e-5, 0]);
  assert.equal(decimals, SCIENTIFIC);
  assert.equal(formatNumber(-4.2e-5, decimals), `${MINUS}4.2e${MINUS}5`);
  assert.equal(formatNumber(0, decimals), "0");
});

test("very large numbers are shown in powers of ten", () => {
  assert.equal(formatNumber(123456.7, 2), "1.2e5");
});

test("NaN and the infinities keep their glyphs", () => {
  assert.equal(formatNumber(NaN, 2), "NaN");
  assert.equal(formatNumber(Infinity, 2), "∞");
  assert.equal(formatNumber(-Infinity, 2), `${MINUS}∞`);
  assert.equal(decimalsFor([NaN, Infinity, 0.5]), 2);
});

test("nothing is ever shown as minus zero", () => {
  assert.equal(formatNumber(-0.001, 2), "0.00");
  assert.equal(formatNumber(-0, 0), "0");
  assert.equal(asShown(-0.001, 2), 0);
});

test("a number is read back as it is shown", () => {
  assert.equal(asShown(-0.456, 2), -0.46);
  assert.equal(asShown(-Infinity, 2), -Infinity);
});

test("counts have commas, and widths grow with the text", () => {
  assert.equal(formatCount(13492), "13,492");
  assert.equal(formatCount(999), "999");
  assert.ok(widthInEms(`${MINUS}0.0128`) > widthInEms("0.01"));
});
