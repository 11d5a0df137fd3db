/** The timer of the speaker view, the iterations that are kept, and how large a drawing is. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { typeScale } from "../../static/js/model/geometry.js";
import { cleared, elapsed, reading, started, turned } from "../../static/js/room/elapsed.js";
import { KeptFrames } from "../../static/js/state/kept.js";

/**
 * @param {number} iteration
 * @param {number} [numbers]
 * @param {"steps"|"iterations"|null} [playing]
 * @returns {import("../../static/js/model/types.js").Frame}
 */
function frame(iteration, numbers = 4, playing = null) {
  const view = { id: "W1", data: new Float64Array(numbers), rows: span(numbers), columns: span(1) };
  return { iteration, step: 0, loss: 0, accuracy: null, playing, firstNonfinite: null, views: new Map([["W1", view]]) };
}

/** @param {number} length @returns {[number, number]} */
const span = (length) => [0, length];

test("a timer measures what it ran, not what it rested", () => {
  let timer = started(1000);
  assert.equal(elapsed(timer, 4000), 3000);
  timer = turned(timer, 4000);
  assert.equal(elapsed(timer, 9000), 3000);
  timer = turned(timer, 9000);
  assert.equal(elapsed(timer, 9500), 3500);
  assert.equal(elapsed(cleared(timer, 9500), 9600), 100);
  assert.equal(elapsed(cleared(turned(timer, 9500), 9500), 9900), 0);
});

test("a timer reads minutes, and hours once there are some", () => {
  assert.equal(reading(0), "0:00");
  assert.equal(reading(65_999), "1:05");
  assert.equal(reading(3_600_000 + 4 * 60_000 + 5000), "1:04:05");
  assert.equal(reading(-1), "0:00");
});

test("kept iterations are those of one network, and the newest", () => {
  const kept = new KeptFrames();
  for (let n = 0; n <= 40; n++) kept.keep(frame(n), "xor");
  assert.equal(kept.at(0, "xor"), null);
  assert.equal(kept.at(1, "xor")?.iteration, 1);
  assert.equal(kept.at(40, "xor with an edit"), null);
  kept.keep(frame(0), "xor with an edit");
  assert.equal(kept.at(40, "xor"), null);
  assert.equal(kept.at(0, "xor with an edit")?.iteration, 0);
});

test("an iteration of a training that is on is not kept", () => {
  const kept = new KeptFrames();
  kept.keep(frame(3, 4, "iterations"), "xor");
  assert.equal(kept.at(3, "xor"), null);
});

test("kept numbers are bounded, whatever their size", () => {
  const kept = new KeptFrames();
  for (let n = 0; n < 5; n++) kept.keep(frame(n, 1_500_000), "large");
  const here = [0, 1, 2, 3, 4].filter((n) => kept.at(n, "large"));
  assert.deepEqual(here, [3, 4]);
  kept.keep(frame(9, 8_000_000), "large");
  assert.deepEqual([3, 4, 9].filter((n) => kept.at(n, "large")), [9]);
});

test("a drawing is as large as its smallest type is to be", () => {
  assert.equal(typeScale("12.5", "20px"), 1.6);
  assert.equal(typeScale("", "14px"), 1);
  assert.equal(typeScale(" 10", "30px"), 3);
});
