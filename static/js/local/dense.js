/**
 * A matrix of numbers, whole, row by row.
 *
 * @typedef {object} Dense
 * @property {number} rows
 * @property {number} columns
 * @property {Float64Array} data
 *
 * @typedef {Record<string, number>} Params numbers that an operation takes besides matrices
 * @typedef {(out: Dense, operands: Dense[], params: Params) => void} Operation writes every cell of `out`; no operand is `out`
 */
import { readNumber } from "../model/frames.js";

/**
 * @param {number} rows
 * @param {number} columns
 * @param {Float64Array} [data] its numbers; else 0
 * @returns {Dense}
 */
export function dense(rows, columns, data = new Float64Array(rows * columns)) {
  return { rows, columns, data };
}

/**
 * @param {(number|string)[][]} lists rows, as JSON has them: what isn't finite by its name
 * @returns {Dense}
 */
export function denseOf(lists) {
  const [rows, columns] = [lists.length, lists[0]?.length ?? 0];
  const matrix = dense(rows, columns);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) matrix.data[at] = readNumber(lists[i][j]);
  return matrix;
}

/** @param {Dense} matrix @returns {Dense} */
export function transposed({ rows, columns, data }) {
  const turned = dense(columns, rows);
  transposeInto(turned.data, data, rows, columns);
  return turned;
}

/**
 * @param {Float64Array} target of columns × rows
 * @param {ArrayLike<number>} source of rows × columns
 * @param {number} rows
 * @param {number} columns
 */
export function transposeInto(target, source, rows, columns) {
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0, to = i; j < columns; j++, at++, to += rows) target[to] = source[at];
}

/** @param {Dense} matrix @returns {number[][]} */
export function listsOf({ rows, columns, data }) {
  return Array.from({ length: rows }, (_, i) => Array.from(data.subarray(i * columns, (i + 1) * columns)));
}

/** @param {number} a @param {number} b @returns {boolean} whether two numbers are the same, bit for bit; NaN is like no other */
export const same = (a, b) => a === b && Object.is(a, b);
