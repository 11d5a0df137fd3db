/**
 * Ways of going over cells: each makes an operation of a function of numbers.
 *
 * @typedef {import("../dense.js").Operation} Operation
 * @typedef {import("../dense.js").Params} Params
 */

/**
 * @param {(a: number, params: Params) => number} of
 * @returns {Operation} each cell from the same cell of the operand
 */
export function eachCell(of) {
  return (out, [a], params) => {
    const [to, from] = [out.data, a.data];
    for (let n = 0; n < to.length; n++) to[n] = of(from[n], params);
  };
}

/**
 * @param {(a: number, b: number, params: Params) => number} of
 * @returns {Operation} each cell from the same cell of both operands
 */
export function eachPair(of) {
  return (out, [a, b], params) => {
    const [to, left, right] = [out.data, a.data, b.data];
    for (let n = 0; n < to.length; n++) to[n] = of(left[n], right[n], params);
  };
}

/**
 * @param {(a: number, b: number) => number} of
 * @returns {Operation} the second operand is one row, the same for all
 */
export function withRow(of) {
  return (out, [a, row]) => {
    for (let i = 0, n = 0; i < out.rows; i++) for (let j = 0; j < out.columns; j++, n++) out.data[n] = of(a.data[n], row.data[j]);
  };
}

/**
 * @param {(a: number, b: number) => number} of
 * @returns {Operation} the second operand is one column, the same for all
 */
export function withColumn(of) {
  return (out, [a, column]) => {
    for (let i = 0, n = 0; i < out.rows; i++) for (let j = 0; j < out.columns; j++, n++) out.data[n] = of(a.data[n], column.data[i]);
  };
}

/**
 * @param {(a: number, b: number) => number} of
 * @returns {Operation} the second operand is one number
 */
export function withNumber(of) {
  return (out, [a, number]) => {
    const [to, from, only] = [out.data, a.data, number.data[0]];
    for (let n = 0; n < to.length; n++) to[n] = of(from[n], only);
  };
}
