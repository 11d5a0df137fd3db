/**
 * The network diagram of a step without a page: the same modules place and draw it.
 *
 * @typedef {import("./tree.js").Element} Element
 */
import { inside } from "../model/diagram.js";
import { drawBlocks } from "../shell/diagram-blocks.js";
import { drawEdges, drawLitEdges } from "../shell/diagram-edges.js";
import { drawNeurons } from "../shell/diagram-neurons.js";
import { litEdges, litOf, neuronCells, sceneOf, sizeClass } from "../shell/diagram-scene.js";
import { svg } from "./lit.js";
import { nodesOf } from "./tree.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {{width: number, height: number}} room
 * @returns {Element}
 */
export function diagramOf(store, room) {
  // Nothing of it has the focus.
  const scene = sceneOf(store, room, { kind: "neuron", n: -1 });
  if (!scene) throw new Error("there is no such step");
  const { plans, diagram, step } = scene;
  const { width, height } = room;
  const now = litOf(scene);
  const lit = litEdges(scene, now.edges);
  const [drawing] = nodesOf(svg`<svg class="diagram ${sizeClass(diagram)}" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="group" aria-label=${step.title}>
    <g>${drawEdges(scene)} ${diagram.blocks.length > 0 ? drawBlocks(scene) : ""}</g>
    <g class="diagram__light">${drawLitEdges(scene, lit)}</g>
    <g class="diagram__neurons">${drawNeurons(scene, neuronCells(scene), now.neurons)}</g>
    ${diagram.more.map(({ x, y, text }) => svg`<text class="diagram__more" x=${inside(x, text, width)} y=${y}>${text}</text>`)}
    ${diagram.names.map(({ layer, x, y, text }) => svg`<text class="diagram__name role-${plans[layer].role}" x=${inside(x, text, width)} y=${y}>${text}</text>`)}
  </svg>`);
  if (typeof drawing === "string") throw new Error("a diagram without an element");
  const [edges] = drawing.children;
  const drawn = typeof edges === "string" ? [] : edges.children.filter((one) => typeof one !== "string");
  for (const n of lit.keys()) {
    const edge = drawn[n];
    if (typeof edge !== "string") edge.attributes.class += " diagram__edge--lit";
  }
  return drawing;
}
