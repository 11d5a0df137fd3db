import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { openNetworkForm, openWeights } from "./open.js";
import { weightHere } from "./weight-here.js";

/** Opens “then and now” of the weight that the step is about, and wires the header's button. */
export class RowcolWeights extends ShellElement {
  connectedCallback() {
    super.connectedCallback();
    document.getElementById("edit-network")?.addEventListener("click", this.#network);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.getElementById("edit-network")?.removeEventListener("click", this.#network);
  }

  #network = () => {
    if (this.store && this.player) openNetworkForm(this.store, this.player);
  };

  #weights = () => {
    if (this.store && this.player) openWeights(this.store, this.player);
  };

  render() {
    const { store } = this;
    const step = store?.step.value;
    const id = store && step ? weightHere(store, false) : null;
    if (!store || !step || !id) return nothing;
    const { symbol } = store.matrix(id);
    const asks = step.phase === "update";
    return html`<button type="button" class="weights-button" title="${symbol} at the start, now, and the difference (W)" @click=${this.#weights}>
      ${asks ? `Did ${symbol} change?` : `${symbol} then and now`}
    </button>`;
  }
}

customElements.define("rowcol-weights", RowcolWeights);
