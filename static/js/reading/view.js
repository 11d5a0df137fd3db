import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";

/** @typedef {typeof import("./view-menu.js").viewMenu} Menu */

/** The View button of the header. What it opens is loaded when it is first opened. */
export class RowcolView extends ShellElement {
  static properties = { ...ShellElement.properties, open: { state: true } };

  constructor() {
    super();
    this.open = false;
    /** @type {Menu|null} */
    this.menu = null;
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
    if (event.target instanceof Node && !this.contains(event.target)) this.open = false;
  };

  #toggle = async () => {
    if (!this.open) this.menu ??= (await import("./view-menu.js")).viewMenu;
    this.open = !this.open;
    await this.updateComplete;
    if (this.open) /** @type {HTMLElement|null} */ (this.querySelector("input:checked"))?.focus();
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.key !== "Escape" || !this.open) return;
    event.preventDefault();
    event.stopPropagation();
    this.open = false;
    /** @type {HTMLElement|null} */ (this.querySelector(".view-button"))?.focus();
  };

  /** @param {FocusEvent} event */
  #left = (event) => {
    if (event.relatedTarget instanceof Node && !this.contains(event.relatedTarget)) this.open = false;
  };

  render() {
    const { store, player } = this;
    if (!store || !player) return;
    return html`<div class="view-tool" @keydown=${this.#key} @focusout=${this.#left}>
      <button class="button view-button" type="button" aria-expanded=${this.open ? "true" : "false"} aria-controls="view-menu" @click=${this.#toggle}>View</button>
      <div class="view-menu" id="view-menu" role="group" aria-label="View" ?hidden=${!this.open}>
        ${this.open && this.menu ? this.menu(store, player) : nothing}
      </div>
    </div>`;
  }
}

customElements.define("rowcol-view", RowcolView);
