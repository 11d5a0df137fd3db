/**
 * The network diagram as geometry: where neurons and edges stand, and which cell each of them is.
 *
 * A neuron is a column of its layer's matrices (a row, where cases are columns), an edge a cell of a
 * weight matrix; a layer without such a matrix has a block instead, between the neurons. Bias neurons
 * stand in front of their layer's others; a matrix without a place for them starts one later.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 *
 * @typedef {object} LayerPlan
 * @property {string} name
 * @property {Role} role
 * @property {number} units without the bias neuron
 * @property {boolean} bias whether it has a bias neuron
 * @property {boolean} turned whether cases are columns and neurons rows, and a weight's row is where it goes to
 * @property {string} matrix whose columns, or rows, name the neurons
 * @property {string|null} weight of the edges that enter it; null if it has none
 *
 * @typedef {object} Neuron
 * @property {number} layer
 * @property {number} unit from 0; -1 is the bias neuron
 * @property {number} x
 * @property {number} y
 * @property {number} radius
 *
 * @typedef {object} Edge
 * @property {number} layer that it enters
 * @property {Neuron} from
 * @property {Neuron} to
 *
 * @typedef {object} Diagram
 * @property {Neuron[]} neurons
 * @property {Edge[]} edges
 * @property {number[]} blocks the layers that nothing enters by an edge
 * @property {{layer: number, x: number, y: number, text: string}[]} more what is left out, in words
 * @property {{layer: number, x: number, y: number, text: string}[]} names under the neurons
 * @property {number} radius
 * @property {number} width
 */
import { t } from "../words/words.js";
import { singular } from "./naming.js";
import { formatCount, lettersIn } from "./format.js";
import { turn } from "./product.js";

/** Neurons of one layer that are drawn, the bias neuron not counted. */
export const MOST_NEURONS = 8;
/** Of a layer that isn't drawn whole, so few at least, and no closer than so many pixels. */
const LEAST_NEURONS = 3;
const LEAST_PITCH = 24;
/** Usual sizes in pixels, and what share of a large room makes them larger. */
const RADIUS = 23;
const RADIUS_OF_PITCH = 0.25;
const MOST_OF_PITCH = 0.36;
const PITCH = 92;
const PITCH_OF_HEIGHT = 0.16;
const SIDE = 8;
/** From the lowest neuron's border to the middle of the layers' names. */
const NAME_BELOW = 20;
const NAME_ROOM = 30;
/** Half of a letter of a layer's name, in pixels. */
const HALF_LETTER = 3.5;
/** Between two names. */
const APART = 4;

/**
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @returns {LayerPlan[]} the input first
 */
export function layerPlans(program, matrices) {
  const { layers } = program;
  const turned = program.convention === "columns";
  const plans = layers.map((layer, n) => {
    const activation = /** @type {Matrix} */ (matrices.get(layer.activation));
    const bias = layers[n + 1]?.augmented ?? false;
    // A layer that adds to another's neurons has their axis, but its own number.
    const axis = turn(turned, ...activation.axes)[1].replace(/^hidden \d+$/, `hidden ${layer.index}`);
    return {
      name: singular(axis),
      role: activation.role,
      units: layer.units,
      bias,
      turned,
      matrix: layer.activation,
      weight: layer.weight,
    };
  });
  const input = /** @type {Matrix} */ (matrices.get(layers[0].input));
  const bias = layers[0].augmented;
  const units = turn(turned, ...input.shape)[1] - (bias ? 1 : 0);
  const name = singular(turn(turned, ...input.axes)[1]);
  const first = { name, role: input.role, units, bias, turned, matrix: input.id, weight: null };
  return [first, ...plans];
}

/**
 * The neurons that are drawn of a layer: a window that holds the one in focus.
 *
 * @param {number} units
 * @param {number} focus
 * @param {number} [most] neurons that there is room for, where not all are drawn
 * @returns {[number, number]} half-open
 */
export function shownUnits(units, focus, most = MOST_NEURONS) {
  if (units <= MOST_NEURONS) return [0, units];
  const start = Math.max(0, Math.min(units - most, focus - most + 1));
  return [start, start + most];
}

/**
 * @param {LayerPlan[]} plans
 * @param {number[]} focus a unit of each layer that must be drawn
 * @param {{width: number, height: number, left: number, right: number}} box left and right: room
 *   for names beside the outer layers
 * @returns {Diagram}
 */
export function layoutDiagram(plans, focus, { width, height: whole, left, right }) {
  const height = whole - NAME_ROOM;
  // The bias neuron and what is said of the rest take a place each.
  const most = Math.max(LEAST_NEURONS, Math.min(MOST_NEURONS, Math.floor(height / LEAST_PITCH) - 2));
  const windows = plans.map((plan, n) => shownUnits(plan.units, focus[n] ?? 0, most));
  const places = plans.map(
    (plan, n) => windows[n][1] - windows[n][0] + (plan.bias ? 1 : 0) + (cut(plan, windows[n]) ? 1 : 0),
  );
  const pitch = Math.min(Math.max(PITCH, height * PITCH_OF_HEIGHT), height / Math.max(...places));
  const wanted = Math.max(RADIUS, pitch * RADIUS_OF_PITCH);
  const radius = Math.max(6, Math.min(wanted, pitch * MOST_OF_PITCH, width / (plans.length * 4)));
  const across = (width - left - right - 2 * (radius + SIDE)) / Math.max(1, plans.length - 1);
  const below = height / 2 + (pitch * (Math.max(...places) - 1)) / 2 + radius + NAME_BELOW;
  /** @type {Diagram} */
  const diagram = { neurons: [], edges: [], blocks: [], more: [], names: [], radius, width };
  /** @type {Neuron[]} */
  let before = [];
  plans.forEach((plan, layer) => {
    const x = left + radius + SIDE + layer * across;
    const units = plan.bias ? [-1] : [];
    for (let unit = windows[layer][0]; unit < windows[layer][1]; unit++) units.push(unit);
    const top = height / 2 - (pitch * (places[layer] - 1)) / 2;
    const neurons = units.map((unit, n) => ({ layer, unit, x, y: top + n * pitch, radius }));
    const hidden = cut(plan, windows[layer]);
    if (hidden) {
      const all = t("… {count} more", { count: formatCount(hidden) });
      // At the edge of the picture it is moved to the inside, towards the next layer.
      const reach = HALF_LETTER * lettersIn(all) + Math.abs(inside(x, all, width) - x);
      const text = reach <= across - radius ? all : `… ${formatCount(hidden)}`;
      diagram.more.push({ layer, x, y: top + units.length * pitch, text });
    }
    if (layer > 0 && plan.weight === null) diagram.blocks.push(layer);
    else for (const from of before) {
      for (const to of neurons) if (to.unit >= 0) diagram.edges.push({ layer, from, to });
    }
    diagram.neurons.push(...neurons);
    const fits = 2 * HALF_LETTER * lettersIn(plan.name) <= across - APART;
    // Of "hidden 1" only the 1 is drawn where it would meet "hidden 2".
    diagram.names.push({ layer, x, y: below, text: fits ? plan.name : (plan.name.split(" ").at(-1) ?? "") });
    before = neurons;
  });
  return diagram;
}

/**
 * @param {LayerPlan} plan
 * @param {[number, number]} shown
 * @returns {number} how many neurons aren't drawn
 */
function cut(plan, shown) {
  return plan.units - (shown[1] - shown[0]);
}

/** @param {number} x @param {string} name of a layer @param {number} width @returns {number} where the whole of it is in the picture */
export function inside(x, name, width) {
  const half = lettersIn(name) * HALF_LETTER;
  return Math.max(half, Math.min(width - half, x));
}

/**
 * Where a unit stands in a matrix, along the axis of its layer.
 *
 * @param {LayerPlan} plan
 * @param {number} unit
 * @param {number} length of the matrix along that axis
 * @returns {number} -1 if the matrix has no place for the bias neuron
 */
export function placeOfUnit(plan, unit, length) {
  return unit + (length > plan.units ? 1 : 0);
}

/**
 * @param {LayerPlan} plan
 * @param {number} place
 * @param {number} length
 * @returns {number} the unit; -1 is the bias neuron
 */
export function unitAtPlace(plan, place, length) {
  return place - (length > plan.units ? 1 : 0);
}

/**
 * The straight line of an edge, from border to border.
 *
 * @param {Edge} edge
 * @returns {{x1: number, y1: number, x2: number, y2: number}}
 */
export function edgeLine({ from, to }) {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy) || 1;
  const x = (dx / length) * from.radius;
  const y = (dy / length) * from.radius;
  return { x1: from.x + x, y1: from.y + y, x2: to.x - x, y2: to.y - y };
}

/**
 * @param {Edge} edge
 * @param {boolean} back whether the flow goes from the target to the source
 * @param {number} size
 * @returns {string} an SVG path of an arrowhead at the end that the flow reaches
 */
export function arrowhead(edge, back, size) {
  const { x1, y1, x2, y2 } = edgeLine(edge);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const sign = back ? -1 : 1;
  const ux = (sign * (x2 - x1)) / length;
  const uy = (sign * (y2 - y1)) / length;
  const [tipX, tipY] = back ? [x1, y1] : [x2, y2];
  const [footX, footY] = [tipX - ux * size, tipY - uy * size];
  const half = size * 0.55;
  const point = (/** @type {number} */ x, /** @type {number} */ y) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${point(tipX, tipY)}L${point(footX - uy * half, footY + ux * half)}L${point(footX + uy * half, footY - ux * half)}Z`;
}
