import { html, nothing } from "../../vendor/lit.js";
import { icon } from "../shell/icons.js";
import { ShellElement } from "../shell/element.js";
import { t } from "../words/words.js";

/** So long it is seen, unless the pointer or the focus is on it. */
const SEEN = 12_000;

/** What a switch did to the numbers, in a line that leaves by itself; it can still be read out then. */
export class RowcolRemark extends ShellElement {
  static properties = { ...ShellElement.properties, gone: { state: true } };

  constructor() {
    super();
    this.gone = false;
    /** @type {string|null} the text that the clock runs for */
    this.timed = null;
    /** @type {number|undefined} */
    this.clock = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.clock);
  }

  #hold = () => clearTimeout(this.clock);

  #start = () => {
    clearTimeout(this.clock);
    this.clock = window.setTimeout(() => (this.gone = true), SEEN);
  };

  updated() {
    const text = this.store?.remark.value ?? null;
    if (text === this.timed) return;
    this.timed = text;
    this.gone = false;
    if (text) this.#start();
    else this.#hold();
  }

  render() {
    const { store } = this;
    const text = store?.remark.value;
    const gone = this.gone && text === this.timed;
    return html`<div role="status">${
      store && text
        ? html`<div class=${gone ? "hidden-text" : "remark"} @pointerenter=${this.#hold} @pointerleave=${this.#start} @focusin=${this.#hold} @focusout=${this.#start}>
            <p>${text}</p>
            ${gone ? nothing : html`<button class="notice__close" type="button" aria-label=${t("Dismiss")} @click=${() => (store.remark.value = null)}>${icon("close")}</button>`}
          </div>`
        : ""
    }</div>`;
  }
}

customElements.define("rowcol-remark", RowcolRemark);
