import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { part, use } from "../state/later.js";
import { t } from "../words/words.js";

/** The View button of the header. What it opens is loaded when it is first opened. */
export class RowcolView extends ShellElement {
  static properties = { ...ShellElement.properties, open: { state: true } };

  constructor() {
    super();
    this.open = false;
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

  #toggle = () => {
    this.open = !this.open;
    if (this.open) use("viewMenu", () => this.#enter());
  };

  async #enter() {
    await this.updateComplete;
    if (this.open) /** @type {HTMLElement|null} */ (this.querySelector("input:checked"))?.focus();
  }

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
    const menu = this.open ? part("viewMenu")?.viewMenu(store, player) : null;
    return html`<div class="view-tool" @keydown=${this.#key} @focusout=${this.#left}>
      <button class="button view-button" type="button" aria-expanded=${this.open ? "true" : "false"} aria-controls="view-menu" @click=${this.#toggle}>${t("View")}</button>
      <div class="view-menu" id="view-menu" role="group" aria-label=${t("View")} ?hidden=${!menu}>
        ${menu ?? nothing}
      </div>
    </div>`;
  }
}

customElements.define("rowcol-view", RowcolView);
