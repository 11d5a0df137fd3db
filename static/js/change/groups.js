/**
 * Changes that were made together: the pixels of one picture, drawn at one iteration.
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 */
import { imageOf, lineOfCell } from "../model/pictures.js";

/**
 * @param {readonly Edit[]} edits
 * @param {ReadonlyMap<string, import("../model/types.js").Matrix>} matrices
 * @returns {Edit[][]} in the order of the first of each; what isn't a pixel of a case is by itself
 */
export function grouped(edits, matrices) {
  /** @type {Map<unknown, Edit[]>} */
  const groups = new Map();
  for (const edit of edits) {
    const matrix = matrices.get(edit.matrix);
    const image = matrix && imageOf(matrix);
    const picture = image && matrix.axes[1 - image.axis] === "case";
    const key = picture ? `${edit.matrix}/${lineOfCell(image, edit)}/${edit.iteration}` : edit;
    groups.set(key, [...(groups.get(key) ?? []), edit]);
  }
  return [...groups.values()];
}
