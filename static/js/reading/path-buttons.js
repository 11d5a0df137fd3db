/** The two questions about the selected cell, as buttons beside its sum. */
import { html } from "../../vendor/lit.js";
import { follow } from "./follow.js";

/** @param {import("../state/store.js").Store} store */
export function pathButtons(store) {
  const step = store.step.value;
  if (!step) return html``;
  /** @param {import("../model/provenance.js").Direction} direction @param {string} says @param {string} title */
  const button = (direction, says, title) => html`<button class="path-ask" type="button" title=${title}
    @click=${() => follow(store, direction, { matrix: step.output, ...store.selection.value })}>${says}</button>`;
  return html`<p class="path-asks">
    ${button("back", "where from?", "Where did this number come from? (G)")}
    ${button("on", "what does it change?", "What does it change? (F)")}
  </p>`;
}
