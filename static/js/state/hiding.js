/**
 * Results that are hidden until they are predicted: one cell, or every result that one comes to.
 *
 * @typedef {import("../model/types.js").Cell} Cell
 *
 * @typedef {object} Hidden
 * @property {Cell|null} cell the one that is asked for; null: each result, step after step
 * @property {ReadonlySet<string>} shown what was revealed of them
 * @property {{cell: Cell, said: string}|null} right what the last right prediction was told
 */

/** @param {Cell} cell @param {number} iteration */
function keyOf({ matrix, row, column }, iteration) {
  return `${iteration} ${matrix} ${row} ${column}`;
}

/**
 * @param {Hidden} hidden
 * @param {Cell} cell
 * @param {number} iteration
 * @returns {boolean}
 */
export function hides(hidden, cell, iteration) {
  const asked = hidden.cell;
  const meant = asked === null || keyOf(asked, 0) === keyOf(cell, 0);
  return meant && !hidden.shown.has(keyOf(cell, iteration));
}

/** @param {import("./store.js").Store} store @returns {Cell|null} the selected cell of the result */
export function selectedCell(store) {
  const step = store.step.value;
  return step && { matrix: step.output, ...store.selection.value };
}

/**
 * Hide the selected cell and ask for it; if it is hidden, show it.
 *
 * @param {import("./store.js").Store} store
 */
export function askCell(store) {
  const cell = selectedCell(store);
  if (!cell) return;
  store.hover.value = null;
  if (store.isHidden(cell)) reveal(store, cell);
  else if (store.hidden.value?.cell === null) store.hidden.value = { ...store.hidden.value, shown: without(store, cell), right: null };
  else store.hidden.value = { cell, shown: new Set(), right: null };
}

/**
 * Hide all of each result, or show them again.
 *
 * @param {import("./store.js").Store} store
 */
export function askAll(store) {
  store.hover.value = null;
  store.hidden.value = store.hidden.value?.cell === null ? null : { cell: null, shown: new Set(), right: null };
}

/**
 * @param {import("./store.js").Store} store
 * @param {Cell} cell
 * @param {string|null} [right] what a right prediction is told
 */
export function reveal(store, cell, right = null) {
  const hidden = store.hidden.value;
  if (!hidden) return;
  const shown = new Set(hidden.shown).add(keyOf(cell, store.frame.value?.iteration ?? 0));
  store.hidden.value = { ...hidden, shown, right: right === null ? null : { cell, said: right } };
}

/** @param {import("./store.js").Store} store @param {Cell} cell */
function without(store, cell) {
  const shown = new Set(store.hidden.value?.shown);
  shown.delete(keyOf(cell, store.frame.value?.iteration ?? 0));
  return shown;
}
