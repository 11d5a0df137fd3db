/**
 * Going somewhere while the connection is lost: the steps of the iteration at hand, and the iterations
 * that were seen.
 *
 * @typedef {import("../model/cursor.js").Cursor} Cursor
 */
import { batch } from "../../vendor/signals.js";

/**
 * @param {import("./player.js").Player} player
 * @param {Cursor} cursor
 */
export function goOffline(player, cursor) {
  const { store } = player;
  const here = cursor.iteration === store.frame.value?.iteration;
  const frame = here ? store.frame.value : player.kept.at(cursor.iteration, player.about());
  batch(() => {
    store.unseen.value = frame ? null : cursor.iteration;
    if (!frame) return;
    player.aim.value = null;
    if (!here) store.frame.value = { ...frame, decimals: store.decimals.value };
    store.goToStep(cursor.step);
  });
}
