/**
 * A word that names something lights it, through the signals that everything on the page reads.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("./reference.js").Reference} Reference
 */
import { batch } from "../../vendor/signals.js";
import { boxOf } from "./reference.js";

/** The parts of the page that a word may name. @type {Record<string, string>} */
export const PARTS = {
  diagram: "rowcol-diagram",
  dominoes: "rowcol-dominoes",
  filmstrip: ".filmstrip",
  graph: "rowcol-graph",
  lenses: ".lenses",
  loss: "rowcol-loss",
  pictures: "rowcol-pictures",
  worked: "rowcol-worked",
};

/**
 * @param {Store} store
 * @param {Reference|null} reference null: let go of what was lit
 */
export function light(store, reference) {
  for (const part of document.querySelectorAll(".tour-part")) part.classList.remove("tour-part");
  batch(() => {
    store.hover.value = store.term.value = store.named.value = null;
    const box = reference && boxOf(store.matrices.value, reference);
    if (!reference || !box) return;
    const { kind, id, row, column } = reference;
    if (kind === "matrix") store.named.value = id;
    else if (kind === "cell") store.hover.value = { matrix: id, row, column };
    else {
      const first = { matrix: id, row: box.rows[0], column: box.columns[0] };
      store.term.value = [first, { matrix: id, row: box.rows[1] - 1, column: box.columns[1] - 1 }];
    }
  });
  if (reference?.kind === "part") document.querySelector(PARTS[reference.id])?.classList.add("tour-part");
}
