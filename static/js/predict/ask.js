/**
 * Asking for a result: what is hidden, and what is shown again.
 *
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {"off"|"cell"|"all"} Hiding
 */
import { hides, keyOf, selectedCell } from "../state/hiding.js";

/** @param {Store} store @returns {Hiding} what is hidden now */
export function hidingOf(store) {
  const hidden = store.hidden.value;
  if (hidden === null) return "off";
  if (hidden.cell === null) return "all";
  return hides(hidden, hidden.cell, store.frame.value?.iteration ?? 0) ? "cell" : "off";
}

/**
 * Hide the selected cell and ask for it; if it is hidden, show it.
 *
 * @param {Store} store
 */
export function askCell(store) {
  const cell = selectedCell(store);
  if (!cell) return;
  store.hover.value = null;
  if (store.isHidden(cell)) {
    reveal(store, cell);
    return;
  }
  const marks = new Map(store.predicted.value);
  if (marks.delete(keyOf(cell, store.frame.value?.iteration ?? 0))) store.predicted.value = marks;
  if (store.hidden.value?.cell === null) store.hidden.value = { ...store.hidden.value, shown: without(store, cell), right: null };
  else store.hidden.value = { cell, shown: new Set(), right: null };
}

/**
 * Hide all of each result, or show them again.
 *
 * @param {Store} store
 */
export function askAll(store) {
  store.hover.value = null;
  if (store.hidden.value?.cell === null) {
    store.hidden.value = null;
    return;
  }
  store.predicted.value = new Map();
  store.hidden.value = { cell: null, shown: new Set(), right: null };
}

/**
 * @param {Store} store
 * @param {Cell} cell
 * @param {string|null} [right] what a right prediction is told
 */
export function reveal(store, cell, right = null) {
  const hidden = store.hidden.value;
  if (!hidden) return;
  const key = keyOf(cell, store.frame.value?.iteration ?? 0);
  store.predicted.value = new Map(store.predicted.value).set(key, right === null ? "revealed" : "right");
  store.hidden.value = { ...hidden, shown: new Set(hidden.shown).add(key), right: right === null ? null : { cell, said: right } };
}

/** @param {Store} store @param {Cell} cell */
function without(store, cell) {
  const shown = new Set(store.hidden.value?.shown);
  shown.delete(keyOf(cell, store.frame.value?.iteration ?? 0));
  return shown;
}
