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

/** What touches a button from behind, and from before: punctuation, and a raised letter as that of a transpose. */
const BEHIND = /^(?:[^\s\p{L}\p{N}]|\p{Lm})*/u;
const BEFORE = /[^\s\p{L}\p{N}]*$/u;

/**
 * @param {Store} store
 * @param {string} text with its numbers
 */
export function prose(store, text) {
  const said = pieces(text);
  const texts = said.map((piece, n) => (typeof piece === "string" ? parted(piece, n > 0, n < said.length - 1) : null));
  return said.map((piece, n) => {
    if (typeof piece === "string") return texts[n]?.own;
    const [before, behind] = [texts[n - 1]?.before ?? "", texts[n + 1]?.behind ?? ""];
    const button = word(store, piece.text, piece.reference);
    // A line may break beside a button.
    return before || behind ? html`<span class="tour-whole">${before}${button}${behind}</span>` : button;
  });
}

/**
 * @param {string} text
 * @param {boolean} follows whether a word that names something stands before it
 * @param {boolean} leads whether one stands behind it
 */
function parted(text, follows, leads) {
  const behind = follows ? (BEHIND.exec(text)?.[0] ?? "") : "";
  const before = leads ? (BEFORE.exec(text.slice(behind.length))?.[0] ?? "") : "";
  return { behind, before, own: text.slice(behind.length, text.length - before.length) };
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
