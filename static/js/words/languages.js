/** The languages that the page is there in, and the choice of one; the page's state goes along. */
import { html, nothing } from "../../vendor/lit.js";
import { language, t } from "./words.js";

/** @returns {{tag: string, name: string}[]} none where there is only English */
function languages() {
  const links = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll("link[rel=alternate][hreflang]"));
  return [...links].map((link) => ({ tag: link.hreflang, name: link.title }));
}

/** @param {Event} event */
function choose(event) {
  const address = new URL(location.href);
  address.searchParams.set("lang", /** @type {HTMLSelectElement} */ (event.currentTarget).value);
  location.assign(address);
}

/** A list of the languages by their own names; nothing where there is only one. */
export function languageChoice() {
  const listed = languages();
  if (listed.length === 0) return nothing;
  return html`<label class="language">
    <span class="language__label">${t("Language")}</span>
    <select class="language__select" autocomplete="off" @change=${choose}>
      ${listed.map(({ tag, name }) => html`<option value=${tag} lang=${tag} ?selected=${tag === language}>${name}</option>`)}
    </select>
  </label>`;
}
