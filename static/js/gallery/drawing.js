/**
 * The drawing on a card: the network as the main view draws it, and its first product in Falk's layout.
 *
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/types.js").View} View
 * @typedef {import("../state/store.js").Store} Store
 */
import { nothing, svg } from "../../vendor/lit.js";
import { inside } from "../model/diagram.js";
import { productOf } from "../model/product.js";
import { MOST_CELLS, thumbnail } from "../model/thumbnail.js";
import { drawBlocks } from "../shell/diagram-blocks.js";
import { drawEdges, drawLitEdges } from "../shell/diagram-edges.js";
import { drawNeurons } from "../shell/diagram-neurons.js";
import { neuronCells, sceneOf } from "../shell/diagram-scene.js";

const HEIGHT = 190;
const WIDTH = 362;
/** Words below the outer neurons may begin left of them and end right of them. */
const BEFORE = 14;
const AFTER = 4;
export const VIEW_BOX = `${-BEFORE} 0 ${WIDTH} ${HEIGHT}`;
const DIAGRAM = { width: 220, height: HEIGHT };
/** What is left for the product, between its matrices, and for their symbols above and below. */
const PRODUCT = { left: 232, width: 106, apart: 8, symbol: 16 };
const LARGEST_CELL = 17;
/** More edges would hide each other if they were as wide as lit ones. */
const MOST_LIT = 6;
/** Between more layers there is no room to say how many neurons are left out. */
const MOST_COUNTED = 5;
/** Tab doesn't stop in a picture. @type {import("../model/diagram-walk.js").Item} */
const NOWHERE = { kind: "neuron", n: -1 };

/**
 * @param {Store} store a program that stands on its prediction, with its numbers
 * @param {unknown} beside what stands at the right of the network
 */
export function drawCard(store, beside) {
  const scene = sceneOf(store, DIAGRAM, NOWHERE);
  if (!scene) return nothing;
  const { diagram, edgeCells, plans } = scene;
  const lit = new Map(edgeCells.flatMap((cell, n) => (cell ? [[n, cell]] : [])));
  return svg`
    ${lit.size > MOST_LIT ? drawEdges(scene) : drawLitEdges(scene, lit)}
    ${drawBlocks(scene)}
    ${drawNeurons(scene, neuronCells(scene), new Set())}
    ${(plans.length > MOST_COUNTED ? [] : diagram.more).map(({ x, y, text }) => svg`<text class="diagram__more" x=${below(x, text)} y=${y}>${text}</text>`)}
    ${diagram.names.map(({ layer, x, y, text }) => svg`<text class="diagram__name role-${plans[layer].role}" x=${below(x, text)} y=${y}>${text}</text>`)}
    ${beside}`;
}

/** @param {number} x @param {string} text @returns {number} the middle of a text under a layer */
function below(x, text) {
  return inside(x + BEFORE, text, BEFORE + DIAGRAM.width + AFTER) - BEFORE;
}

/** @param {Store} store */
export function drawProduct(store) {
  const product = store.program.value?.steps.map(productOf).find((one) => one !== null);
  if (!product) return nothing;
  const [left, right, result] = [product.left.id, product.right.id, product.result].map((id) => store.matrix(id));
  const [rows, columns] = result.shape.map(cut);
  const inner = cut(left.shape[1]);
  const { apart, symbol } = PRODUCT;
  const across = (PRODUCT.width - apart) / (inner + columns);
  const down = (HEIGHT - apart - 2 * symbol) / (inner + rows);
  const pitch = Math.min(LARGEST_CELL, across, down);
  const x = PRODUCT.left + (PRODUCT.width - apart - pitch * (inner + columns)) / 2;
  const y = (HEIGHT - apart - pitch * (inner + rows)) / 2;
  const crossing = { x: x + inner * pitch + apart, y: y + inner * pitch + apart };
  return svg`
    ${drawMatrix(store, left, pitch, x, crossing.y, false)}
    ${drawMatrix(store, right, pitch, crossing.x, y, true)}
    ${drawMatrix(store, result, pitch, crossing.x, crossing.y, false)}`;
}

/** @param {number} size */
function cut(size) {
  return Math.min(MOST_CELLS, size);
}

/**
 * @param {Store} store
 * @param {import("../model/types.js").Matrix} matrix
 * @param {number} pitch from a cell to the next
 * @param {number} left
 * @param {number} top
 * @param {boolean} above whether its symbol stands above it, else below
 */
function drawMatrix(store, matrix, pitch, left, top, above) {
  const cells = thumbnail(store.matrices.value, matrix, store.frame.value?.views.get(matrix.id));
  const [rows, columns] = matrix.shape.map(cut);
  const x = left + (pitch * columns) / 2;
  const y = above ? top - PRODUCT.symbol / 2 - 1 : top + pitch * rows + PRODUCT.symbol / 2;
  return svg`
    ${cells.map(({ role, strength }, n) => {
      const [row, column] = [Math.floor(n / columns), n % columns];
      return svg`<rect class="card__cell role-${role}" x=${left + column * pitch} y=${top + row * pitch} width=${pitch - 1} height=${pitch - 1} rx="2" fill-opacity=${strength.toFixed(2)}></rect>`;
    })}
    <text class="diagram__name role-${matrix.role}" x=${x} y=${y}>${matrix.symbol}</text>`;
}
