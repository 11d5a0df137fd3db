import { seenAt } from "../model/layers.js";
import { valueAt } from "../model/values.js";

/**
 * The number of a cell as the stage shows it: of a product that is seen layer by layer, the sum so far.
 *
 * @param {import("./diagram-scene.js").Scene} scene
 * @param {import("../model/types.js").Cell} cell
 * @returns {number|undefined} undefined where the frame doesn't hold it
 */
export function shownAt({ store, step, frame }, { matrix, row, column }) {
  if (matrix !== step.output || store.lens.value !== "column_row" || !store.isProduct.value) return valueAt(frame, matrix, row, column);
  const layers = store.innerSize.value;
  const k = Math.min(store.layer.value, layers - 1);
  return seenAt(frame, step, layers, k, row, column);
}
