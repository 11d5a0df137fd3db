/** Moving the selected cell. */

/** @type {Record<string, [number, number]>} rows and columns of each arrow key */
export const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * In the column × row lens the arrows move through the layers, which is what is selected there.
 *
 * @param {import("./store.js").Store} store
 * @param {[number, number]} by
 */
export function moveSelection(store, [down, right]) {
  const { row, column } = store.selection.value;
  store.hover.value = null;
  if (store.lens.value === "column_row" && store.isProduct.value) {
    store.k.value = Math.max(0, Math.min(store.innerSize.value - 1, store.k.value + down + right));
  } else {
    store.select({ row: row + down, column: column + right });
  }
}
