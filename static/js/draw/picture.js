/** What the server has drawn: steps as pictures, from numbers alone. */
import { captioned, wordsOf } from "./caption.js";
import { rulesOf } from "./rules.js";
import { stageOf } from "./scene.js";
import { lookAt, storeOf } from "./store.js";
import { Wardrobe } from "./styled.js";
import { written } from "./write.js";

/**
 * @typedef {object} PictureSpace
 * @property {number} width
 * @property {number|null} height null: as high as need be
 * @property {number|null} smallest font of numbers
 * @property {string|null} theme null: the sheets of the page give the colours
 * @property {boolean} ground whether it has one
 * @property {boolean} titled whether it says above and below what it shows
 *
 * @typedef {import("./store.js").Look & PictureSpace} Picture
 */

let wardrobe = new Wardrobe([]);
/** @type {import("../state/store.js").Store|null} */
let store = null;

/** @param {string} sheets the page's style sheets, one after the other */
export function useSheets(sheets) {
  wardrobe = new Wardrobe(rulesOf(sheets));
}

/** @param {string} figure as JSON: program and numbers */
export function open(figure) {
  const { program, numbers } = JSON.parse(figure);
  store = storeOf(program, numbers);
}

/** @param {string} wish a picture as JSON @returns {string} */
export function draw(wish) {
  /** @type {Picture} */
  const { width, height, smallest, theme, ground, titled, ...look } = JSON.parse(wish);
  if (!store) throw new Error("nothing is open");
  lookAt(store, look);
  const step = store.step.value;
  if (!step) throw new Error("there is no such step");
  const { drawing } = stageOf(store, step, { width, height: height ?? Infinity, ...(smallest !== null && { smallest }) });
  if (theme === null) return written(drawing);
  return written(wardrobe.dress(captioned(drawing, wordsOf(store, step), { width, titled, ground }), theme));
}
