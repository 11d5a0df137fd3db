import { html, nothing } from "../../vendor/lit.js";
import { missing } from "../state/later.js";
import { counted, t } from "../words/words.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

/** Faults of a link that are listed; more would only hide the page. */
const MOST_FAULTS = 4;

/** What the reader has to know about the connection, what a link or a file got wrong, and what the server refused. */
export class RowcolNotices extends ShellElement {
  render() {
    const { store } = this;
    if (!store) return;
    const error = store.error.value;
    const lost = store.connection.value === "lost";
    return html`<div class="notices">
      <p class="notice notice--connection" role="status" ?hidden=${!lost}>
        ${store.unseen.value === null
          ? store.presenting.value ? t("No connection") : t("Connection lost, trying again …")
          : t("No connection: the iterations seen so far can be shown.")}
      </p>
      ${missing.value
        ? html`<div class="notice notice--alert" role="alert">
            <p>${t("This part of the page could not be fetched. Is the server there? Try it once more.")}</p>
            <button class="notice__close" type="button" aria-label=${t("Dismiss")} @click=${() => (missing.value = null)}>${icon("close")}</button>
          </div>`
        : nothing}
      ${error
        ? html`<div class="notice notice--alert" role="alert">
            <p>${error.message}${error.where ? html` <span class="notice__where">(${error.where})</span>` : nothing}</p>
            <button class="notice__close" type="button" aria-label=${t("Dismiss")} @click=${() => (store.error.value = null)}>${icon("close")}</button>
          </div>`
        : nothing}
      ${this.#faults(store)}
    </div>`;
  }

  /** @param {import("../state/store.js").Store} store */
  #faults(store) {
    const faults = store.linkFaults.value;
    if (faults.length === 0) return nothing;
    return html`<div class="notice notice--alert" role="alert">
      <div class="notice__text">
        <p>${t("Not everything in this link or file can be shown. Left out:")}</p>
        <ul class="notice__list">
          ${faults.slice(0, MOST_FAULTS).map((fault) => html`<li>${fault}</li>`)}
        </ul>
        ${faults.length > MOST_FAULTS ? html`<p>${counted(faults.length - MOST_FAULTS, "And one more.", "And {count} more.")}</p>` : nothing}
      </div>
      <button class="notice__close" type="button" aria-label=${t("Dismiss")} @click=${() => (store.linkFaults.value = [])}>${icon("close")}</button>
    </div>`;
  }
}

customElements.define("rowcol-notices", RowcolNotices);
