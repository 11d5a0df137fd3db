/**
 * Opening a file: shown as a link would be, in the place of what is open. Back goes back to that.
 *
 * @typedef {import("../state/link/table.js").Page} Page
 */
import { usualState } from "../state/link/table.js";
import { askToShow, showState } from "../state/link/show.js";
import { MOST_BYTES, readFile, tooLarge } from "./file.js";

/**
 * @param {Page} page
 * @param {Blob} file
 */
export async function openFile(page, file) {
  const { store, player } = page;
  const order = askToShow();
  const { given, faults } = file.size > MOST_BYTES ? tooLarge(file.size) : readFile(await file.text());
  store.linkFaults.value = faults;
  if (Object.keys(given).length === 0) return;
  if (store.playing.value !== null) player.pause();
  const here = player.source.network;
  // A network that is spelled out may come from where others are listed: it needs a page of ours.
  const network = given.network && (!given.spec || isListed(given.network)) ? given.network : here;
  const more = await showState(page, { ...usualState(network), ...given, network }, false, order);
  if (more) store.linkFaults.value = [...faults, ...more];
}

/** @param {string} network @returns {boolean} */
function isListed(network) {
  const listed = /** @type {NodeListOf<HTMLOptionElement>} */ (document.querySelectorAll("#picker option:not([hidden])"));
  return [...listed].some(({ value }) => value === network);
}
