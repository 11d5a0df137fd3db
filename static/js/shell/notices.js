import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

/** What the reader has to know about the connection, and what the server refused. */
export class RowcolNotices extends ShellElement {
  render() {
    const { store } = this;
    if (!store) return;
    const error = store.error.value;
    const lost = store.connection.value === "lost";
    return html`<div class="notices">
      <p class="notice" role="status" ?hidden=${!lost}>Connection lost, trying again …</p>
      ${error
        ? html`<div class="notice notice--alert" role="alert">
            <p>${error.message}${error.where ? html` <span class="notice__where">(${error.where})</span>` : nothing}</p>
            <button class="notice__close" type="button" aria-label="Dismiss" @click=${() => (store.error.value = null)}>${icon("close")}</button>
          </div>`
        : nothing}
    </div>`;
  }
}

customElements.define("rowcol-notices", RowcolNotices);
