/** The keys as a dialog. */
import { html, render } from "../../vendor/lit.js";
import { PRESENTING_KEYS } from "../room/keys.js";
import { KEYS } from "../state/keys.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { icon } from "./icons.js";

await linkSheet("keys");

/** What is written on the keys that have a name, as keyboards of the reader's language have it. @type {Record<string, string>} */
const NAMES = {
  " ": t("Space"),
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  End: t("End"),
  Escape: t("Esc"),
  Home: t("Home"),
  PageDown: t("Page Down"),
  PageUp: t("Page Up"),
};
const HELD = { alt: t("Alt"), ctrl: t("Ctrl"), shift: t("Shift") };

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
      (key) => html`<div class="keys__row">
        <dt>${written(key).map((text) => html`<kbd>${text}</kbd> `)}</dt>
        <dd>${key.does}</dd>
      </div>`,
    )}
  </dl>`;
}

/** @param {import("../state/keys.js").Key} key @returns {string[]} e.g. "Shift ↑", "↓": what is held is said once */
function written({ keys, held, shown }) {
  const [first, ...others] = shown ?? keys.map((key) => NAMES[key] ?? key.toUpperCase());
  return [held ? `${HELD[held]} ${first}` : first, ...others];
}
