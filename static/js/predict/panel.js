/** Asks for the number of a hidden cell, in the place where its sum will stand. */
import { html, nothing } from "../../vendor/lit.js";
import { readTyped } from "../change/number.js";
import { signButton } from "../change/sign-button.js";
import { matrixRole } from "../model/colour.js";
import { MOST_DECIMALS } from "../model/format.js";
import { cellName } from "../model/naming.js";
import { scaleOf } from "../model/values.js";
import { StageElement } from "../stage/element.js";
import { selectedCell } from "../state/hiding.js";
import { counted, t } from "../words/words.js";
import { askAll, hidingOf, reveal } from "./ask.js";
import { judge } from "./judge.js";

/** @typedef {import("../model/types.js").Cell} Cell */

export class RowcolPredict extends StageElement {
  static properties = { ...StageElement.properties, said: { state: true } };

  constructor() {
    super();
    /** What was wrong with the answer before. @type {string|null} */
    this.said = null;
    /** @type {Cell|null} */
    this.asked = null;
  }

  /** @returns {HTMLInputElement|null} */
  get field() {
    return this.querySelector(".predict-field");
  }

  /** @returns {Cell|null} */
  get cell() {
    return this.store && selectedCell(this.store);
  }

  firstUpdated() {
    // In another page's frame the focus and the place are left to the reader.
    if (window.parent !== window && document.activeElement === document.body) return;
    this.field?.focus({ preventScroll: true });
    this.scrollIntoView({ block: "nearest" });
  }

  willUpdate() {
    const { cell } = this;
    if (cell && this.asked && cell.matrix === this.asked.matrix && cell.row === this.asked.row && cell.column === this.asked.column) return;
    this.asked = cell;
    this.said = null;
    if (this.field) this.field.value = "";
  }

  /** @param {SubmitEvent} event */
  check(event) {
    event.preventDefault();
    const { store, cell, field } = this;
    const step = store?.step.value;
    const frame = store?.frame.value;
    if (!store || !step || !frame || !cell || !field) return;
    const typed = readTyped(field.value);
    if (typed.value === null) {
      this.said = typed.refused;
      return;
    }
    const { right, said, slip } = judge(store.matrices.value, frame, step, cell, typed.value);
    if (right) {
      this.show(said);
      return;
    }
    this.said = said;
    const inputs = slip?.cells.filter(({ matrix }) => step.inputs.includes(matrix)) ?? [];
    store.term.value = inputs.length > 0 ? inputs : null;
    field.select();
  }

  /** @param {string|null} said */
  show(said) {
    if (!this.store || !this.cell) return;
    this.store.term.value = null;
    reveal(this.store, this.cell, said);
    /** @type {SVGElement|null} */ (document.querySelector('rowcol-stage .stage-block:last-of-type [role="gridcell"][tabindex="0"]'))?.focus();
  }

  /** All of each result is hidden, or nothing any more. */
  all() {
    if (!this.store) return;
    this.store.term.value = null;
    askAll(this.store);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.key.toLowerCase() === "q" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (event.shiftKey) this.all();
      else this.show(null);
    } else if (event.key === "Escape") {
      this.field?.blur();
      event.stopPropagation();
    }
  }

  render() {
    const { store, cell, said } = this;
    const frame = store?.frame.value;
    if (!store || !cell || !frame) return nothing;
    const matrix = store.matrix(cell.matrix);
    const { decimals, whole } = scaleOf(frame, cell.matrix);
    const all = hidingOf(store) === "all";
    const digits = whole ? t("A whole number.") : decimals > MOST_DECIMALS ? t("Two digits and the power of ten, such as 1.2e-8.") : counted(decimals, "{count} decimal is enough.", "{count} decimals are enough.");
    return html`<form class="predict" @submit=${this.check} novalidate>
      <h2 class="worked-title">${t("Predict this cell")}</h2>
      <p class="predict-line">
        <label class="predict-name role-${matrixRole(store.matrices.value, matrix)}" for="predict-field">${cellName(matrix, cell.row, cell.column)}</label>
        <span aria-hidden="true">=</span>
        <input class="predict-field" id="predict-field" type="text" inputmode=${decimals > MOST_DECIMALS ? "text" : "decimal"} autocomplete="off" spellcheck="false"
          enterkeyhint="done" aria-describedby="predict-says" aria-invalid=${said === null ? "false" : "true"} @keydown=${this.key} />
        ${signButton(() => this.field)}
      </p>
      <p class="predict-says ${said === null ? "" : "predict-says--wrong"}" id="predict-says" role="status">${said ?? digits}</p>
      <p class="predict-do">
        <button class="button" type="submit">${t("Check")}</button>
        <button class="button" type="button" @click=${() => this.show(null)}>${t("Show it")} <kbd>Q</kbd></button>
        ${all ? html`<button class="button predict-stop" type="button" title=${t("Show all numbers again (Shift+Q)")} @click=${this.all}>${t("Stop asking")}</button>` : nothing}
      </p>
    </form>`;
  }
}

customElements.define("rowcol-predict", RowcolPredict);
