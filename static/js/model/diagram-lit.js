/**
 * What of the diagram is lit, and what each neuron and edge reads, from the one cursor.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./diagram.js").LayerPlan} LayerPlan
 *
 * @typedef {object} LitDiagram
 * @property {Set<string>} neurons by neuronKey
 * @property {Map<string, Cell>} edges by edgeKey: the cell that is lit there
 */
import { placeOfUnit, unitAtPlace } from "./diagram.js";
import { partsOf } from "./index-string.js";
import { turn } from "./product.js";

/** @param {number} layer @param {number} unit */
export const neuronKey = (layer, unit) => `${layer}/${unit}`;
/** @param {number} layer @param {number} from @param {number} to */
export const edgeKey = (layer, from, to) => `${layer}/${from}/${to}`;

/**
 * @param {LayerPlan[]} plans
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Iterable<[string, Box]>} lit
 * @returns {LitDiagram}
 */
export function litDiagram(plans, matrices, lit) {
  /** @type {LitDiagram} */
  const found = { neurons: new Set(), edges: new Map() };
  for (const [id, box] of [...lit].flatMap(([id, box]) => partsOf(box).map((part) => /** @type {[string, Box]} */ ([id, part])))) {
    const matrix = matrices.get(id);
    if (!matrix?.place) continue;
    const { kind, layer } = matrix.place;
    const { turned } = plans[layer];
    const [before, units] = turn(turned, ...matrix.shape);
    const [sources, targets] = turn(turned, box.rows, box.columns);
    for (let to = targets[0]; to < targets[1]; to++) {
      const unit = unitAtPlace(plans[layer], to, units);
      if (kind === "neurons" || isBias(matrix)) {
        found.neurons.add(neuronKey(layer, unit));
        continue;
      }
      for (let from = sources[0]; from < sources[1]; from++) {
        const [row, column] = turn(turned, from, to);
        const source = unitAtPlace(plans[layer - 1], from, before);
        found.edges.set(edgeKey(layer, source, unit), { matrix: id, row, column });
      }
    }
  }
  if (found.edges.size === 1) {
    const [key] = found.edges.keys();
    const [layer, from, to] = key.split("/").map(Number);
    found.neurons.add(neuronKey(layer - 1, from)).add(neuronKey(layer, to));
  }
  return found;
}

/**
 * A bias that isn't a row of the weights has one cell a neuron, and no neuron that it comes from.
 *
 * @param {Matrix} matrix
 */
function isBias({ axes }) {
  return axes.includes("bias");
}

/**
 * The matrix that shows a place of the diagram now: of the step's own if it has one, else the one
 * that was computed last.
 *
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {"neurons"|"edges"} kind
 * @param {number} layer
 * @returns {Matrix|null}
 */
export function matrixAt(program, matrices, step, kind, layer) {
  const ids = [step.output, ...step.inputs];
  for (let n = step.index - 1; n >= 0; n--) ids.push(program.steps[n].output);
  const start = layer === 0 ? program.layers[0].input : program.layers[layer - 1].weight;
  if (start !== null && (kind === "edges" || layer === 0)) ids.push(start);
  for (const id of ids) {
    const matrix = matrices.get(id);
    const here = matrix?.place?.kind === kind && matrix.place.layer === layer;
    if (matrix && here && (kind === "neurons" || !isBias(matrix))) return matrix;
  }
  return null;
}

/**
 * @param {LayerPlan} plan
 * @param {Matrix|null} matrix of the layer's neurons
 * @param {number} unit
 * @param {number} caseIndex
 * @returns {Cell|null} null if the matrix has no cell for the neuron
 */
export function neuronCell(plan, matrix, unit, caseIndex) {
  if (!matrix) return null;
  const [cases, units] = turn(plan.turned, ...matrix.shape);
  const place = placeOfUnit(plan, unit, units);
  if (place < 0) return null;
  const [row, column] = turn(plan.turned, Math.min(caseIndex, cases - 1), place);
  return { matrix: matrix.id, row, column };
}

/**
 * @param {LayerPlan[]} plans
 * @param {Matrix|null} matrix whose cells are the edges into the layer
 * @param {number} layer
 * @param {number} from
 * @param {number} to
 * @returns {Cell|null} null if the matrix has no cell for the edge
 */
export function weightCell(plans, matrix, layer, from, to) {
  if (!matrix) return null;
  const { turned } = plans[layer];
  const [before, units] = turn(turned, ...matrix.shape);
  const source = placeOfUnit(plans[layer - 1], from, before);
  if (source < 0) return null;
  const [row, column] = turn(turned, source, placeOfUnit(plans[layer], to, units));
  return { matrix: matrix.id, row, column };
}
