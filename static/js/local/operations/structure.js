/**
 * Putting cells in front, dropping them, and stretching.
 *
 * @typedef {import("../dense.js").Operation} Operation
 */

/** @param {number} value @returns {Operation} a column of it goes in front */
function columnInFront(value) {
  return (out, [a]) => {
    for (let i = 0; i < a.rows; i++) {
      out.data[i * out.columns] = value;
      out.data.set(a.data.subarray(i * a.columns, (i + 1) * a.columns), i * out.columns + 1);
    }
  };
}

/** @type {Record<string, Operation>} */
export const structure = {
  prepend_ones: columnInFront(1),
  prepend_zero_column: columnInFront(0),
  drop_first_column: (out, [a]) => {
    for (let i = 0; i < a.rows; i++) out.data.set(a.data.subarray(i * a.columns + 1, (i + 1) * a.columns), i * out.columns);
  },
  prepend_zero_row: (out, [a]) => {
    out.data.fill(0, 0, out.columns);
    out.data.set(a.data, out.columns);
  },
  drop_first_row: (out, [a]) => out.data.set(a.data.subarray(a.columns)),
  broadcast_rows: (out, [a]) => {
    for (let i = 0; i < out.rows; i++) out.data.set(a.data, i * out.columns);
  },
  broadcast_columns: (out, [a]) => {
    for (let i = 0; i < out.rows; i++) out.data.fill(a.data[i], i * out.columns, (i + 1) * out.columns);
  },
  broadcast_all: (out, [a]) => {
    out.data.fill(a.data[0]);
  },
};
