/**
 * Sums, in the order in which NumPy adds: a long one in halves, so that its error stays small; a column
 * from top to bottom.
 *
 * @typedef {import("../dense.js").Dense} Dense
 */

/** Up to this many numbers are added in eight sums side by side. */
const BLOCK = 128;

/**
 * @param {Float64Array} data
 * @param {number} [start]
 * @param {number} [count]
 * @returns {number}
 */
export function sum(data, start = 0, count = data.length) {
  if (count > BLOCK) {
    const half = count >> 1;
    const first = half - (half % 8);
    return sum(data, start, first) + sum(data, start + first, count - first);
  }
  const eights = count < 8 ? 0 : count - (count % 8);
  let total = 0;
  if (eights) {
    const s = data.slice(start, start + 8);
    for (let at = 8; at < eights; at += 8) for (let n = 0; n < 8; n++) s[n] += data[start + at + n];
    total = s[0] + s[1] + (s[2] + s[3]) + (s[4] + s[5] + (s[6] + s[7]));
  }
  for (let at = eights; at < count; at++) total += data[start + at];
  return total;
}

/** @param {Dense} a @param {number} i @returns {number} of a row */
export const rowSum = (a, i) => sum(a.data, i * a.columns, a.columns);

/** @type {Record<string, import("../dense.js").Operation>} */
export const sums = {
  sum_rows: (out, [a]) => {
    out.data.fill(0);
    for (let i = 0, n = 0; i < a.rows; i++) for (let j = 0; j < a.columns; j++, n++) out.data[j] += a.data[n];
  },
  sum_columns: (out, [a]) => {
    for (let i = 0; i < a.rows; i++) out.data[i] = rowSum(a, i);
  },
  sum_all: (out, [a]) => {
    out.data[0] = sum(a.data);
  },
  mean_columns: (out, [a]) => {
    for (let i = 0; i < a.rows; i++) out.data[i] = rowSum(a, i) / a.columns;
  },
};
