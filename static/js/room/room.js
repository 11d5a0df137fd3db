/**
 * What goes on while the page is shown to a room: the screen stays on, the resting pointer is hidden,
 * the picture can be black, a speaker view can follow, and all that may be asked for is here already,
 * so that nothing needs the server.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { effect, untracked } from "../../vendor/signals.js";
import { fetchAll } from "../state/later.js";
import { linkSheet } from "../state/sheet.js";
import { fetchAhead } from "./ahead.js";
import { showBlack } from "./black.js";
import { hidePointer } from "./pointer.js";
import { followPicture } from "./picture.js";
import { keepAwake } from "./wake.js";

export { openSpeaker } from "./picture.js";

let started = false;

/**
 * Once a page; what runs then comes and goes with `store.presenting`.
 *
 * @param {Store} store
 * @param {Player} player
 */
export function start(store, player) {
  if (started) return;
  started = true;
  followPicture(store, player);
  effect(() => {
    if (!store.presenting.value) return;
    return untracked(() => {
      // What can't be fetched now is fetched when it is asked for.
      Promise.all([linkSheet("room"), linkSheet("projector"), fetchAll()]).catch(() => {});
      const stops = [keepAwake(), hidePointer(store), showBlack(store), fetchAhead(store, player)];
      return () => stops.forEach((stop) => stop());
    });
  });
}

/** In the projector theme the network takes the place of the sum by hand, or gives it back. */
export function turnBeside() {
  const { dataset } = document.documentElement;
  if (dataset.beside) delete dataset.beside;
  else dataset.beside = "network";
}
