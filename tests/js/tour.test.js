import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { around, placeBeside, smallestAt } from "../../static/js/help/boxes.js";
import { PARTS } from "../../static/js/tour/light.js";
import { boxOf, names, parseReference } from "../../static/js/tour/reference.js";
import { isDone } from "../../static/js/tour/tasks.js";
import { PLACEHOLDERS, fill, pieces, plain } from "../../static/js/tour/text.js";
import { Store } from "../../static/js/state/store.js";
import { byId, network } from "./networks.js";
import { frame } from "./steps.js";

const program = network();
const numbers = { program, frame: frame({ W1: [[0, 0.301, 0], [0, -0.449, 0], [0, 1.339, 0]] }) };

function opened() {
  const store = new Store();
  store.program.value = program;
  return store;
}

/** @param {Partial<import("../../static/js/tour/tour.js").Task>} more */
const task = (more) => /** @type {import("../../static/js/tour/tour.js").Task} */ ({ hint: "", praise: "", ...more });

test("a reference names a matrix, a row, a column, a cell or a part of the page", () => {
  assert.deepEqual(parseReference("cell:W1,2,1"), { kind: "cell", id: "W1", row: 2, column: 1 });
  assert.deepEqual(boxOf(byId(program), parseReference("row:X,1")), { rows: [1, 2], columns: [0, 3] });
  assert.deepEqual(boxOf(byId(program), parseReference("column:W1,2")), { rows: [0, 3], columns: [2, 3] });
  assert.equal(boxOf(byId(program), parseReference("row:X,4")), null);
  assert.equal(boxOf(byId(program), parseReference("matrix:Q")), null);
  for (const wrong of ["W1", "cell:W1,2", "row:X", "matrix:X,1", "cell:W1,2,-1", "style:X"]) {
    assert.throws(() => parseReference(wrong), RangeError);
  }
});

test("a cell is one of those that are named, or not", () => {
  const column = parseReference("column:Z1,1");
  assert.ok(names(byId(program), column, { matrix: "Z1", row: 3, column: 1 }));
  assert.ok(!names(byId(program), column, { matrix: "Z1", row: 3, column: 0 }));
  assert.ok(!names(byId(program), column, { matrix: "X", row: 3, column: 1 }));
  assert.ok(!names(byId(program), column, null));
});

test("numbers are filled in as the matrices show them, and awaited where they aren't here", () => {
  assert.equal(fill("{value:W1,0,1} and {value:W1,1,1}", numbers), "0.30 and −0.45");
  assert.equal(fill("{shape:W1}, {rows:X}, {columns:W2}, {steps}, {cases}", numbers), "3 × 3, 4, 1, 2, 4");
  assert.equal(fill("{value:X,0,0} {value:W1,9,9} {shape:Q}", numbers), "… … …");
  assert.equal(fill("past iteration {target}", { ...numbers, task: { target: 2000 } }), "past iteration 2,000");
  assert.equal(fill("{nonsense}", numbers), "{nonsense}");
});

test("words that name something are told from those that don't", () => {
  const found = pieces("See [a row](row:X,1), or [W₁](matrix:W1).");
  assert.deepEqual(found.map((one) => (typeof one === "string" ? one : one.reference.kind)), ["See ", "row", ", or ", "matrix", "."]);
  assert.equal(plain("See [a row](row:X,1), or [W₁](matrix:W1)."), "See a row, or W₁.");
});

test("tasks are seen to be done", () => {
  const store = opened();
  const point = task({ kind: "hover", target: "cell:W1,2,1" });
  assert.ok(!isDone(store, point));
  store.hover.value = { matrix: "W1", row: 2, column: 1 };
  assert.ok(isDone(store, point));
  store.hover.value = null;
  store.chosen.value = { matrix: "W1", row: 2, column: 1 };
  assert.ok(isDone(store, point), "a finger chooses what it can't hover");

  const choose = task({ kind: "select", target: ["column:Z1,2", "cell:Z1,0,1"] });
  assert.ok(!isDone(store, choose));
  store.select({ row: 3, column: 2 });
  assert.ok(isDone(store, choose));

  const go = task({ kind: "step", target: "Z2" });
  assert.ok(!isDone(store, go));
  store.goToStep(1);
  assert.ok(isDone(store, go));

  const look = task({ kind: "lens", target: "column_row" });
  assert.ok(!isDone(store, look));
  store.lens.value = "column_row";
  assert.ok(isDone(store, look));

  const mirrored = task({ kind: "convention", target: "columns" });
  assert.ok(!isDone(store, mirrored));
  store.program.value = { ...program, convention: "columns" };
  assert.ok(isDone(store, mirrored));
  store.program.value = program;

  const labelled = task({ kind: "labels", target: "from_to" });
  assert.ok(!isDone(store, labelled));
  store.labels.value = "from_to";
  assert.ok(isDone(store, labelled));

  const train = task({ kind: "train", target: 5 });
  store.frame.value = { ...frame({}), iteration: 4 };
  assert.ok(!isDone(store, train));
  store.frame.value = { ...frame({}), iteration: 7 };
  assert.ok(isDone(store, train));

  const change = task({ kind: "edit", target: "cell:W1,0,1" });
  assert.ok(!isDone(store, change));
  store.edits.value = [{ iteration: 0, matrix: "W1", row: 0, column: 1, value: 2 }];
  assert.ok(isDone(store, change));

  const predict = task({ kind: "predict", target: "cell:Z2,1,0" });
  store.hidden.value = { cell: { matrix: "Z2", row: 1, column: 0 }, shown: new Set(), right: null };
  assert.ok(!isDone(store, predict));
  store.hidden.value = { ...store.hidden.value, right: { cell: { matrix: "Z2", row: 1, column: 0 }, said: "" } };
  assert.ok(isDone(store, predict));
});

test("the tours name only parts of the page and placeholders that there are", () => {
  const folder = new URL("../../static/tours/", import.meta.url);
  for (const name of readdirSync(folder)) {
    const text = readFileSync(new URL(name, folder), "utf8");
    for (const [, part] of text.matchAll(/\(part:(\w+)\)/g)) assert.ok(PARTS[part], `${name}: ${part}`);
    for (const [, word] of text.matchAll(/\{(\w+)[:}]/g)) assert.ok(PLACEHOLDERS.includes(word), `${name}: ${word}`);
  }
});

test("the smallest part that is pointed at is the one that is explained", () => {
  const boxes = [{ left: 0, top: 0, right: 100, bottom: 100 }, { left: 10, top: 10, right: 20, bottom: 20 }];
  assert.equal(smallestAt(boxes, 15, 15), 1);
  assert.equal(smallestAt(boxes, 50, 50), 0);
  assert.equal(smallestAt(boxes, 150, 50), -1);
  assert.deepEqual(around([boxes[1], { left: 5, top: 5, right: 5, bottom: 90 }, { left: 30, top: 0, right: 40, bottom: 12 }]), { left: 10, top: 0, right: 40, bottom: 20 });
  assert.equal(around([]), null);
});

test("what is said of a part stands beside it and inside the window", () => {
  const room = { width: 1000, height: 700 };
  const said = { width: 300, height: 100 };
  const low = placeBeside({ left: 0, top: 600, right: 1000, bottom: 690 }, said, room);
  assert.equal(low.top, 490);
  const high = placeBeside({ left: 10, top: 0, right: 110, bottom: 40 }, said, room);
  assert.deepEqual(high, { left: 8, top: 50 });
  const tall = placeBeside({ left: 0, top: 0, right: 300, bottom: 700 }, said, room);
  assert.deepEqual(tall, { left: 310, top: 300 });
});
