import assert from "node:assert/strict";
import { test } from "node:test";
import { asTyped, dragged, readTyped, sentence, stepped } from "../../static/js/change/number.js";

test("numbers are read as people write them", () => {
  const read = [["0.5", 0.5], [" −2 ", -2], ["-.5", -0.5], ["3,25", 3.25], ["1e-3", 0.001], ["+7.", 7]];
  for (const [text, value] of read) assert.deepEqual(readTyped(String(text)), { value, refused: null });
});

test("what is no number is refused with what would be right", () => {
  for (const text of ["", "abc", "1,2,3", "0x10", "NaN", "Infinity", "1 2", "--1", "e5", "1e400"]) {
    const { value, refused } = readTyped(text);
    assert.equal(value, null);
    assert.match(String(refused), /such as|at most/);
  }
});

test("a field shows few digits, and never none of a small number", () => {
  assert.deepEqual([0.30471707, -2, 0, 0.000123456, 12345.6789, NaN].map(asTyped), ["0.3047", "-2", "0", "0.000123", "12345.6789", ""]);
});

test("stepping leaves no dust, and dragging two decimals", () => {
  assert.equal(stepped(0.2, 1, false), 0.3);
  assert.equal(stepped(0.3047, -1, true), -0.6953);
  assert.equal(dragged(0.3047, 100, false), 2.3);
  assert.equal(dragged(0.3047, 10, true), 2.3);
  assert.ok(Object.is(dragged(0.004, 0, false), 0));
});

test("a refusal becomes a sentence", () => {
  assert.equal(sentence("row must be less"), "Row must be less.");
  assert.equal(sentence("Really?"), "Really?");
});
