/**
 * Which parameter, and which of its cells, the step and the cursor are about.
 *
 * @typedef {import("../model/types.js").Box} Box
 */
import { oneCell } from "../model/lit.js";

/**
 * The parameter that the step is about.
 *
 * @param {import("../state/store.js").Store} store
 * @param {boolean} hovered whether the cell under the pointer counts first
 * @returns {string|null} its id; null if the step has none
 */
export function weightHere(store, hovered) {
  const program = store.program.value;
  const step = store.step.value;
  if (!program || !step) return null;
  const pointed = hovered && store.hover.value ? [store.hover.value.matrix] : [];
  for (const id of [...pointed, ...step.inputs, step.output]) {
    const owner = ownerOf(store, id);
    if (program.parameters.includes(owner)) return owner;
  }
  return null;
}

/**
 * The cells of a parameter, or of what has its shape, that are lit.
 *
 * @param {import("../state/store.js").Store} store
 * @param {string} parameter
 * @returns {Box|null}
 */
export function litHere(store, parameter) {
  const chosen = store.chosen.value;
  if (chosen && ownerOf(store, chosen.matrix) === parameter) return oneCell(chosen);
  for (const [id, box] of store.lit.value) if (ownerOf(store, id) === parameter) return box;
  return null;
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {string} id of a matrix
 * @returns {string} of the matrix that it is the gradient, a part or the next value of; else its own
 */
function ownerOf(store, id) {
  const matrix = store.matrices.value.get(id);
  const owner = matrix?.next_of ?? matrix?.gradient_of ?? matrix?.part_of;
  return owner ? ownerOf(store, owner) : id;
}
