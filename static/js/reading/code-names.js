/**
 * A line of NumPy whose names light what they name.
 *
 * @typedef {import("../state/store.js").Store} Store
 */
import { html } from "../../vendor/lit.js";
import { matrixRole } from "../model/colour.js";

const NAME = /([A-Za-z_]\w*)/;

/**
 * @param {Store} store
 * @param {string} code
 */
export function codeNames(store, code) {
  const matrices = store.matrices.value;
  const lit = store.named.value ?? store.hover.value?.matrix;
  return code.split(NAME).map((part) => {
    const matrix = matrices.get(part);
    if (!matrix) return part;
    return html`<span class="worked-word role-${matrixRole(matrices, matrix)} ${part === lit ? "named" : ""}" data-id=${part} tabindex="0">${part}</span>`;
  });
}

/**
 * The matrix whose name an event is on.
 *
 * @param {Store|null} store
 * @param {Event} event
 */
export function pointName(store, event) {
  const target = event.target instanceof Element ? event.target.closest("[data-id]") : null;
  const id = target?.getAttribute("data-id") ?? null;
  if (store) store.named.value = id && store.matrices.value.has(id) ? id : null;
}
