/**
 * The stage of a step without a page: the same modules place and draw it, so that it is what a page of
 * that width shows.
 *
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("../model/geometry.js").Space} Space
 * @typedef {import("../stage/scene.js").Scene} Scene
 * @typedef {import("../state/store.js").Store} Store
 */
import { drawBlock, drawLabels, drawMarks, drawSymbol } from "../stage/draw.js";
import { litLabels } from "../stage/labels.js";
import { drawOverlay, litBlocks } from "../stage/overlay.js";
import { sceneOf } from "../stage/scene.js";
import { Scroll } from "../stage/scroll.js";
import { svg } from "./lit.js";
import { nodesOf } from "./tree.js";

/** After so many changes of place what is looked at is in sight, or has no room. */
const MOST_MOVES = 4;

/**
 * The scene in which the cell that is looked at is in sight, as a page scrolls to it.
 *
 * @param {Store} store
 * @param {import("../model/types.js").Step} step
 * @param {Space} space
 * @returns {Scene|null} null if that takes other numbers: the store's windows say which
 */
export function sceneAround(store, step, space) {
  const { windows } = store;
  const before = windows.value;
  let moved = true;
  const scroll = new Scroll(() => (moved = true));
  let scene = sceneOf(store, step, space, scroll.starts);
  for (let moves = 0; moved && moves < MOST_MOVES; moves++) {
    moved = false;
    scroll.follow(store, scene);
    if (windows.value !== before) return null;
    if (moved) scene = sceneOf(store, step, space, scroll.starts);
  }
  return scene;
}

/**
 * @param {Store} store
 * @param {Scene} scene
 * @returns {Element}
 */
export function drawStage(store, scene) {
  const { layout, step } = scene;
  const lit = litBlocks(store, scene);
  const blocks = layout.blocks.map((_, n) => n);
  const [drawing] = nodesOf(svg`<svg class="stage-drawing" width=${layout.width} height=${layout.height} viewBox="0 0 ${layout.width} ${layout.height}" role="group" aria-label=${step.title}>
    <g class="stage-scene">${blocks.map((n) => drawBlock(scene, n))}</g>
    ${blocks.map((n) => svg`<g class="stage-labels" aria-hidden="true">${drawLabels(scene, n)}</g>`)}
    ${blocks.map((n) => drawSymbol(scene, n))}
    ${drawMarks(layout)}
    <g class="stage-overlay" aria-hidden="true">${drawOverlay(scene, lit, store.selection.value, store.lens.value)}</g>
  </svg>`);
  if (typeof drawing === "string") throw new Error("a stage without an element");
  embolden(drawing, litLabels(lit, layout.kind === "falk"));
  return drawing;
}

/**
 * Labels of lit rows and columns are bold.
 *
 * @param {Element} element
 * @param {Set<string>} lit
 */
function embolden({ attributes, children }, lit) {
  const { "data-block": block, "data-row": row, "data-column": column } = attributes;
  const key = row === undefined ? `${block}/column/${column}` : `${block}/row/${row}`;
  if (attributes.class?.startsWith("stage-label ") && lit.has(key)) attributes.class += " stage-label--lit";
  for (const child of children) if (typeof child !== "string") embolden(child, lit);
}
