/**
 * The ways to a link or a file: the header's button, and a file that is dropped on the page.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { use } from "../state/later.js";

/** @param {DragEvent} event @returns {boolean} whether a file is held, not a word or a picture of the page */
const holdsFile = ({ dataTransfer }) => dataTransfer?.types.includes("Files") ?? false;

/** @param {Store} store @param {Player} player */
export function wireSharing(store, player) {
  const button = document.getElementById("share");
  if (!button) return;
  button.addEventListener("click", () => use("share", ({ openShare }) => openShare(store, player)));
  document.addEventListener("dragover", (event) => {
    if (holdsFile(event)) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    use("share", ({ openFile }) => openFile({ store, player }, file));
  });
}
