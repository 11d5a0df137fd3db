/**
 * Going through the substeps of a product: what comes later isn't there yet.
 *
 * @typedef {import("./store.js").Store} Store
 */
import { batch } from "../../vendor/signals.js";
import { cursorAt, substepCount } from "../model/substeps.js";

/**
 * @param {Store} store
 * @returns {number} 0 where the step is no product
 */
export function substeps(store) {
  const step = store.step.value;
  if (!step || !store.isProduct.value) return 0;
  return substepCount(store.lens.value, store.matrix(step.output).shape, store.innerSize.value);
}

/**
 * Build the result up to a substep.
 *
 * @param {Store} store
 * @param {number} at
 */
export function unfoldTo(store, at) {
  const step = store.step.value;
  const count = substeps(store);
  if (!step || count === 0) return;
  const lens = store.lens.value;
  const wanted = Math.max(0, Math.min(count - 1, at));
  const { row, column, k } = cursorAt(lens, store.matrix(step.output).shape, { ...store.selection.value, k: store.k.value }, wanted);
  batch(() => {
    store.hover.value = null;
    store.k.value = k;
    store.select({ row, column });
    store.unfolded.value = { step, lens, at: wanted };
  });
}

/** @param {Store} store @param {number} by */
export function moveSubstep(store, by) {
  unfoldTo(store, store.substep.value + by);
}
