import { html, nothing } from "../../vendor/lit.js";
import { cellName } from "../model/naming.js";
import { valueAt } from "../model/values.js";
import { ShellElement } from "./element.js";

/** @typedef {import("../model/types.js").Cell} Cell */

/**
 * Changes one number of a parameter: double click a weight or its edge, or press E on it. Training
 * goes on from the changed number, and Reset takes it back.
 */
export class RowcolEdit extends ShellElement {
  static properties = { ...ShellElement.properties, cell: { state: true } };

  constructor() {
    super();
    /** @type {Cell|null} */
    this.cell = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("dblclick", this.#double);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("dblclick", this.#double);
  }

  /** @param {MouseEvent} event */
  #double = (event) => {
    const on = event.target instanceof Element && event.target.closest("rowcol-stage, rowcol-diagram");
    if (on) this.open();
  };

  /** Open for the cell under the cursor, if that is one of a parameter. */
  async open() {
    const { store } = this;
    const cell = store?.hover.value ?? null;
    if (!store || !cell || !store.program.value?.parameters.includes(cell.matrix)) return;
    if (store.playing.value !== null) this.player?.pause();
    this.cell = cell;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
    this.querySelector("input")?.select();
  }

  /** @param {SubmitEvent} event */
  #submit = (event) => {
    event.preventDefault();
    const { cell } = this;
    const field = this.querySelector("input");
    if (!cell || !field?.checkValidity()) return;
    this.player?.edit(cell.matrix, cell.row, cell.column, field.valueAsNumber);
    this.#close();
  };

  #close = () => this.querySelector("dialog")?.close();

  render() {
    const { store, cell } = this;
    if (!store || !cell) return nothing;
    const value = valueAt(store.frame.peek(), cell.matrix, cell.row, cell.column);
    return html`<dialog class="dialog edit" aria-labelledby="edit-title" @close=${() => (this.cell = null)}>
      <form @submit=${this.#submit}>
        <label class="edit__name" id="edit-title" for="edit-value">${cellName(store.matrix(cell.matrix), cell.row, cell.column)}</label>
        <input class="edit__value" id="edit-value" type="number" step="any" required autocomplete="off" .value=${String(value ?? "")}>
        <p class="edit__says">The number of this iteration changes, and what is trained after it. Reset takes it back.</p>
        <p class="edit__buttons">
          <button class="button" type="button" @click=${this.#close}>Cancel</button>
          <button class="button" type="submit">Change</button>
        </p>
      </form>
    </dialog>`;
  }
}

customElements.define("rowcol-edit", RowcolEdit);
