/**
 * Axes that only the operands of a step have, as those of a step with composite axes: what they show
 * follows the selected cell of the result, and the selected cell follows them.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {{row: number, column: number}} Position
 * @typedef {{axis: string, size: number}} Line an axis by its name, and its length
 */
import { cellsChanged, cellsRead } from "./index-string.js";
import { nearestIn, oneCell } from "./lit.js";

/**
 * The first cell that a cell of the result reads of an operand with the axis.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Line} line
 * @param {Position} selection
 * @returns {{operand: number, side: 0|1, cell: Position}|null} null: no operand has the axis, or nothing is read of it
 */
function readOn(matrices, step, { axis, size }, selection) {
  const all = matricesOf(matrices, step);
  const boxes = cellsRead(step, all.map(({ shape }) => shape), oneCell(selection));
  for (const [operand, box] of boxes.entries()) {
    const { axes, shape } = all[operand];
    const side = axes.findIndex((name, n) => name === axis && shape[n] === size);
    if (box && side >= 0) return { operand, side: side === 0 ? 0 : 1, cell: { row: box.rows[0], column: box.columns[0] } };
  }
  return null;
}

/** @param {ReadonlyMap<string, Matrix>} matrices @param {Step} step @returns {Matrix[]} the operands, and last the result */
function matricesOf(matrices, { inputs, output }) {
  return [...inputs, output].flatMap((id) => matrices.get(id) ?? []);
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Line} line
 * @param {Position} selection of the result
 * @returns {number|null} where on the axis the selected cell reads
 */
export function readAt(matrices, step, line, selection) {
  const read = readOn(matrices, step, line, selection);
  return read && (read.side === 0 ? read.cell.row : read.cell.column);
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Line} line
 * @param {number} at
 * @param {Position} selection of the result
 * @returns {Position|null} the cell nearest to the selected one that reads there on the axis
 */
export function readerAt(matrices, step, line, at, selection) {
  const read = readOn(matrices, step, line, selection);
  if (!read) return null;
  const cell = read.side === 0 ? { ...read.cell, row: at } : { ...read.cell, column: at };
  const changed = cellsChanged(step, matricesOf(matrices, step).map(({ shape }) => shape), read.operand, oneCell(cell));
  return changed && nearestIn(changed, selection);
}
