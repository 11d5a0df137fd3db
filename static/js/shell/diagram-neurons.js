/**
 * The neurons of the diagram: a circle, its name, and the number of the selected case.
 *
 * @typedef {import("./diagram.js").Scene} Scene
 */
import { nothing, svg } from "../../vendor/lit.js";
import { fillStrength, isGradient } from "../model/colour.js";
import { placeOfUnit } from "../model/diagram.js";
import { neuronKey } from "../model/diagram-lit.js";
import { formatNumber } from "../model/format.js";
import { labelOf } from "../model/naming.js";
import { productOf } from "../model/product.js";
import { scaleOf, valueAt } from "../model/values.js";

/** Below this a circle has no room for a number under the name. */
const ROOM_FOR_NUMBER = 16.5;
const ROOM_FOR_NAME = 10;
const LONGEST = 5;
/** A longer name has no room in a circle: it stands beside it. */
const LONGEST_NAME = 3;
const MOST_BESIDE = 80;
const LETTER = 6.4;
/** A narrower diagram has no room beside it either: of "cluster 1" only the 1 is drawn. */
const NARROW = 300;

/**
 * The room that the names of an outer layer take beside its neurons, in pixels.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/diagram.js").LayerPlan} plan
 * @param {number} width of the diagram
 */
export function roomBeside(store, plan, width) {
  if (width < NARROW) return 0;
  const labels = store.matrix(plan.matrix).column_labels ?? [];
  const longest = Math.max(0, ...labels.filter((label) => label !== "bias").map((label) => label.length));
  return longest > LONGEST_NAME ? Math.min(MOST_BESIDE, longest * LETTER) : 0;
}

/** @param {Scene} scene */
export function drawNeurons(scene) {
  const { store, diagram, plans, neuronCells, lit, focus } = scene;
  const frame = store.frame.value;
  return diagram.neurons.map((neuron, n) => {
    const { layer, unit, x, y, radius } = neuron;
    const plan = plans[layer];
    const cell = neuronCells[n];
    const matrix = cell && store.matrix(cell.matrix);
    const scale = cell && scaleOf(frame, cell.matrix);
    const value = cell ? valueAt(frame, cell.matrix, cell.row, cell.column) : undefined;
    const full = unit < 0 ? "bias neuron" : nameOf(scene, layer, unit);
    const name = diagram.width < NARROW ? (full.split(" ").at(-1) ?? full) : full;
    const role = unit < 0 ? "bias" : plan.role;
    const number = value === undefined || !scale ? "" : value === 1 && unit < 0 ? "1" : short(value, scale.decimals);
    const on = lit.neurons.has(neuronKey(layer, unit));
    const classes = [
      "diagram__neuron",
      `role-${role}`,
      on ? "diagram__neuron--lit" : "",
      on && isCursor(scene, n) ? "diagram__neuron--cursor" : "",
      matrix && isGradient(matrix) && value !== undefined ? "diagram__neuron--gradient" : "",
    ];
    const beside = unit >= 0 && name.length > LONGEST_NAME;
    const two = number !== "" && unit >= 0 && radius >= ROOM_FOR_NUMBER && !beside;
    const text = radius < ROOM_FOR_NAME ? "" : unit < 0 ? number || "1" : beside ? number : name;
    const side = layer === 0 ? -1 : 1;
    return svg`<g class=${classes.join(" ")} data-neuron=${n} role="img" tabindex=${focus.kind === "neuron" && focus.n === n ? 0 : -1}
      aria-label=${spoken(matrix, full, number)}>
      <circle class="diagram__ring" cx=${x} cy=${y} r=${radius + 5}></circle>
      <circle class="diagram__paper" cx=${x} cy=${y} r=${radius}></circle>
      <circle class="diagram__circle" cx=${x} cy=${y} r=${radius} fill-opacity=${value === undefined || !scale ? 0 : fillStrength(value, scale.largest).toFixed(2)}></circle>
      <text class=${beside ? "diagram__value" : "diagram__label"} x=${x} y=${two ? y - 0.26 * radius : y}>${text}</text>
      ${beside ? svg`<text class="diagram__beside ${side < 0 ? "diagram__beside--left" : ""}" x=${x + side * (radius + 9)} y=${y}>${name}</text>` : nothing}
      ${two ? svg`<text class="diagram__value" x=${x} y=${y + 0.4 * radius}>${number}</text>` : nothing}
    </g>`;
  });
}

/** @param {Scene} scene @param {number} layer @param {number} unit */
function nameOf({ store, plans }, layer, unit) {
  const matrix = store.matrix(plans[layer].matrix);
  const column = placeOfUnit(plans[layer], unit, matrix.shape[1]);
  return matrix.column_labels ? labelOf(matrix, "column", column) : String(unit + 1);
}

/**
 * Whether the neuron is the cell under the cursor, which the matrices frame in yellow: in the
 * column × row lens the one that the layer k comes from.
 *
 * @param {Scene} scene
 * @param {number} n
 */
function isCursor({ store, plans, diagram, step }, n) {
  const { layer, unit } = diagram.neurons[n];
  const left = store.lens.value === "column_row" ? productOf(step)?.left : undefined;
  const chosen =
    left?.inner === "column"
      ? { matrix: left.id, column: store.k.value }
      : { matrix: step.output, column: store.selection.value.column };
  const cell = store.hover.value ?? chosen;
  const matrix = store.matrices.value.get(cell.matrix);
  if (matrix?.place?.kind !== "neurons" || matrix.place.layer !== layer) return false;
  return placeOfUnit(plans[layer], unit, matrix.shape[1]) === cell.column;
}

/** @param {number} value @param {number} decimals */
function short(value, decimals) {
  const text = formatNumber(value, decimals);
  return text.replace(/^−/, "").length > LONGEST ? formatNumber(value, Math.min(decimals, 2)) : text;
}

/**
 * @param {import("../model/types.js").Matrix|null} matrix
 * @param {string} name
 * @param {string} number
 */
function spoken(matrix, name, number) {
  return matrix && number !== "" ? `${name}, ${matrix.symbol} ${number}` : name;
}
