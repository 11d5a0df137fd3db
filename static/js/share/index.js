/** A link to what is shown, and the same as a file. */
import { showDialog } from "../change/open.js";
import { linkSheet } from "../state/sheet.js";
import "./panel.js";

export { openFile } from "./open.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("../state/player.js").Player} player
 */
export async function openShare(store, player) {
  if (store.frame.value === null) return;
  if (store.playing.value !== null) player.pause();
  await linkSheet("share");
  await showDialog("share", store, player);
}
