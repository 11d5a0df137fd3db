import { LitElement } from "../../vendor/lit.js";
import { languageChoice } from "./languages.js";

/** The choice of a language, where it has a place of its own. */
export class RowcolLanguage extends LitElement {
  createRenderRoot() {
    return this;
  }

  render() {
    return languageChoice();
  }
}

customElements.define("rowcol-language", RowcolLanguage);
