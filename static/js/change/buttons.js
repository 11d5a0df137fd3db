import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";
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
    const { store, player } = this;
    if (store && player) use("dialogs", ({ openNetworkForm }) => openNetworkForm(store, player));
  };

  #weights = () => {
    const { store, player } = this;
    if (store && player) use("dialogs", ({ openWeights }) => openWeights(store, player));
  };

  render() {
    const { store } = this;
    const step = store?.step.value;
    const id = store && step ? weightHere(store, false) : null;
    if (!store || !step || !id) return nothing;
    const { symbol } = store.matrix(id);
    const asks = step.phase === "update";
    return html`<button type="button" class="weights-button" title=${t("{symbol} at the start, now, and the difference (W)", { symbol })} @click=${this.#weights}>
      ${asks ? t("Did {symbol} change?", { symbol }) : t("{symbol} then and now", { symbol })}
    </button>`;
  }
}

customElements.define("rowcol-weights", RowcolWeights);
