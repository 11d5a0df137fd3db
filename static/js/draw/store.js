/**
 * A store that holds one iteration, looked at in one way.
 *
 * @typedef {import("../model/types.js").Program} Program
 *
 * @typedef {object} Numbers of one iteration
 * @property {number} iteration
 * @property {number} loss
 * @property {number|null} accuracy
 * @property {import("../model/changed.js").Edit[]} edits
 *
 * @typedef {object} Shown
 * @property {import("../model/windows.js").Windows} windows the part of each axis that there are numbers of
 * @property {Record<string, {rows: [number, number], columns: [number, number], values: (number|string)[]}>} views
 *
 * @typedef {object} Look
 * @property {number} step
 * @property {import("../model/types.js").Lens} lens
 * @property {[number, number]|null} cell null: the one that a page opens with
 * @property {number} k
 * @property {number|null} decimals
 * @property {"off"|"from_to"|"to_from"} labels
 */
import { FIRST_CELL } from "../state/opening.js";
import { Store } from "../state/store.js";

/**
 * @param {Program} program
 * @param {Numbers} numbers
 * @returns {Store}
 */
export function storeOf(program, { iteration, loss, accuracy, edits }) {
  const store = new Store();
  for (const matrix of program.matrices) matrix.names = program.names;
  store.program.value = program;
  store.edits.value = edits;
  store.frame.value = { iteration, step: 0, loss, accuracy, playing: null, firstNonfinite: null, decimals: null, views: new Map() };
  return store;
}

/**
 * @param {Store} store
 * @param {Shown} shown
 */
export function show(store, { windows, views }) {
  const frame = store.frame.value;
  if (!frame) return;
  store.windows.value = windows;
  // NaN and infinities come by their names.
  const read = Object.entries(views).map(([id, { rows, columns, values }]) => /** @type {const} */ ([id, { id, rows, columns, data: Float64Array.from(values, Number) }]));
  store.frame.value = { ...frame, views: new Map(read) };
}

/**
 * @param {Store} store
 * @param {Look} look
 */
export function lookAt(store, { step, lens, cell, k, decimals, labels }) {
  store.goToStep(step);
  store.lens.value = lens;
  store.select(cell ? { row: cell[0], column: cell[1] } : FIRST_CELL);
  store.k.value = k;
  store.labels.value = labels;
  store.showDecimals(decimals);
}
