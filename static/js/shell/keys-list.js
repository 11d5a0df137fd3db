/** The keys as a dialog. */
import { html, render } from "../../vendor/lit.js";
import { PRESENTING_KEYS } from "../room/keys.js";
import { KEYS } from "../state/keys.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { icon } from "./icons.js";

await linkSheet("keys");

/** Open the list in its place, or close it if it is open. @param {HTMLElement} place */
export function toggleKeysList(place) {
  const open = place.querySelector("dialog");
  if (open) {
    open.close();
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "keys-title");
  render(
    html`<div class="dialog__head">
        <h2 class="dialog__title" id="keys-title">${t("Keys")}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${() => dialog.close()}>${icon("close")}</button>
      </div>
      ${rows(KEYS)}
      <h2 class="keys__part">${t("While presenting, these come first")}</h2>
      ${rows(PRESENTING_KEYS)}`,
    dialog,
  );
  dialog.addEventListener("close", () => dialog.remove());
  place.append(dialog);
  dialog.showModal();
}

/** @param {import("../state/keys.js").Key[]} keys */
function rows(keys) {
  return html`<dl class="keys">
    ${keys.map(
      ({ shown, does }) => html`<div class="keys__row">
        <dt>${shown.map((key) => html`<kbd>${key}</kbd> `)}</dt>
        <dd>${does}</dd>
      </div>`,
    )}
  </dl>`;
}
