/** The help, fetched when it is first asked for. */
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { readData } from "./data.js";
import "./overlay.js";

/**
 * @typedef {{at: string, each?: boolean, label: string, text: string}} Region
 * @typedef {{term: string, symbol?: string, definition: string, see?: Record<string, string>, lens?: import("../model/types.js").Lens}} Term
 * @typedef {{group: string, terms: Term[]}} Group
 */

// Also for a page that has to go on without its server.
const sheet = linkSheet("help");
const data = () => Promise.all([readData("help/regions.json"), readData("help/glossary.json")]);
data().catch(() => {});

/**
 * Open the help over the page, or close it if it is open.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../state/player.js").Player} player
 */
export async function toggleHelp(store, player) {
  const open = /** @type {HTMLDialogElement|null} */ (document.querySelector("dialog.help"));
  if (open) {
    open.close();
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  let found;
  try {
    [found] = await Promise.all([data(), sheet]);
  } catch {
    store.error.value = { code: "no_help", message: t("The help can’t be fetched."), where: null };
    return;
  }
  const [{ regions }, { groups }] = found;
  const dialog = document.createElement("dialog");
  dialog.className = "help";
  dialog.setAttribute("aria-label", t("Help"));
  const overlay = /** @type {import("./overlay.js").RowcolHelp} */ (document.createElement("rowcol-help"));
  Object.assign(overlay, { store, player, regions, groups });
  dialog.append(overlay);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  await overlay.updateComplete;
  dialog.showModal();
  overlay.begin();
}
