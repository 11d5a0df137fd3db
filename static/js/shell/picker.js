import { goToNetwork, networkHere } from "../state/address.js";

/**
 * The network picker of the header. The page brings the list; a choice goes to the network's own
 * address and opens it on the stream, and back and forward do the same.
 */
export class RowcolPicker extends HTMLElement {
  /** @type {import("../state/player.js").Player|null} */
  player = null;

  connectedCallback() {
    const select = this.querySelector("select");
    if (!select) return;
    select.value = networkHere();
    select.addEventListener("change", () => {
      goToNetwork(select.value);
      this.show(select);
    });
    window.addEventListener("popstate", () => {
      select.value = networkHere();
      this.show(select);
    });
  }

  /** @param {HTMLSelectElement} select */
  show(select) {
    const chosen = select.selectedOptions[0];
    const summary = document.getElementById("summary");
    if (summary) summary.textContent = chosen?.dataset.shape ?? "";
    document.title = `${chosen?.textContent} · Rowcol`;
    this.player?.open(select.value);
  }
}

customElements.define("rowcol-picker", RowcolPicker);
