import { html } from "../../vendor/lit.js";
import { themeAfter, turnTheme } from "../state/theme.js";
import { t } from "../words/words.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

/** @type {Record<import("../state/theme.js").Theme, () => string>} */
const NAMES = { paper: () => t("paper"), board: () => t("board"), projector: () => t("projector") };

/** The button that goes round light paper, dark board and the projector's large type. */
export class RowcolTheme extends ShellElement {
  render() {
    const { store } = this;
    if (!store) return;
    const theme = store.theme.value;
    const title = t("Theme: {theme} (press for {next})", { theme: NAMES[theme](), next: NAMES[themeAfter(theme)]() });
    return html`<button class="button button--square" type="button" title=${title} aria-label=${title} @click=${() => turnTheme(store)}>
      ${icon("theme")}
    </button>`;
  }
}

customElements.define("rowcol-theme", RowcolTheme);
