/**
 * The lenses on a product as one row of buttons; steps that are no product have none.
 */
import { html, nothing } from "../../vendor/lit.js";
import { LENSES } from "../state/store.js";
import { t } from "../words/words.js";
import { StageElement } from "./element.js";

/** @type {Record<import("../model/types.js").Lens, {name: string, short: string, says: string}>} */
const NAMES = {
  row_column: { name: t("row · column"), short: t("row·col"), says: t("each cell is a row times a column") },
  column_row: { name: t("column × row"), short: t("col×row"), says: t("the result is a sum of layers, each a column times a row") },
  columns: { name: t("columns"), short: t("columns"), says: t("each column of the result is a mix of the left operand’s columns") },
  rows: { name: t("rows"), short: t("rows"), says: t("each row of the result is a mix of the right operand’s rows") },
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
    return html`<div class="lenses" role="radiogroup" aria-label=${t("Lens")} @keydown=${this.move}>
      ${LENSES.map((lens) => {
        const on = store.lens.value === lens;
        const { name, short, says } = NAMES[lens];
        return html`<button
          type="button"
          role="radio"
          class="lenses-lens"
          aria-checked=${on ? "true" : "false"}
          aria-label=${name}
          tabindex=${on ? 0 : -1}
          title="${says} (V)"
          @click=${() => (store.lens.value = lens)}
        >
          <span class="lenses-long">${name}</span><span class="lenses-short">${short}</span>
        </button>`;
      })}
    </div>`;
  }
}

customElements.define("rowcol-lenses", RowcolLenses);
