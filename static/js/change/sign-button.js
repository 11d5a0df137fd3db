/** The number keyboards of phones have no minus: a button beside the field turns the sign. */
import { html, nothing } from "../../vendor/lit.js";
import { t } from "../words/words.js";

/** @param {() => HTMLInputElement|null} field */
export function signButton(field) {
  if (!globalThis.matchMedia?.("(pointer: coarse)").matches) return nothing;
  const turn = () => {
    const input = field();
    if (!input) return;
    const text = input.value.trim();
    input.value = /^[-−–]/.test(text) ? text.slice(1) : `-${text.replace(/^\+/, "")}`;
    input.focus();
  };
  // The field keeps the focus, and the keyboard stays.
  return html`<button class="sign-button" type="button" aria-label=${t("Change the sign")} @pointerdown=${(/** @type {Event} */ event) => event.preventDefault()} @mousedown=${(/** @type {Event} */ event) => event.preventDefault()} @click=${turn}>±</button>`;
}
