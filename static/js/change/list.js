import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { part } from "../state/later.js";
import { counted, t } from "../words/words.js";

/** Undo, redo, and how many numbers were changed by hand: the way to their list. */
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
    const count = counted(edits.length, "{count} change", "{count} changes");
    const listed = this.listed && edits.length > 0;
    const idle = edits.length === 0 && !changes.canUndo.value && !changes.canRedo.value;
    return html`<div class="changes ${idle ? "changes--idle" : ""}" @keydown=${this.#key}>
      <button class="changes__button" type="button" title=${t("Undo (Ctrl Z)")} aria-label=${t("Undo")} ?disabled=${!changes.canUndo.value} @click=${() => changes.undo()}>${icon("undo")}</button>
      <button class="changes__button" type="button" title=${t("Redo (Ctrl Shift Z)")} aria-label=${t("Redo")} ?disabled=${!changes.canRedo.value} @click=${() => changes.redo()}>${icon("redo")}</button>
      ${edits.length === 0
        ? nothing
        : html`<button class="changes__count" type="button" aria-expanded=${listed ? "true" : "false"} aria-controls="changes-list"
            title=${t("What was changed by hand")} @click=${() => (this.listed = !this.listed)}>${count}</button>`}
      ${listed ? part("changesList")?.changesList(store, player) : nothing}
    </div>`;
  }
}

customElements.define("rowcol-changes", RowcolChanges);
