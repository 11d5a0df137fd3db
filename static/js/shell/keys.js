import { html } from "../../vendor/lit.js";
import { openWeights } from "../change/open.js";
import { KEYS, keyOf } from "../state/keys.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

/** @typedef {import("./edit.js").RowcolEdit} RowcolEdit */

/** Listens for keys on the whole page, and lists them. */
export class RowcolKeys extends ShellElement {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
    document.getElementById("keys")?.addEventListener("click", this.#open);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const { store, player } = this;
    const key = keyOf(event);
    if (!key || !store || !player) return;
    event.preventDefault();
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const close = () => {
      store.hover.value = null;
      store.unfolded.value = store.turned.value = store.broken.value = null;
      store.error.value = null;
      store.path.value = null;
      store.remark.value = null;
    };
    const editor = /** @type {RowcolEdit|null} */ (document.querySelector("rowcol-edit"));
    /** @type {import("../state/keys.js").Page} */
    const page = {
      store,
      player,
      listKeys: this.#open,
      close,
      edit: () => editor?.open(),
      nudge: (by, large) => editor?.nudge(by, large),
      compare: () => openWeights(store, player),
    };
    key.act(page, pressed, event.shiftKey);
  };

  #open = () => {
    const dialog = this.querySelector("dialog");
    if (dialog?.open) dialog.close();
    else dialog?.showModal();
  };

  #close = () => this.querySelector("dialog")?.close();

  render() {
    return html`<dialog class="dialog" aria-labelledby="keys-title">
      <div class="dialog__head">
        <h2 class="dialog__title" id="keys-title">Keys</h2>
        <button class="button button--square" type="button" aria-label="Close" @click=${this.#close}>${icon("close")}</button>
      </div>
      <dl class="keys">
        ${KEYS.map(
          ({ shown, does }) => html`<div class="keys__row">
            <dt>${shown.map((key) => html`<kbd>${key}</kbd> `)}</dt>
            <dd>${does}</dd>
          </div>`,
        )}
      </dl>
    </dialog>`;
  }
}

customElements.define("rowcol-keys", RowcolKeys);
