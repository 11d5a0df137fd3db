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
    const matrix = store.matrices.value.get(id);
    const owner = matrix?.next_of ?? matrix?.gradient_of ?? matrix?.part_of ?? id;
    if (program.parameters.includes(owner)) return owner;
  }
  return null;
}
