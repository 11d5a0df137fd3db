/**
 * What colour a cell wears, and how strongly. Colours are role names; CSS turns them into paint.
 *
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 */

/** The fill of a zero: just enough to be seen as a cell. */
const FAINTEST = 0.06;
/** The fill of the largest number; text in ink stays readable on it in every role colour. */
export const STRONGEST = 0.5;

/**
 * The role whose colour a whole matrix wears: a gradient wears that of its matrix.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Matrix} matrix
 * @returns {Role}
 */
export function matrixRole(matrices, matrix) {
  const owner = matrix.gradient_of ?? matrix.part_of ?? matrix.next_of;
  const worn = owner === null ? undefined : matrices.get(owner);
  return worn && worn !== matrix ? matrixRole(matrices, worn) : matrix.role;
}

/**
 * The role whose colour a cell wears: rows and columns labelled "bias" wear the bias colour.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @returns {Role}
 */
export function cellRole(matrices, matrix, row, column) {
  if (matrix.row_labels?.[row] === "bias" || matrix.column_labels?.[column] === "bias") {
    return "bias";
  }
  return matrixRole(matrices, matrix);
}

/**
 * The role of the inner index k of a product: what column k of the left operand stands for. A case
 * has no colour of its own and wears that of what the right operand says of it. Where cases are
 * columns, left and right are the other way round.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {import("./product.js").Product} product
 * @param {number} k
 * @returns {Role}
 */
export function innerRole(matrices, { left, right }, k) {
  const [a, b] = [matrices.get(left.id), matrices.get(right.id)];
  if (!a || !b) throw new Error(`no matrix ${left.id} or ${right.id} in this program`);
  // Where cases are columns, the operands have changed places.
  const turned = [a, b].some((matrix) => matrix.axes[1] === "case");
  const [first, inner, other] = turned ? [b, right.inner, a] : [a, left.inner, b];
  if (first.axes[inner === "row" ? 0 : 1] === "case") return matrixRole(matrices, other);
  return inner === "row" ? cellRole(matrices, first, k, -1) : cellRole(matrices, first, -1, k);
}

/**
 * In the column × row lens column k of the left operand and row k of the right one wear one colour,
 * that of k. A case has none of its own: there the operands keep theirs.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {import("./product.js").Product} product
 * @param {number} k
 * @returns {Role|null} null: as in the other lenses
 */
export function layerRole(matrices, product, k) {
  const left = matrices.get(product.left.id);
  return left?.axes[product.left.inner === "row" ? 0 : 1] === "case" ? null : innerRole(matrices, product, k);
}

/**
 * @param {Matrix} matrix
 * @returns {boolean} whether the matrix holds gradients, drawn with a dashed frame
 */
export function isGradient(matrix) {
  return matrix.gradient_of !== null || matrix.part_of !== null || matrix.role === "gradient";
}

/**
 * @param {number} value
 * @param {number} largest magnitude in the matrix
 * @returns {number} opacity of the fill
 */
export function fillStrength(value, largest) {
  if (!Number.isFinite(value)) return STRONGEST;
  if (largest === 0) return FAINTEST;
  const share = Math.min(1, Math.abs(value) / largest);
  return FAINTEST + (STRONGEST - FAINTEST) * share;
}
