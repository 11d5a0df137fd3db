import assert from "node:assert/strict";
import test from "node:test";
import "./german.js";
import { evaluate } from "../../static/js/model/arithmetic.js";
import { parseIteration } from "../../static/js/model/cursor.js";
import { MINUS, SCIENTIFIC, asShown, formatCount, formatNumber, localized, plain } from "../../static/js/model/format.js";
import { workedExpression, workedSum } from "../../static/js/model/worked.js";
import { asTyped, readTyped } from "../../static/js/change/number.js";
import { rich } from "../../static/js/words/rich.js";
import { counted, language, t } from "../../static/js/words/words.js";

test("sentences are said in the page's language, English where it has none", () => {
  assert.equal(language, "de");
  assert.equal(t("from {a} to {b}", { a: 1, b: "x" }), "nach x von 1");
  assert.equal(t("unknown {a}", { a: 1 }), "unknown 1");
  assert.equal(counted(1, "{count} case", "{count} cases"), "1 Fall");
  assert.equal(counted(0, "{count} case", "{count} cases"), "0 Fälle");
  assert.equal(counted(1, "{count} row", "{count} rows"), "1 row");
});

test("a sentence with markup is its pieces in the order of the language", () => {
  const mark = { a: "template" };
  assert.deepEqual(rich("the {name} here", { name: mark }), ["hier ", mark, ""]);
  assert.deepEqual(rich("{x} and {y}", { x: 1 }), ["", 1, " and ", "{y}", ""]);
});

test("numbers have a decimal comma, counts a point between thousands", () => {
  assert.equal(formatNumber(-1.25, 2), `${MINUS}1,25`);
  assert.equal(formatNumber(0.00012, SCIENTIFIC), `1,2e${MINUS}4`);
  assert.equal(formatCount(13500), "13.500");
  assert.equal(asShown(-1.254, 2), -1.25);
  assert.equal(plain(`${MINUS}1,25 × 0,5`), "-1.25 × 0.5");
  assert.equal(localized("max(0.01 × {0}, {0})"), "max(0,01 × {0}, {0})");
  assert.equal(parseIteration("13.500"), 13500);
});

test("a sum in decimal commas is still checked", () => {
  assert.equal(evaluate(`max(0, 0,35) + ${MINUS}1,5 × 2`), 0.35 - 3);
  assert.equal(evaluate("1 if 0,2 > 0, else 0,01"), 1);
  const write = () => "0,30 − 0,5 × 0,20";
  assert.deepEqual(workedExpression(write, 0.2, 2).relation, "=");
  const term = { name: "x", role: /** @type {const} */ ("input"), k: 0, cells: [], value: 2000, write: () => "20,00 × 100,00" };
  const made = workedSum([term], 1, { decimals: 2, length: 1, divide: 1000, factor: 0.5, factor_text: "0.5", partial: null });
  assert.equal(made.after, "× 0,5 ÷ 1.000");
  assert.equal(made.relation, "=");
});

test("a number is typed with either sign and shown with that of the language", () => {
  assert.equal(readTyped("0,5").value, 0.5);
  assert.equal(readTyped("0.5").value, 0.5);
  assert.equal(asTyped(-0.25), "-0,25");
});
