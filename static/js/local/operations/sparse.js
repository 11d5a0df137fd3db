/**
 * Products with a pruned matrix: a mask says which of its cells there are.
 *
 * @typedef {import("../dense.js").Dense} Dense
 */
import { dense } from "../dense.js";
import { matmul, matmulLeftTransposed, matmulRightTransposed } from "./products.js";

/** @param {Dense} a @param {Dense} b @returns {Dense} cell by cell */
function kept(a, b) {
  return dense(a.rows, a.columns, a.data.map((value, n) => value * b.data[n]));
}

/** @type {Record<string, import("../dense.js").Operation>} */
export const sparse = {
  sparse_matmul: (out, [x, w, mask]) => matmul(out, x, kept(w, mask)),
  sparse_matmul_right_transposed: (out, [g, w, mask]) => matmulRightTransposed(out, g, kept(w, mask)),
  sampled_product: (out, [x, g, mask]) => {
    matmulLeftTransposed(out, x, g);
    for (let n = 0; n < out.data.length; n++) out.data[n] *= mask.data[n];
  },
};
