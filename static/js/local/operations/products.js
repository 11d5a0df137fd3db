/**
 * The matrix product and its two transposed forms, and the transpose.
 *
 * The inner loop runs along the rows of what it reads and writes, and takes four terms at a time;
 * a cell's terms are added in their order.
 *
 * @typedef {import("../dense.js").Dense} Dense
 */
import { transposeInto } from "../dense.js";

/**
 * out += the sum over k of factor(k) times row k of b: a row of the result is a mix of the rows of b.
 *
 * @param {Float64Array} to
 * @param {number} start of the row of the result
 * @param {Float64Array} factors
 * @param {number} first where factor(0) is
 * @param {number} stride from factor(k) to factor(k + 1)
 * @param {Dense} b
 */
function mixRows(to, start, factors, first, stride, { rows, columns, data }) {
  let k = 0;
  for (; k + 3 < rows; k += 4) {
    const at = first + k * stride;
    const [f0, f1, f2, f3] = [factors[at], factors[at + stride], factors[at + 2 * stride], factors[at + 3 * stride]];
    const b0 = k * columns;
    const [b1, b2, b3] = [b0 + columns, b0 + 2 * columns, b0 + 3 * columns];
    for (let j = 0; j < columns; j++) {
      to[start + j] = to[start + j] + f0 * data[b0 + j] + f1 * data[b1 + j] + f2 * data[b2 + j] + f3 * data[b3 + j];
    }
  }
  for (; k < rows; k++) {
    const factor = factors[first + k * stride];
    for (let j = 0, at = k * columns; j < columns; j++, at++) to[start + j] += factor * data[at];
  }
}

/** @param {Dense} out @param {Dense} a @param {Dense} b */
export function matmul(out, a, b) {
  out.data.fill(0);
  for (let i = 0; i < out.rows; i++) mixRows(out.data, i * out.columns, a.data, i * a.columns, 1, b);
}

/** aᵀ b. @param {Dense} out @param {Dense} a @param {Dense} b */
export function matmulLeftTransposed(out, a, b) {
  out.data.fill(0);
  for (let i = 0; i < out.rows; i++) mixRows(out.data, i * out.columns, a.data, i, a.columns, b);
}

/** a bᵀ: four cells of a row at a time. @param {Dense} out @param {Dense} a @param {Dense} b */
export function matmulRightTransposed(out, a, b) {
  const length = a.columns;
  const [to, left, right] = [out.data, a.data, b.data];
  for (let i = 0; i < out.rows; i++) {
    const [row, start] = [i * length, i * out.columns];
    let j = 0;
    for (; j + 3 < out.columns; j += 4) {
      const b0 = j * length;
      const [b1, b2, b3] = [b0 + length, b0 + 2 * length, b0 + 3 * length];
      let [s0, s1, s2, s3] = [0, 0, 0, 0];
      for (let k = 0; k < length; k++) {
        const factor = left[row + k];
        s0 += factor * right[b0 + k];
        s1 += factor * right[b1 + k];
        s2 += factor * right[b2 + k];
        s3 += factor * right[b3 + k];
      }
      to[start + j] = s0;
      to[start + j + 1] = s1;
      to[start + j + 2] = s2;
      to[start + j + 3] = s3;
    }
    for (; j < out.columns; j++) {
      let sum = 0;
      for (let k = 0, at = j * length; k < length; k++, at++) sum += left[row + k] * right[at];
      to[start + j] = sum;
    }
  }
}

/** @type {Record<string, import("../dense.js").Operation>} */
export const products = {
  matmul: (out, [a, b]) => matmul(out, a, b),
  matmul_left_transposed: (out, [a, b]) => matmulLeftTransposed(out, a, b),
  matmul_right_transposed: (out, [a, b]) => matmulRightTransposed(out, a, b),
  transpose: (out, [a]) => transposeInto(out.data, a.data, a.rows, a.columns),
};

/** The same product of the transposed matrices, whose operands change places: (A B)ᵀ = Bᵀ Aᵀ. @type {Record<string, string>} */
export const MIRRORED = {
  matmul: "matmul",
  matmul_left_transposed: "matmul_right_transposed",
  matmul_right_transposed: "matmul_left_transposed",
};
