/**
 * Results that are hidden until they are predicted: one cell, or every result that one comes to.
 *
 * @typedef {import("../model/types.js").Cell} Cell
 *
 * @typedef {object} Hidden
 * @property {Cell|null} cell the one that is asked for; null: each result, step after step
 * @property {ReadonlySet<string>} shown what was revealed of them
 * @property {{cell: Cell, said: string}|null} right what the last right prediction was told
 *
 * @typedef {"right"|"revealed"} Mark what became of a number that was to be predicted
 */

/** @param {Cell} cell @param {number} iteration */
export function keyOf({ matrix, row, column }, iteration) {
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

/**
 * @param {import("./store.js").Store} store
 * @param {Cell} cell
 * @returns {Mark|undefined} while the step is shown that it was to be predicted in
 */
export function markOf(store, cell) {
  return store.predicted.value.get(keyOf(cell, store.frame.value?.iteration ?? 0));
}

/**
 * @param {import("./store.js").Store} store
 * @param {import("../model/types.js").Step} step
 * @param {(row: number, column: number) => boolean} among
 * @returns {boolean} whether some of these cells of the result is hidden
 */
export function hidesSome(store, { output }, among) {
  const view = store.hidden.value && store.frame.value?.views.get(output);
  if (!view) return false;
  for (let row = view.rows[0]; row < view.rows[1]; row++) {
    for (let column = view.columns[0]; column < view.columns[1]; column++) {
      if (among(row, column) && store.isHidden({ matrix: output, row, column })) return true;
    }
  }
  return false;
}

/** @param {import("./store.js").Store} store @returns {Cell|null} the selected cell of the result */
export function selectedCell(store) {
  const step = store.step.value;
  return step && { matrix: step.output, ...store.selection.value };
}
