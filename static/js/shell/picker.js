import { effect } from "../../vendor/signals.js";
import { shapeText } from "../change/shape-text.js";
import { networkHere } from "../state/address.js";

/**
 * The network picker of the header. The page brings the list; a choice opens the network on the
 * stream, and the address follows what is open.
 */
export class RowcolPicker extends HTMLElement {
  /** @type {import("../state/player.js").Player|null} */
  player = null;
  /** @type {import("../state/store.js").Store|null} */
  #store = null;

  get store() {
    return this.#store;
  }

  set store(store) {
    this.#store = store;
    effect(() => this.name(store?.program.value ?? null));
  }

  /**
   * A network that was edited is none of the list: it has a line of its own while it is open.
   *
   * @param {import("../model/types.js").Program|null} program
   */
  name(program) {
    const select = this.querySelector("select");
    if (!select || !program) return;
    const listed = [...select.options].some(({ value, hidden }) => !hidden && value === program.network);
    select.querySelector("option[hidden]")?.remove();
    if (listed) {
      select.value = program.network;
    } else {
      const option = new Option(program.title, program.network, true, true);
      option.hidden = true;
      option.dataset.shape = shapeText(program);
      select.add(option);
    }
    this.#say(select);
  }

  connectedCallback() {
    const select = this.querySelector("select");
    if (!select) return;
    select.value = networkHere();
    select.addEventListener("change", () => {
      this.#say(select);
      this.player?.open(select.value);
    });
  }

  /** @param {HTMLSelectElement} select */
  #say(select) {
    const chosen = select.selectedOptions[0];
    const summary = document.getElementById("summary");
    if (summary) summary.textContent = chosen?.dataset.shape ?? "";
    document.title = `${chosen?.textContent} · Rowcol`;
  }
}

customElements.define("rowcol-picker", RowcolPicker);
