import { keyOf } from "../state/keys.js";
import { use } from "../state/later.js";
import { ShellElement } from "./element.js";
import { openEditor } from "./first-edit.js";

/** @typedef {import("./edit.js").RowcolEdit} RowcolEdit */

/** Listens for keys on the whole page, and lists them. */
export class RowcolKeys extends ShellElement {
  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
    document.addEventListener("keydown", this.#clicker, { capture: true });
    document.getElementById("keys")?.addEventListener("click", this.#open);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
    document.removeEventListener("keydown", this.#clicker, { capture: true });
  }

  /**
   * A clicker's keys mean the same wherever the focus is; while the screen is black, any key shows it again.
   *
   * @param {KeyboardEvent} event
   */
  #clicker = (event) => {
    const { store } = this;
    if (!store?.presenting.value) return;
    if (store.black.value) {
      store.black.value = false;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!event.key.startsWith("Arrow") && !event.key.startsWith("Page")) return;
    this.#key(event);
    if (event.defaultPrevented) event.stopPropagation();
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const { store, player } = this;
    const key = keyOf(event, store?.presenting.value);
    if (!key || !store || !player) return;
    // It closes the dialog, also where the focus is in none of its controls.
    if (event.key === "Escape" && document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const guide = /** @type {import("../tour/door.js").RowcolGuide|null} */ (document.querySelector("rowcol-guide"));
    const close = () => {
      const open = [store.unfolded, store.turned, store.broken, store.error, store.path, store.remark].some((one) => one.value !== null);
      // With nothing else to be closed, it is the tour.
      if (!open) store.tour.value = null;
      store.hover.value = null;
      store.unfolded.value = store.turned.value = store.broken.value = null;
      store.error.value = null;
      store.linkFaults.value = [];
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
      edit: () => editor && openEditor(editor),
      nudge: (by, large) => editor && use("edit", () => editor.nudge(by, large)),
      compare: () => use("dialogs", ({ openWeights }) => openWeights(store, player)),
      tour: (by) => guide?.move(by),
      help: () => guide?.help(),
    };
    key.act(page, pressed, event.shiftKey);
  };

  #open = () => use("keysList", ({ toggleKeysList }) => toggleKeysList(this));
}

customElements.define("rowcol-keys", RowcolKeys);
