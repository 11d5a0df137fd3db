import assert from "node:assert/strict";
import { test } from "node:test";
import { moved, parseIteration } from "../../static/js/model/cursor.js";

test("steps go on in the next iteration and back into the one before", () => {
  assert.deepEqual(moved({ iteration: 0, step: 17 }, 1, 18), { iteration: 1, step: 0 });
  assert.deepEqual(moved({ iteration: 4, step: 0 }, -1, 18), { iteration: 3, step: 17 });
  assert.deepEqual(moved({ iteration: 4, step: 3 }, 40, 18), { iteration: 6, step: 7 });
});

test("nothing comes before the first step of iteration 0", () => {
  assert.deepEqual(moved({ iteration: 0, step: 0 }, -1, 18), { iteration: 0, step: 0 });
});

test("an iteration is a whole number, with or without commas", () => {
  assert.equal(parseIteration(" 5,000 "), 5000);
  for (const text of ["", "-1", "1.5", "1e3", "x"]) assert.equal(parseIteration(text), null);
});
