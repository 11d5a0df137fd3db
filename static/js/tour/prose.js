/**
 * Words of a tour as they are shown: those that name something are buttons that light it.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("./text.js").Piece} Piece
 * @typedef {import("./reference.js").Reference} Reference
 */
import { html } from "../../vendor/lit.js";
import { cellRole, matrixRole } from "../model/colour.js";
import { light } from "./light.js";
import { pieces } from "./text.js";

/**
 * @param {Store} store
 * @param {string} text with its numbers
 */
export function prose(store, text) {
  return pieces(text).map((piece) => (typeof piece === "string" ? piece : word(store, piece.text, piece.reference)));
}

/**
 * @param {Store} store
 * @param {string} text
 * @param {Reference} reference
 */
function word(store, text, reference) {
  const lit = () => light(store, reference);
  const dark = () => light(store, null);
  // A finger that leaves has tapped: what it tapped stays lit until the focus goes elsewhere.
  const left = (/** @type {PointerEvent} */ event) => event.pointerType !== "touch" && dark();
  return html`<button type="button" class="tour-word ${roleOf(store, reference)}" @pointerenter=${lit} @pointerleave=${left} @focus=${lit} @blur=${dark} @click=${lit}>${text}</button>`;
}

/** @param {Store} store @param {Reference} reference @returns {string} the class of the role that it wears */
function roleOf(store, { kind, id, row, column }) {
  const matrix = store.matrices.value.get(id);
  if (kind === "part" || !matrix) return "";
  if (kind === "matrix") return `role-${matrixRole(store.matrices.value, matrix)}`;
  return `role-${cellRole(store.matrices.value, matrix, kind === "column" ? -1 : row, kind === "row" ? -1 : column)}`;
}
