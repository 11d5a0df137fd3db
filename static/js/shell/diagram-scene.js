/**
 * What the diagram draws of one step, ready for drawing. Hovering changes nothing of it: what is lit,
 * and the case whose numbers the neurons show, are drawn over it.
 *
 * @typedef {import("../model/types.js").Box} Box
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/diagram-lit.js").LitDiagram} LitDiagram
 * @typedef {import("../model/diagram-walk.js").Item} Item
 * @typedef {import("../state/store.js").Store} Store
 *
 * @typedef {object} Scene
 * @property {Store} store
 * @property {import("../model/types.js").Program} program
 * @property {import("../model/types.js").Step} step
 * @property {import("../model/types.js").Frame|null} frame
 * @property {boolean} asked whether decimals were chosen
 * @property {import("../model/diagram.js").LayerPlan[]} plans
 * @property {import("../model/diagram.js").Diagram} diagram
 * @property {LitDiagram} path what is on the path of a number that is followed
 * @property {(Matrix|null)[]} neuronMatrices one a layer: the matrix that its neurons show
 * @property {(Cell|null)[]} edgeCells one an edge: the cell that it is
 * @property {ReadonlyMap<string, number>} edgeAt which edge it is, by edgeKey
 * @property {Item} focus what Tab reaches
 */
import { layerPlans, layoutDiagram, unitAtPlace } from "../model/diagram.js";
import { edgeKey, litDiagram, matrixAt, neuronCell, weightCell } from "../model/diagram-lit.js";
import { whole } from "../model/lit.js";
import { turn } from "../model/product.js";
import { roomBeside } from "./diagram-neurons.js";

/** With smaller neurons the type is smaller too, with larger ones larger. */
const SMALL = 21;
const LARGE = 29;

/**
 * @param {Store} store
 * @param {{width: number, height: number}} room
 * @param {Item} focus
 * @returns {Scene|null} null before the first program
 */
export function sceneOf(store, room, focus) {
  const program = store.program.value;
  const step = store.step.value;
  if (!program || !step) return null;
  const matrices = store.matrices.value;
  const plans = layerPlans(program, matrices);
  const { width, height } = room;
  const box = { width, height, left: roomBeside(store, plans[0], width, plans.length), right: roomBeside(store, plans[plans.length - 1], width, plans.length) };
  const diagram = layoutDiagram(plans, focusUnits(store, plans), box);
  const edgeMatrices = plans.map((_, layer) => matrixAt(program, matrices, step, "edges", layer));
  return {
    store,
    program,
    step,
    frame: store.frame.value,
    asked: store.decimals.value !== null,
    plans,
    diagram,
    path: litDiagram(plans, matrices, onPath(store)),
    neuronMatrices: plans.map((_, layer) => matrixAt(program, matrices, step, "neurons", layer)),
    edgeCells: diagram.edges.map(({ layer, from, to }) => weightCell(plans, edgeMatrices[layer], layer, from.unit, to.unit)),
    edgeAt: new Map(diagram.edges.map(({ layer, from, to }, n) => [edgeKey(layer, from.unit, to.unit), n])),
    focus,
  };
}

/**
 * @param {Scene} scene
 * @returns {(Cell|null)[]} one a neuron: the cell of the case under the cursor that it shows
 */
export function neuronCells({ store, plans, diagram, neuronMatrices }) {
  const caseIndex = store.caseIndex.value;
  return diagram.neurons.map(({ layer, unit }) => neuronCell(plans[layer], neuronMatrices[layer], unit, caseIndex));
}

/**
 * What is lit: a matrix that is named, else what the cursor lights.
 *
 * @param {Scene} scene
 * @returns {LitDiagram}
 */
export function litOf({ store, plans }) {
  const matrices = store.matrices.value;
  const named = matrices.get(store.named.value ?? "");
  return litDiagram(plans, matrices, named ? new Map([[named.id, whole(named.shape)]]) : store.lit.value);
}

/**
 * @param {Scene} scene
 * @param {ReadonlyMap<string, Cell>} lit by edgeKey
 * @returns {Map<number, Cell>} by edge, in the order of the edges
 */
export function litEdges({ edgeAt }, lit) {
  const found = [...lit].flatMap(([key, cell]) => {
    const n = edgeAt.get(key);
    return n === undefined ? [] : [/** @type {[number, Cell]} */ ([n, cell])];
  });
  return new Map(found.sort(([a], [b]) => a - b));
}

/** @param {import("../model/diagram.js").Diagram} diagram @returns {string} the class of its type */
export function sizeClass({ radius }) {
  return radius < SMALL ? "diagram--small" : radius > LARGE ? "diagram--large" : "";
}

/**
 * The unit of each layer that has to be drawn, which is the selected cell's.
 *
 * @param {Store} store
 * @param {import("../model/diagram.js").LayerPlan[]} plans
 */
function focusUnits(store, plans) {
  const units = plans.map(() => 0);
  const { step } = store;
  const matrix = step.value && store.matrix(step.value.output);
  if (!matrix?.place) return units;
  const { layer, kind } = matrix.place;
  const { row, column } = store.selection.value;
  const { turned } = plans[layer];
  const [before, own] = turn(turned, ...matrix.shape);
  const [from, to] = turn(turned, row, column);
  units[layer] = Math.max(0, unitAtPlace(plans[layer], to, own));
  if (kind === "edges" && before > 1) {
    units[layer - 1] = Math.max(0, unitAtPlace(plans[layer - 1], from, before));
  }
  return units;
}

/**
 * @param {Store} store
 * @returns {[string, Box][]}
 */
function onPath(store) {
  return [...(store.path.value?.boxes ?? [])].flatMap(([id, boxes]) => boxes.map((box) => /** @type {[string, Box]} */ ([id, box])));
}
