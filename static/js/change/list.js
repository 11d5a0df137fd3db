import { html, nothing } from "../../vendor/lit.js";
import { asTyped } from "./number.js";
import { cellName } from "../model/naming.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";

/** @typedef {import("../model/changed.js").Edit} Edit */

/** Undo, redo, and the list of what was changed by hand, each with a way back. */
export class RowcolChanges extends ShellElement {
  static properties = { ...ShellElement.properties, listed: { state: true } };

  constructor() {
    super();
    this.listed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#outside);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#outside);
  }

  /** @param {Event} event */
  #outside = (event) => {
    if (!this.contains(/** @type {Node} */ (event.target))) this.listed = false;
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.key !== "Escape" || !this.listed) return;
    event.stopPropagation();
    this.listed = false;
    /** @type {HTMLElement|null} */ (this.querySelector(".changes__count"))?.focus();
  };

  render() {
    const { store, player } = this;
    if (!store || !player) return nothing;
    const { changes } = player;
    const edits = store.edits.value;
    const count = edits.length === 1 ? "1 change" : `${edits.length} changes`;
    const listed = this.listed && edits.length > 0;
    const idle = edits.length === 0 && !changes.canUndo.value && !changes.canRedo.value;
    return html`<div class="changes ${idle ? "changes--idle" : ""}" @keydown=${this.#key}>
      <button class="changes__button" type="button" title="Undo (Ctrl Z)" aria-label="Undo" ?disabled=${!changes.canUndo.value} @click=${() => changes.undo()}>${icon("undo")}</button>
      <button class="changes__button" type="button" title="Redo (Ctrl Shift Z)" aria-label="Redo" ?disabled=${!changes.canRedo.value} @click=${() => changes.redo()}>${icon("redo")}</button>
      ${edits.length === 0
        ? nothing
        : html`<button class="changes__count" type="button" aria-expanded=${listed ? "true" : "false"} aria-controls="changes-list"
            title="What was changed by hand" @click=${() => (this.listed = !this.listed)}>${count}</button>`}
      ${listed ? this.#list(edits) : nothing}
    </div>`;
  }

  /** @param {Edit[]} edits */
  #list(edits) {
    return html`<div class="changes__list" id="changes-list" role="group" aria-label="Changed by hand">
      <ul>
        ${edits.map((edit) => this.#item(edit))}
      </ul>
      <p class="changes__note">Reset takes all of them back.</p>
    </div>`;
  }

  /** @param {Edit} edit */
  #item(edit) {
    const matrix = this.store?.matrices.value.get(edit.matrix);
    if (!matrix) return nothing;
    const name = cellName(matrix, edit.row, edit.column);
    return html`<li class="changes__item">
      <span class="changes__cell">${name}</span>
      <span class="changes__values"><s>${numberText(edit.before)}</s> → <b>${numberText(edit.value)}</b></span>
      <span class="changes__when">iteration ${edit.iteration}</span>
      <button class="changes__back" type="button" aria-label="Take back the change of ${name}" title="Take this one back"
        @click=${() => this.player?.changes.withdraw(edit)}>${icon("undo")}</button>
    </li>`;
  }
}

/** @param {number|undefined} value */
function numberText(value) {
  if (value === undefined || Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? asTyped(value).replace("-", "−") : value > 0 ? "∞" : "−∞";
}

customElements.define("rowcol-changes", RowcolChanges);
