/** Pictures of the open network, where an axis of it is the pixels of a picture. */
import { linkSheet } from "../state/sheet.js";
import "./element.js";

/**
 * Put them between the diagram and the loss, once; an embedded page has neither.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../state/player.js").Player} player
 */
export async function show(store, player) {
  const diagram = document.querySelector(".network rowcol-diagram");
  if (!diagram) return;
  await linkSheet("pictures");
  if (!document.querySelector("rowcol-pictures")) diagram.after(Object.assign(document.createElement("rowcol-pictures"), { store, player }));
}
