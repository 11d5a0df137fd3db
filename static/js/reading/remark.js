import { html } from "../../vendor/lit.js";
import { icon } from "../shell/icons.js";
import { ShellElement } from "../shell/element.js";

/** What a switch did to the numbers, in a line that stays until it is dismissed. */
export class RowcolRemark extends ShellElement {
  render() {
    const { store } = this;
    const text = store?.remark.value;
    return html`<div role="status">${
      store && text
        ? html`<div class="remark">
            <p>${text}</p>
            <button class="notice__close" type="button" aria-label="Dismiss" @click=${() => (store.remark.value = null)}>${icon("close")}</button>
          </div>`
        : ""
    }</div>`;
  }
}

customElements.define("rowcol-remark", RowcolRemark);
