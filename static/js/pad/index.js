/** The pad, fetched when it is first asked for. */
import { linkSheet } from "../state/sheet.js";
import { drawableOf } from "./case.js";
import "./element.js";

await linkSheet("pad");

/**
 * Open the pad, or close it if it is open. Where the inputs are no pictures there is none.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../state/player.js").Player} player
 */
export function togglePad(store, player) {
  const open = /** @type {import("./element.js").RowcolPad|null} */ (document.querySelector("rowcol-pad"));
  if (open) open.close();
  else if (drawableOf(store.program.value)) document.body.append(Object.assign(document.createElement("rowcol-pad"), { store, player, opener: document.activeElement }));
}
