import assert from "node:assert/strict";
import { test } from "node:test";
import { falkLayout } from "../../static/js/model/falk.js";
import { LEAST, SMALLEST_FONT, blockHeight, blockWidth, cellBox, cellUnder, frameBox } from "../../static/js/model/geometry.js";
import { rowLayout } from "../../static/js/model/row-layout.js";

/**
 * @param {string} id
 * @param {[number, number]} size
 * @param {[string, string]} axes
 * @param {[number, number]} [shown]
 * @returns {import("../../static/js/model/geometry.js").Part}
 */
function part(id, size, axes, shown = size) {
  return { id, symbol: id, transposed: false, axes, size, rows: [0, shown[0]], columns: [0, shown[1]], starts: [0, 0], ems: 2.9, labelEms: 3.4 };
}

const xor = () => ({
  left: part("X", [4, 3], ["case", "input"]),
  right: part("W1", [3, 3], ["input", "hidden"]),
  result: part("Z1", [4, 3], ["case", "hidden"]),
});

test("in Falk's layout the result stands under the right operand and beside the left one", () => {
  const { blocks } = falkLayout(xor(), { width: 660, height: 560 });
  const [left, right, result] = blocks;
  assert.equal(result.x, right.x);
  assert.equal(result.y, left.y);
  assert.ok(right.y + blockHeight(right) < result.y);
  assert.ok(left.x + blockWidth(left) < result.x);
  assert.equal(left.cellHeight, right.cellHeight);
});

test("a small product gets cells of the usual size where there is room", () => {
  const [left] = falkLayout(xor(), { width: 660, height: 560 }).blocks;
  assert.equal(left.cellWidth, 66);
  assert.ok(left.cellHeight >= 40 && left.cellHeight <= 46);
});

test("at any size the layout stays inside and its numbers stay readable", () => {
  for (const [width, height] of [[1100, 800], [660, 560], [560, 420], [500, 380], [358, Infinity]]) {
    const layout = falkLayout(xor(), { width, height });
    assert.ok(layout.width <= width, `${layout.width} in ${width}`);
    assert.ok(layout.height <= height, `${layout.height} in ${height}`);
    assert.ok(layout.font >= SMALLEST_FONT - 0.01);
    for (const block of layout.blocks) assert.ok(block.cellWidth >= LEAST.width && block.cellHeight >= LEAST.height);
    assert.equal(layout.windowed.length, 0);
  }
});

test("what doesn't fit is windowed on the shared axis in every matrix that has it", () => {
  const layout = falkLayout(
    {
      left: part("A", [10, 12], ["case", "hidden"]),
      right: part("W", [12, 9], ["hidden", "output"]),
      result: part("Z", [10, 9], ["case", "output"]),
    },
    { width: 500, height: 400 },
  );
  assert.ok(layout.width <= 500 && layout.height <= 400);
  assert.deepEqual(layout.blocks[0].columns, layout.blocks[1].rows);
  assert.deepEqual(layout.blocks[0].rows, layout.blocks[2].rows);
  assert.ok(layout.windowed.some(({ axis }) => axis === "hidden"));
});

test("a window begins where it is asked to, but never shows past the end", () => {
  const tall = part("Z", [12, 3], ["case", "hidden"]);
  tall.starts = [11, 0];
  const { blocks } = rowLayout({ parts: [tall, { ...tall, id: "A" }], before: "", operators: ["σ"], under: false }, { width: 600, height: 260 });
  assert.equal(blocks[0].rows[1], 12);
  assert.ok(blocks[0].rows[0] > 0);
});

test("the cell under a point is the cell drawn there, and gaps hold none", () => {
  const layout = falkLayout(xor(), { width: 660, height: 560 });
  for (const [n, block] of layout.blocks.entries()) {
    const box = cellBox(block, 2, 1);
    assert.ok(box);
    assert.deepEqual(cellUnder(layout, box.x + 5, box.y + 5), { block: n, row: 2, column: 1 });
  }
  assert.equal(cellUnder(layout, 2, 2), null);
});

test("a frame is cut to the window", () => {
  const [block] = falkLayout(xor(), { width: 660, height: 560 }).blocks;
  const frame = frameBox(block, [1, 2], [0, 99]);
  assert.equal(frame?.width, 3 * block.cellWidth);
  assert.equal(frameBox(block, [50, 51], [0, 1]), null);
});

test("other steps stand side by side, the result last, with a mark before each", () => {
  const parts = ["W1", "dW1", "W1_next"].map((id) => part(id, [3, 3], ["input", "hidden"]));
  const layout = rowLayout({ parts, before: "", operators: ["− 0.5 ×", "="], under: false }, { width: 660, height: 480 });
  const [a, b, c] = layout.blocks;
  assert.ok(a.x < b.x && b.x < c.x);
  assert.equal(a.y, b.y);
  assert.deepEqual(layout.marks.map(({ text, kind }) => [text, kind]), [["− 0.5 ×", "operator"], ["=", "operator"]]);
  assert.ok(layout.width <= 660);
});

test("on a narrow screen they stack", () => {
  const parts = ["W1", "dW1", "W1_next"].map((id) => part(id, [3, 3], ["input", "hidden"]));
  const layout = rowLayout({ parts, before: "", operators: ["− 0.5 ×", "="], under: false }, { width: 358, height: Infinity });
  assert.ok(layout.width <= 358);
  assert.ok(layout.blocks[2].y > layout.blocks[0].y);
});

test("one row is stretched over all rows of the other operand", () => {
  const parts = [part("XW1", [4, 5], ["case", "hidden"]), part("b1", [1, 5], ["bias", "hidden"]), part("Z1", [4, 5], ["case", "hidden"])];
  const layout = rowLayout({ parts, before: "", operators: ["+", "="], under: false }, { width: 1000, height: 480 });
  assert.equal(layout.blocks[1].stretched, 4);
  assert.equal(blockHeight(layout.blocks[1]), blockHeight(layout.blocks[0]));
  const ghost = cellBox(layout.blocks[1], 0, 2, 3);
  assert.ok(ghost);
  assert.deepEqual(cellUnder(layout, ghost.x + 4, ghost.y + 4), { block: 1, row: 0, column: 2 });
});

test("a sum over rows stands under its matrix, column under column", () => {
  const parts = [part("dZ", [4, 3], ["case", "output"]), part("db", [1, 3], ["bias", "output"])];
  const layout = rowLayout({ parts, before: "", operators: ["Σ"], under: true }, { width: 500, height: 500 });
  assert.equal(layout.blocks[0].x, layout.blocks[1].x);
  assert.equal(layout.marks[0].kind, "down");
});

test("an inner axis that each operand calls otherwise is shortened in both", () => {
  const part = (/** @type {string} */ id, /** @type {[string, string]} */ axes, /** @type {[number, number]} */ size) => ({
    id, symbol: id, transposed: false, axes, size, ems: 3, labelEms: 3, starts: /** @type {[number, number]} */ ([0, 0]),
    rows: /** @type {[number, number]} */ ([0, size[0]]), columns: /** @type {[number, number]} */ ([0, size[1]]),
  });
  const parts = { left: part("G", ["case", "hidden 5"], [8, 8]), right: part("W", ["hidden 4", "hidden 3"], [8, 8]), result: part("D", ["case", "hidden 3"], [8, 8]) };
  const { blocks } = falkLayout(parts, { width: 669, height: 300 });
  const [left, right] = blocks;
  assert.equal(left.columns[1] - left.columns[0], right.rows[1] - right.rows[0]);
  assert.ok(right.rows[1] < 8);
});
