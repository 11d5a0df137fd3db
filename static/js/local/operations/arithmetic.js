/** Cell-by-cell arithmetic, and a row, column or number that is stretched over a matrix. */
import { eachCell, eachPair, withColumn, withNumber, withRow } from "./cells.js";

/** @param {number} a @param {number} b */
const plus = (a, b) => a + b;
/** @param {number} a @param {number} b */
const minus = (a, b) => a - b;
/** @param {number} a @param {number} b */
const times = (a, b) => a * b;
/** @param {number} a @param {number} b */
const over = (a, b) => a / b;

/** @type {Record<string, import("../dense.js").Operation>} */
export const arithmetic = {
  add: eachPair(plus),
  add_bias: withRow(plus),
  subtract: eachPair(minus),
  subtract_column: withColumn(minus),
  multiply: eachPair(times),
  multiply_row: withRow(times),
  multiply_scalar: withNumber(times),
  divide: eachPair(over),
  divide_column: withColumn(over),
  divide_by_root: eachCell((a, { d }) => a / Math.sqrt(d)),
  scale: eachCell((a, { factor }) => a * factor),
  shift: eachCell((a, { amount }) => a + amount),
  square: eachCell((a) => a * a),
  sqrt: eachCell((a) => Math.sqrt(a)),
};
