/**
 * Breaking the selected product on purpose, and mending it. The run goes on as it is.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("../model/broken.js").Way} Way
 */
import { WIDEST, soundPair, waysOf } from "../model/broken.js";

/**
 * @param {Store} store
 * @returns {Way[]} how the selected step can be broken; none if it is no product
 */
export function ways(store) {
  const step = store.step.value;
  return step && store.isProduct.value ? waysOf(store.matrices.value, step) : [];
}

/** @param {Store} store */
export function toggleBroken(store) {
  const [first] = ways(store);
  if (store.broken.value) store.broken.value = null;
  else if (first) breakIt(store, first);
}

/** @param {Store} store @param {Way} way */
export function breakIt(store, way) {
  const step = store.step.value;
  if (!step) return;
  const width = soundPair(store.matrices.value, step).left.size[1];
  store.hover.value = null;
  store.broken.value = { step, way, width: width < WIDEST ? width + 1 : width - 1, tried: null };
}
