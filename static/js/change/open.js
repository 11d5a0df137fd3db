/** Dialogs of their own files, fetched when they are first opened. */
import { linkSheet } from "../state/sheet.js";

/** @typedef {import("../state/store.js").Store} Store */
/** @typedef {import("../state/player.js").Player} Player */

/**
 * A new dialog with the element of that name, unless one is open already.
 *
 * @param {string} name
 * @param {Store} store
 * @param {Player} player
 * @param {object} [more] that the element is given
 */
export async function showDialog(name, store, player, more = {}) {
  if (document.querySelector("dialog[open]")) return;
  const dialog = document.createElement("dialog");
  dialog.className = `dialog dialog--${name}`;
  const element = /** @type {import("../shell/element.js").ShellElement} */ (document.createElement(`rowcol-${name}`));
  Object.assign(element, { store, player, ...more });
  dialog.append(element);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  // What is in it has to be there to get the focus.
  await element.updateComplete;
  dialog.showModal();
}

/**
 * The weights at the start, now, and the difference.
 *
 * @param {Store} store
 * @param {Player} player
 */
export async function openWeights(store, player) {
  if (!store.program.value || !store.learns) return;
  await Promise.all([import("./weights.js"), linkSheet("then-and-now")]);
  await showDialog("then-and-now", store, player);
}

/**
 * All rows or columns of a parameter as pictures, and how they came about.
 *
 * @param {Store} store
 * @param {Player} player
 */
export async function openPictures(store, player) {
  if (!store.program.value) return;
  await Promise.all([import("../pictures/sheet.js"), linkSheet("picture-sheet")]);
  await showDialog("picture-sheet", store, player);
}

/**
 * A whole matrix of the step as a heat map.
 *
 * @param {Store} store
 * @param {Player} player
 * @param {string} [axis] that a matrix is to have to be shown first
 */
export async function openOverview(store, player, axis) {
  const step = store.step.value;
  if (!store.program.value || !step) return;
  await Promise.all([import("../overview/element.js"), linkSheet("overview")]);
  const having = [...step.inputs, step.output].map((id) => store.matrix(id)).filter(({ axes }) => axis === undefined || axes.includes(axis));
  const [largest] = having.sort((a, b) => b.shape[0] * b.shape[1] - a.shape[0] * a.shape[1]);
  await showDialog("overview", store, player, { chosen: largest?.id ?? null });
}

/**
 * The form for another network.
 *
 * @param {Store} store
 * @param {Player} player
 */
export async function openNetworkForm(store, player) {
  if (!store.program.value) return;
  if (store.playing.value !== null) player.pause();
  await Promise.all([import("./network.js"), linkSheet("network-form")]);
  await showDialog("network-form", store, player);
}

/**
 * How to put what is shown into another page.
 *
 * @param {Store} store
 * @param {Player} player
 */
export async function openEmbedding(store, player) {
  if (!store.program.value) return;
  await Promise.all([import("../share/embedding.js"), linkSheet("embedding")]);
  await showDialog("embedding", store, player);
}
