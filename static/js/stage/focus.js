/**
 * Roving focus: one cell of each matrix can be tabbed to, arrow keys move inside the matrix.
 *
 * @typedef {import("./scene.js").Scene} Scene
 */

/** @type {Record<string, [number, number]>} */
const MOVES = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * @param {Element} root
 * @param {number} block
 * @param {number} row
 * @param {number} column
 * @returns {SVGElement|null}
 */
function cellAt(root, block, row, column) {
  return root.querySelector(`[data-block="${block}"] [data-row="${row}"][data-column="${column}"]`);
}

/**
 * Make one cell of each matrix the one that Tab reaches: in the result the selected one. If the
 * focus is inside the result it goes along with the selection.
 *
 * @param {Element} root
 * @param {Scene} scene
 * @param {{row: number, column: number}} selection
 */
export function roveTo(root, { layout }, selection) {
  const result = layout.blocks.length - 1;
  const reached = layout.blocks.map((block, n) => {
    const at = n === result ? selection : { row: block.rows[0], column: block.columns[0] };
    return cellAt(root, n, at.row, at.column);
  });
  for (const cell of root.querySelectorAll('[role="gridcell"][tabindex="0"]')) {
    if (!reached.includes(/** @type {SVGElement} */ (cell))) cell.setAttribute("tabindex", "-1");
  }
  for (const cell of reached) {
    if (cell?.getAttribute("tabindex") === "-1") cell.setAttribute("tabindex", "0");
  }
  const active = document.activeElement;
  const grid = active?.closest("[data-block]");
  if (active && root.contains(active) && grid?.getAttribute("data-block") === String(result)) {
    const cell = cellAt(root, result, selection.row, selection.column);
    if (cell && cell !== active) cell.focus();
  }
}

/**
 * @param {Element} root
 * @param {Scene} scene
 * @param {import("../state/store.js").Store} store
 * @param {SVGElement} from the focused cell
 * @param {string} key
 * @returns {boolean} whether the key meant a move
 */
export function moveFocus(root, { layout }, store, from, key) {
  const move = MOVES[key];
  const grid = from.closest("[data-block]");
  if (!move || !(grid instanceof SVGElement)) return false;
  const n = Number(grid.dataset.block);
  const row = Number(from.dataset.row) + move[0];
  const column = Number(from.dataset.column) + move[1];
  // The result's cell is the selection, which may leave the window: the window follows it.
  if (n === layout.blocks.length - 1) store.select({ row, column });
  else cellAt(root, n, row, column)?.focus();
  return true;
}
