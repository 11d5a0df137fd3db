/**
 * The lenses on a product as one row of buttons; steps that are no product have none.
 */
import { html, nothing } from "../../vendor/lit.js";
import { LENSES } from "../state/store.js";
import { StageElement } from "./element.js";

/** @type {Record<import("../model/types.js").Lens, {name: string, says: string}>} */
const NAMES = {
  row_column: { name: "row · column", says: "each cell is a row times a column" },
  column_row: { name: "column × row", says: "the result is a sum of layers, each a column times a row" },
};

export class RowcolLenses extends StageElement {
  /** @param {KeyboardEvent} event */
  move(event) {
    const store = this.store;
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!store || !by) return;
    event.preventDefault();
    event.stopPropagation();
    const at = LENSES.indexOf(store.lens.value) + by + LENSES.length;
    store.lens.value = LENSES[at % LENSES.length];
    this.updateComplete.then(() => {
      /** @type {HTMLElement|null} */ (this.querySelector("button[aria-checked=true]"))?.focus();
    });
  }

  render() {
    const store = this.store;
    if (!store?.isProduct.value) return nothing;
    return html`<div class="lenses" role="radiogroup" aria-label="Lens" @keydown=${this.move}>
      ${LENSES.map((lens) => {
        const on = store.lens.value === lens;
        return html`<button
          type="button"
          role="radio"
          class="lenses-lens"
          aria-checked=${on ? "true" : "false"}
          tabindex=${on ? 0 : -1}
          title="${NAMES[lens].says} (V)"
          @click=${() => (store.lens.value = lens)}
        >
          ${NAMES[lens].name}
        </button>`;
      })}
    </div>`;
  }
}

customElements.define("rowcol-lenses", RowcolLenses);
