/** What the server has drawn: steps as pictures, from numbers alone. */
import { captioned, marginOf, wordsOf } from "./caption.js";
import { diagramOf } from "./diagram.js";
import { rulesOf } from "./rules.js";
import { drawStage, sceneAround } from "./scene.js";
import { lookAt, show, storeOf } from "./store.js";
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

/** @param {string} figure as JSON: program and numbers, without the matrices */
export function open(figure) {
  const { program, numbers } = JSON.parse(figure);
  store = storeOf(program, numbers);
}

/** @param {string} part of the matrices, as JSON */
export function look(part) {
  if (store) show(store, JSON.parse(part));
}

/**
 * @param {string} wish a picture as JSON
 * @returns {string} an SVG, or as JSON the windows whose numbers it takes
 */
export function draw(wish) {
  /** @type {Picture} */
  const picture = JSON.parse(wish);
  const { width, height, theme } = picture;
  if (!store) throw new Error("nothing is open");
  lookAt(store, picture);
  const step = store.step.value;
  if (!step) throw new Error("there is no such step");
  const free = theme === null ? 0 : 2 * marginOf(picture);
  const drawing = drawn(store, step, picture, { width: width - free, height: height === null ? null : height - free });
  if (!drawing) return JSON.stringify(store.windows.value);
  if (theme === null) return written(drawing);
  return written(wardrobe.dress(captioned(drawing, wordsOf(store, step), picture), theme));
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Step} step
 * @param {Picture} picture
 * @param {{width: number, height: number|null}} room
 * @returns {import("./tree.js").Element|null} null if it takes other numbers
 */
function drawn(store, step, { what, smallest }, { width, height }) {
  if (what === "diagram") return diagramOf(store, { width, height: height ?? Math.min(width * UPRIGHT, HIGHEST) });
  const scene = sceneAround(store, step, { width, height: height ?? Infinity, ...(smallest !== null && { smallest }) });
  return scene && drawStage(store, scene);
}
