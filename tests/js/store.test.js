import assert from "node:assert/strict";
import { test } from "node:test";
import { KEYS, keyOf } from "../../static/js/state/keys.js";
import { Store } from "../../static/js/state/store.js";
import { network } from "./networks.js";

function opened() {
  const store = new Store();
  store.program.value = network();
  return store;
}

/** @param {Store} store @param {string} key @param {object} [player] */
function press(store, key, player = {}) {
  const found = KEYS.find((one) => one.keys.includes(key));
  found?.act(/** @type {any} */ ({ store, player, listKeys() {}, close() {}, edit() {} }), key);
}

test("the selected cell lights its row, its column and itself", () => {
  const store = opened();
  store.select({ row: 2, column: 1 });
  assert.deepEqual(Object.fromEntries(store.lit.value), {
    X: { rows: [2, 3], columns: [0, 3] },
    W1: { rows: [0, 3], columns: [1, 2] },
    Z1: { rows: [2, 3], columns: [1, 2] },
  });
});

test("in the column × row lens a column and a row are lit, and all of the result", () => {
  const store = opened();
  store.lens.value = "column_row";
  store.k.value = 1;
  assert.deepEqual(store.lit.value.get("X"), { rows: [0, 4], columns: [1, 2] });
  assert.deepEqual(store.lit.value.get("W1"), { rows: [1, 2], columns: [0, 3] });
  assert.deepEqual(store.lit.value.get("Z1"), { rows: [0, 4], columns: [0, 3] });
});

test("a hovered weight is lit even where the step doesn't use it", () => {
  const store = opened();
  store.hover.value = { matrix: "W2", row: 1, column: 0 };
  assert.deepEqual(store.lit.value.get("W2"), { rows: [1, 2], columns: [0, 1] });
});

test("the case is the row of the cell where rows are cases", () => {
  const store = opened();
  store.select({ row: 3, column: 0 });
  assert.equal(store.caseIndex.value, 3);
  store.hover.value = { matrix: "X", row: 1, column: 2 };
  assert.equal(store.caseIndex.value, 1);
});

test("the selected cell stays inside the result of the step", () => {
  const store = opened();
  store.select({ row: 9, column: 9 });
  assert.deepEqual(store.selection.value, { row: 3, column: 2 });
  store.goToStep(1);
  assert.deepEqual(store.selection.value, { row: 3, column: 0 });
});

test("arrow keys move the cell; in the column × row lens they move k", () => {
  const store = opened();
  press(store, "ArrowDown");
  press(store, "ArrowRight");
  assert.deepEqual(store.selection.value, { row: 1, column: 1 });
  press(store, "v");
  assert.equal(store.lens.value, "column_row");
  for (let n = 0; n < 5; n++) press(store, "ArrowRight");
  assert.equal(store.k.value, 2);
});

test("every key does something and is listed once", () => {
  const all = KEYS.flatMap(({ keys, held }) => keys.map((key) => `${held ?? ""} ${key}`));
  assert.equal(new Set(all).size, all.length);
  assert.ok(KEYS.every((key) => key.does && key.keys.length > 0));
});

test("letters count in both cases; the browser's own shortcuts are left alone", () => {
  const event = (/** @type {object} */ more) => /** @type {any} */ ({ key: "", target: null, defaultPrevented: false, ...more });
  globalThis.Element ??= /** @type {any} */ (class {});
  assert.equal(keyOf(event({ key: "T" }))?.does, "train or pause");
  assert.equal(keyOf(event({ key: "t", ctrlKey: true })), null);
  assert.equal(keyOf(event({ key: "]", defaultPrevented: true })), null);
  assert.equal(keyOf(event({ key: "~" })), null);
  assert.equal(keyOf(event({ key: "Z", ctrlKey: true, shiftKey: true }))?.held, "ctrl");
  assert.equal(keyOf(event({ key: "z", metaKey: true }))?.held, "ctrl");
  assert.equal(keyOf(event({ key: "z" })), null);
  assert.equal(keyOf(event({ key: "ArrowUp", altKey: true }))?.held, "alt");
  assert.equal(keyOf(event({ key: "ArrowUp" }))?.held, undefined);
  assert.equal(keyOf(event({ key: "ArrowLeft", altKey: true })), null);
});
