/**
 * Cells that were given other values, as a run keeps them: in the rows convention, with what they held.
 *
 * @typedef {{row: number, column: number, value: number}} CellValue
 * @typedef {{row: number, column: number, before: number}} Other
 * @typedef {{iteration: number, matrix: string, row: number, column: number, value: number}} PlainEdit
 * @typedef {PlainEdit & {before: number, others: Other[]}} Edit
 */
import { readNumber } from "../model/frames.js";

/** @param {any} edit as messages have it @param {boolean} turned @returns {Edit} in the rows convention */
export function readEdit({ iteration, matrix, value, before, others, ...cell }, turned) {
  const at = (/** @type {{row: number, column: number}} */ { row, column }) => (turned ? { row: column, column: row } : { row, column });
  const also = (others ?? []).map((/** @type {any} */ other) => ({ ...at(other), before: readNumber(other.before) }));
  return { iteration, matrix, ...at(cell), value, before: readNumber(before), others: also };
}

/** @param {PlainEdit} a @param {PlainEdit} b */
export function sameEdit(a, b) {
  return a.iteration === b.iteration && a.matrix === b.matrix && a.row === b.row && a.column === b.column && a.value === b.value;
}

/** @param {PlainEdit[]} a @param {PlainEdit[]} b */
export function sameEdits(a, b) {
  return a.length === b.length && a.every((edit, n) => sameEdit(edit, b[n]));
}
