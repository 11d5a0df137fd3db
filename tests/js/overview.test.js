import assert from "node:assert/strict";
import { test } from "node:test";
import { pixelsOf, readLevels, shareAt, SIDE } from "../../static/js/overview/levels.js";
import { rgbOf } from "../../static/js/overview/palette.js";
import { cellAfterKey, cellAt, labelEvery, panned, seen, showing, whole, zoomed } from "../../static/js/overview/view.js";

/** @typedef {[number, number]} Shape */

const ROOM = { width: 640, height: 480 };
/** @type {Shape} */
const LONG = [1438, 64];

test("at first all of a matrix is seen, and fills the room if it is large", () => {
  const view = whole(ROOM, LONG);
  assert.deepEqual(view, { x: 0, y: 0, across: 10, down: 480 / 1438 });
  assert.deepEqual(seen(ROOM, LONG, view), { rows: [0, 1438], columns: [0, 64] });
  assert.deepEqual(whole(ROOM, [4, 3]), { x: 0, y: 0, across: 40, down: 40 });
});

test("what lies under the pointer stays there while it is enlarged", () => {
  const at = { x: 321, y: 250 };
  const before = cellAt(whole(ROOM, LONG), LONG, at);
  let view = whole(ROOM, LONG);
  for (let n = 0; n < 30; n += 1) {
    view = zoomed(ROOM, LONG, view, 1.2, at);
    assert.deepEqual(cellAt(view, LONG, at), before);
  }
  assert.deepEqual([view.across, view.down], [56, 56]);
});

test("it is never smaller than whole, and no room stays empty that could show something", () => {
  assert.deepEqual(zoomed(ROOM, LONG, whole(ROOM, LONG), 0.1, { x: 9, y: 9 }), whole(ROOM, LONG));
  const large = zoomed(ROOM, LONG, whole(ROOM, LONG), 8, { x: 0, y: 0 });
  for (const [dx, dy] of [[500, 500], [-1e5, -1e5]]) {
    const { rows, columns } = seen(ROOM, LONG, panned(ROOM, LONG, large, dx, dy));
    assert.equal(dx > 0 ? rows[0] : rows[1], dx > 0 ? 0 : 1438);
    assert.equal(dx > 0 ? columns[0] : columns[1], dx > 0 ? 0 : 64);
  }
  const small = whole(ROOM, [4, 3]);
  assert.deepEqual(panned(ROOM, [4, 3], small, 30, -30), small);
});

test("beside the matrix there is no cell", () => {
  const view = whole(ROOM, [4, 3]);
  assert.deepEqual(cellAt(view, [4, 3], { x: 119, y: 159 }), { row: 3, column: 2 });
  assert.equal(cellAt(view, [4, 3], { x: 121, y: 10 }), null);
  assert.equal(cellAt(view, [4, 3], { x: -1, y: 10 }), null);
});

test("the view moves as little as possible to show a cell", () => {
  const large = zoomed(ROOM, LONG, whole(ROOM, LONG), 1000, { x: 0, y: 0 });
  assert.equal(showing(ROOM, LONG, large, { row: 1, column: 1 }), large);
  const there = showing(ROOM, LONG, large, { row: 700, column: 40 });
  assert.deepEqual(cellAt(there, LONG, { x: 639, y: 479 }), { row: 700, column: 40 });
  const back = showing(ROOM, LONG, there, { row: 600, column: 40 });
  assert.deepEqual(cellAt(back, LONG, { x: 639, y: 1 }), { row: 600, column: 40 });
});

test("as many names are written as there is room for, at round numbers", () => {
  assert.deepEqual([20, 10, 8, 4, 1.6, 0.33, 0.01].map((size) => labelEvery(size, 16)), [1, 2, 2, 5, 10, 50, 2000]);
});

test("keys move the cursor within the matrix", () => {
  const page = { rows: 10, columns: 5 };
  const from = { row: 2, column: 1 };
  const to = (/** @type {string} */ key) => cellAfterKey(from, key, [5, 3], page);
  assert.deepEqual(to("ArrowUp"), { row: 1, column: 1 });
  assert.deepEqual(to("PageUp"), { row: 0, column: 1 });
  assert.deepEqual(to("PageDown"), { row: 4, column: 1 });
  assert.deepEqual(to("End"), { row: 2, column: 2 });
  assert.deepEqual(to("ArrowLeft"), { row: 2, column: 0 });
  assert.equal(to("a"), null);
});

/** @param {number[]} bytes @param {Shape} shape @param {Shape} [block] */
const levelsOf = (bytes, shape, block = [1, 1]) => readLevels({ shape, block, levels: btoa(String.fromCharCode(...bytes)) });

test("a level is a share of the largest magnitude; 0 is what isn't finite", () => {
  const levels = levelsOf([128, 255, 1, 0], [2, 2]);
  assert.deepEqual([[0, 0], [0, 1], [1, 0], [1, 1]].map(([row, column]) => shareAt(levels, row, column)), [0, 1, -1, NaN]);
});

test("cells of a block share its level", () => {
  const levels = levelsOf([128, 255], [3, 1], [2, 1]);
  assert.deepEqual(levels.size, [2, 1]);
  assert.deepEqual([0, 1, 2].map((row) => shareAt(levels, row, 0)), [0, 0, 1]);
});

test("a negative cell is marked in its upper right, what isn't finite has a colour of its own, what is hidden none", () => {
  const levels = levelsOf([255, 1, 0, 255], [1, 4]);
  const pixels = pixelsOf(levels, () => [10, 20, 30], [200, 0, 0], (_row, column) => column === 3);
  const at = (/** @type {number} */ column, /** @type {number} */ down, /** @type {number} */ across) => [...pixels.slice(4 * (down * 4 * SIDE + column * SIDE + across), 4 * (down * 4 * SIDE + column * SIDE + across) + 4)];
  assert.deepEqual(at(0, 0, 0), [10, 20, 30, 255]);
  assert.deepEqual(at(1, 0, 1), [10, 20, 30, 255]);
  assert.ok(at(1, 1, 0)[3] < 100 && at(1, 0, 0)[3] < 100);
  assert.deepEqual(at(2, 1, 1), [200, 0, 0, 255]);
  assert.equal(at(3, 0, 0)[3], 0);
});

test("a colour of the style sheets is three numbers", () => {
  assert.deepEqual(rgbOf("#0b6fb8"), [11, 111, 184]);
});
