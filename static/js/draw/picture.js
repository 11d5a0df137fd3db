/** What the server has drawn: steps as pictures, from numbers alone. */
import { captioned, marginOf, wordsOf } from "./caption.js";
import { diagramOf } from "./diagram.js";
import { rulesOf } from "./rules.js";
import { stageOf } from "./scene.js";
import { lookAt, storeOf } from "./store.js";
import { Wardrobe } from "./styled.js";
import { written } from "./write.js";

/**
 * @typedef {object} PictureSpace
 * @property {"stage"|"diagram"} what is drawn
 * @property {number} width of the whole picture; of the stage, if a page's sheets give the colours
 * @property {number|null} height null: as high as need be
 * @property {number|null} smallest font of numbers
 * @property {string|null} theme null: the sheets of the page give the colours
 * @property {boolean} ground whether it has one
 * @property {boolean} titled whether it says above and below what it shows
 *
 * @typedef {import("./store.js").Look & PictureSpace} Picture
 */

/** How high a diagram is that may be as high as it likes: a share of its width, and at most. */
const UPRIGHT = 0.9;
const HIGHEST = 380;

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
  const { what, width, height, smallest, theme, ground, titled, ...look } = JSON.parse(wish);
  if (!store) throw new Error("nothing is open");
  lookAt(store, look);
  const step = store.step.value;
  if (!step) throw new Error("there is no such step");
  const free = theme === null ? 0 : 2 * marginOf({ width, titled, ground });
  const room = { width: width - free, height: height === null ? null : height - free };
  const drawing = what === "stage"
    ? stageOf(store, step, { ...room, height: room.height ?? Infinity, ...(smallest !== null && { smallest }) })
    : diagramOf(store, { ...room, height: room.height ?? Math.min(room.width * UPRIGHT, HIGHEST) });
  if (theme === null) return written(drawing);
  return written(wardrobe.dress(captioned(drawing, wordsOf(store, step), { width, titled, ground }), theme));
}
