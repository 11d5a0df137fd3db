/** The way into the tour and the help. What they need is fetched when they are first opened. */
import { html, nothing } from "../../vendor/lit.js";
import { effect } from "../../vendor/signals.js";
import { ShellElement } from "../shell/element.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";

/** @typedef {import("./panel.js").RowcolTour} RowcolTour */

export class RowcolGuide extends ShellElement {
  /** @type {() => void} */
  #stop = () => {};

  connectedCallback() {
    super.connectedCallback();
    document.getElementById("help")?.addEventListener("click", this.help);
    this.updateComplete.then(() => this.#watch());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.getElementById("help")?.removeEventListener("click", this.help);
    this.#stop();
  }

  /** A tour may be asked for here, by a key, or by the address. */
  #watch() {
    const { store } = this;
    if (!store) return;
    this.#stop = effect(() => {
      if (store.tour.value) use("tour", () => {});
    });
  }

  /** @returns {string|null} the tour of the open network */
  get tour() {
    const network = this.store?.program.value?.network ?? "";
    return (this.dataset.tours ?? "").split(" ").includes(network) ? network : null;
  }

  begin = () => {
    const name = this.tour;
    if (!this.store || !name) return;
    this.store.tour.value ??= { name, stop: 1 };
    use("tour", ({ panel }) => panel()?.takeFocus());
  };

  /** @param {number} by stops; the first one begins the tour */
  move(by) {
    if (this.store?.tour.value) use("tour", ({ panel }) => panel()?.move(by));
    else this.begin();
  }

  help = () => {
    const { store, player } = this;
    // What is in the menu isn't on the page once it is closed.
    document.getElementById("tools")?.hidePopover();
    if (store && player) use("help", ({ toggleHelp }) => toggleHelp(store, player));
  };

  render() {
    const { store } = this;
    if (!store) return nothing;
    const touring = store.tour.value !== null;
    return html`
      ${this.tour
        ? html`<button class="button button--strong guide__tour" type="button" title=${t("A tour of this network (N)")} aria-pressed=${touring ? "true" : "false"} @click=${this.begin}>
            <span class="guide__wide">${t("Take the tour")}</span><span class="guide__narrow">${t("Tour")}</span>
          </button>`
        : nothing}`;
  }
}

customElements.define("rowcol-guide", RowcolGuide);
