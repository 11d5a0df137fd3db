import { html } from "../../vendor/lit.js";
import { turnTheme } from "../state/theme.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

/** The button between light paper and dark board. */
export class RowcolTheme extends ShellElement {
  render() {
    const { store } = this;
    if (!store) return;
    const now = store.theme.value;
    const title = `Theme: ${now} (press for ${now === "paper" ? "board" : "paper"})`;
    return html`<button class="button button--square" type="button" title=${title} aria-label=${title} @click=${() => turnTheme(store)}>
      ${icon("theme")}
    </button>`;
  }
}

customElements.define("rowcol-theme", RowcolTheme);
