/**
 * The stage of a step without a page: the same modules place and draw it, so that it is what a page of
 * that width shows.
 *
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("../model/geometry.js").Space} Space
 */
import { drawBlock, drawLabels, drawMarks, drawSymbol } from "../stage/draw.js";
import { litLabels } from "../stage/labels.js";
import { drawOverlay, litBlocks } from "../stage/overlay.js";
import { sceneOf } from "../stage/scene.js";
import { svg } from "./lit.js";
import { nodesOf } from "./tree.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Step} step
 * @param {Space} space
 * @returns {Element}
 */
export function stageOf(store, step, space) {
  const scene = sceneOf(store, step, space, {});
  const { layout } = scene;
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
