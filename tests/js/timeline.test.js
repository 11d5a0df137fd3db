import assert from "node:assert/strict";
import { test } from "node:test";
import { Timeline } from "../../static/js/change/timeline.js";

const edit = (/** @type {number} */ value, /** @type {number} */ column = 0) => ({ iteration: 0, matrix: "W1", row: 0, column, value });
/** @param {object[]} edits @param {object|null} [spec] @param {unknown} [gesture] */
const version = (edits, spec = null, gesture) => /** @type {any} */ ({ spec, edits, iteration: 0, gesture });

test("what the server says is a version, once", () => {
  const timeline = new Timeline();
  timeline.record(version([]));
  assert.equal(timeline.canUndo, false);
  timeline.record(version([edit(1)]));
  timeline.record(version([edit(1)]));
  assert.deepEqual(timeline.move(-1)?.edits, []);
  assert.equal(timeline.canUndo, false);
  assert.deepEqual(timeline.move(1)?.edits, [edit(1)]);
  assert.equal(timeline.move(1), null);
});

test("the edits of one gesture are one version", () => {
  const timeline = new Timeline();
  for (const value of [1, 2, 3]) timeline.record(version([edit(value)], null, "drag"));
  timeline.record(version([edit(3), edit(4, 1)], null, "other"));
  assert.deepEqual(timeline.move(-1)?.edits, [edit(3)]);
  assert.deepEqual(timeline.move(-1)?.edits, []);
});

test("until an undo is answered, what is said is of before", () => {
  const timeline = new Timeline();
  timeline.record(version([edit(1)]));
  timeline.record(version([edit(1), edit(2, 1)]));
  timeline.move(-1);
  timeline.move(-1);
  timeline.record(version([edit(1), edit(2, 1)]));
  timeline.record(version([edit(1)]));
  assert.equal(timeline.canRedo, true);
  timeline.record(version([]));
  timeline.record(version([edit(9)]));
  assert.equal(timeline.canRedo, false);
});

test("an undo that isn't answered is none", () => {
  const timeline = new Timeline();
  timeline.record(version([edit(1)]));
  timeline.move(-1);
  timeline.settle(version([edit(1)]));
  assert.deepEqual([timeline.canUndo, timeline.canRedo], [true, false]);
});

test("another network is a version too", () => {
  const timeline = new Timeline();
  const spec = {};
  timeline.record(version([edit(1)]));
  timeline.record(version([], spec));
  assert.deepEqual(timeline.move(-1), version([edit(1)]));
  assert.equal(timeline.move(1)?.spec, spec);
});
