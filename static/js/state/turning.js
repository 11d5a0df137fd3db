/**
 * A transposed operand standing as itself, to be seen turning.
 *
 * @typedef {import("./store.js").Store} Store
 */
import { productOf } from "../model/product.js";

/**
 * @param {Store} store
 * @returns {string|null} the id of the selected product's transposed operand
 */
export function transposedOperand(store) {
  const product = store.step.value && productOf(store.step.value);
  return [product?.left, product?.right].find((operand) => operand?.transposed)?.id ?? null;
}

/**
 * Show the operand as itself, from where it turns; asked again, it stands transposed at once.
 *
 * @param {Store} store
 */
export function turnOver(store) {
  const shown = store.turned.value !== null;
  store.turned.value = shown || !transposedOperand(store) ? null : store.step.value;
}
