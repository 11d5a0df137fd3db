import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_POINTS, lossLine, withPoint } from "../../static/js/model/history.js";

/** @param {number} iteration @param {number} [loss] @returns {import("../../static/js/state/store.js").LossPoint} */
const point = (iteration, loss = 1) => ({ iteration, loss, accuracy: null });

test("points stay ordered, whichever way one goes", () => {
  const history = [3, 1, 2].reduce((points, n) => withPoint(points, point(n)), [point(0)]);
  assert.deepEqual(history.map((p) => p.iteration), [0, 1, 2, 3]);
});

test("a second point of an iteration takes the place of the first", () => {
  assert.deepEqual(withPoint([point(0), point(1, 0.5)], point(1, 0.4)), [point(0), point(1, 0.4)]);
  const same = [point(0)];
  assert.equal(withPoint(same, point(0)), same);
});

test("a long history is thinned and keeps its ends", () => {
  /** @type {import("../../static/js/state/store.js").LossPoint[]} */
  let history = [];
  for (let n = 0; n < 5 * MOST_POINTS; n++) history = withPoint(history, point(n));
  assert.ok(history.length <= MOST_POINTS);
  assert.equal(history[0].iteration, 0);
  assert.equal(history.at(-1)?.iteration, 5 * MOST_POINTS - 1);
});

test("the line fills its box from zero to the largest loss", () => {
  const { path } = lossLine([point(0, 2), point(10, 1)], { width: 100, height: 50, iterations: 10 });
  assert.equal(path, "M0.0 0.0L100.0 25.0");
});

test("a loss that is not finite is a gap", () => {
  const history = [point(0, 1), point(1, NaN), point(2, 1), point(3, Infinity)];
  const { path, y } = lossLine(history, { width: 30, height: 10, iterations: 3 });
  assert.equal(path, "M0.0 0.0M20.0 0.0");
  assert.equal(y(NaN), 0);
});
