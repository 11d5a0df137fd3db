/**
 * The neurons of the diagram: a circle, its name, and the number of the selected case.
 *
 * @typedef {import("./diagram-scene.js").Scene} Scene
 * @typedef {import("../model/types.js").Cell} Cell
 */
import { nothing, svg } from "../../vendor/lit.js";
import { editableBehind, isOne } from "../model/changed.js";
import { fillStrength, isGradient } from "../model/colour.js";
import { inside, placeOfUnit } from "../model/diagram.js";
import { neuronKey } from "../model/diagram-lit.js";
import { formatNumber, lettersIn, widthInEms } from "../model/format.js";
import { isBias, labelOf } from "../model/naming.js";
import { productOf, turn } from "../model/product.js";
import { scaleOf } from "../model/values.js";
import { t } from "../words/words.js";
import { shownAt } from "./diagram-number.js";

/** Below this a circle has no room for a number under the name. */
const ROOM_FOR_NUMBER = 16.5;
const ROOM_FOR_NAME = 10;
const LONGEST = 5;
const VALUE_TYPE = 12;
const LABEL_TYPE = 12.5;
/** Figures that stand low or high, and how much narrower they are, in ems. */
const SMALL_FIGURES = /[₀-₉⁰-⁹⁽⁾]/g;
const NARROWER = 0.24;
/** A longer name has no room in a circle: it stands beside it. Small figures count half. */
const LONGEST_NAME = 3.5;
const MOST_BESIDE = 80;
const LETTER = 7;
/** A narrower diagram has no room for all of it: of "cluster 1" only the 1 is drawn. */
const NARROW = 300;
/** Of one word all is drawn: beside the neurons of two or three layers, above those in a diagram that is narrower still. */
const NARROWEST = 240;
const ABOVE = 10;
const HIGHEST = 2;
/** As high is a name above a neuron; where less is free it isn't drawn. */
const HIGH = 12;

/**
 * The room that the names of an outer layer take beside its neurons, in pixels.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/diagram.js").LayerPlan} plan
 * @param {number} width of the diagram
 * @param {number} layers how many there are
 */
export function roomBeside(store, plan, width, layers) {
  if (isTight(width, layers)) return 0;
  const matrix = store.matrix(plan.matrix);
  const along = plan.turned ? "row" : "column";
  const labels = turn(plan.turned, matrix.row_labels, matrix.column_labels)[1] ?? [];
  const longest = Math.max(0, ...labels.map((_, n) => (isBias(matrix, along, n) ? 0 : lettersIn(short(labelOf(matrix, along, n), width)))));
  return longest > LONGEST_NAME ? Math.min(MOST_BESIDE, longest * LETTER) : 0;
}

/** @param {number} width @param {number} layers @returns {boolean} whether no name has room beside a neuron */
function isTight(width, layers) {
  return width < (layers > 3 ? NARROW : NARROWEST);
}

/** @param {string} name @param {number} width of the diagram @returns {string} as much of it as is drawn */
function short(name, width) {
  return width < NARROW ? (name.split(" ").at(-1) ?? name) : name;
}

/**
 * @param {Scene} scene
 * @param {(Cell|null)[]} cells one a neuron: the cell that it shows
 * @param {ReadonlySet<string>} lit by neuronKey
 */
export function drawNeurons(scene, cells, lit) {
  const { store, program, diagram, plans, frame, asked, focus } = scene;
  const matrices = store.matrices.value;
  return diagram.neurons.map((neuron, n) => {
    const { layer, unit, x, y, radius } = neuron;
    const plan = plans[layer];
    const cell = cells[n];
    const matrix = cell && store.matrix(cell.matrix);
    const scale = cell && scaleOf(frame, cell.matrix);
    const hidden = cell !== null && store.isHidden(cell);
    const value = cell && !hidden ? shownAt(scene, cell) : undefined;
    const full = unit < 0 ? t("bias neuron") : nameOf(scene, layer, unit);
    const name = short(full, diagram.width);
    const role = unit < 0 ? "bias" : plan.role;
    const number = hidden ? "?" : value === undefined || !scale ? "" : value === 1 && unit < 0 ? "1" : shortNumber(value, scale.decimals, asked);
    const on = lit.has(neuronKey(layer, unit));
    const classes = [
      "diagram__neuron",
      `role-${role}`,
      on ? "diagram__neuron--lit" : "",
      scene.path.neurons.has(neuronKey(layer, unit)) ? "diagram__neuron--path" : "",
      on && isCursor(scene, n) ? "diagram__neuron--cursor" : "",
      matrix && isGradient(matrix) && value !== undefined ? "diagram__neuron--gradient" : "",
      !isOne(matrices, cell) && editableBehind(program, matrices, cell) ? "diagram--can-change" : "",
    ];
    const beside = unit >= 0 && name.length - (name.match(SMALL_FIGURES)?.length ?? 0) / 2 > LONGEST_NAME;
    // The name of a hidden neuron would stand on a block beside it.
    const above = isTight(diagram.width, plans.length) || (layer > 0 && diagram.blocks.includes(layer + 1));
    const next = [n - 1, n + 1].map((one) => diagram.neurons[one]).find((one) => one?.layer === layer);
    const free = next ? Math.abs(y - next.y) - 2 * radius : HIGH;
    const two = number !== "" && unit >= 0 && radius >= ROOM_FOR_NUMBER && !beside;
    const text = radius < ROOM_FOR_NAME ? "" : unit < 0 ? number || "1" : beside ? number : name;
    const side = layer === 0 ? -1 : 1;
    return svg`<g class=${classes.join(" ")} data-neuron=${n} role="img" tabindex=${focus.kind === "neuron" && focus.n === n ? 0 : -1}
      aria-label=${spoken(matrix, full, number)}>
      <circle class="diagram__ring" cx=${x} cy=${y} r=${radius + 5}></circle>
      <circle class="diagram__paper" cx=${x} cy=${y} r=${radius}></circle>
      <circle class="diagram__circle" cx=${x} cy=${y} r=${radius} fill-opacity=${value === undefined || !scale ? 0 : fillStrength(value, scale.largest).toFixed(2)}></circle>
      <text class=${beside ? "diagram__value" : "diagram__label"} x=${x} y=${two ? y - 0.26 * radius : y} textLength=${squeezed(text, radius, beside ? VALUE_TYPE : LABEL_TYPE)} lengthAdjust="spacingAndGlyphs">${text}</text>
      ${!beside || (above && free < HIGH) ? nothing : above
        ? svg`<text class="diagram__name" x=${inside(x, name, diagram.width)} y=${Math.max(HIGHEST, y - radius - ABOVE)}>${name}</text>`
        : svg`<text class="diagram__beside ${side < 0 ? "diagram__beside--left" : ""}" x=${x + side * (radius + 9)} y=${y}>${name}</text>`}
      ${two ? svg`<text class="diagram__value" x=${x} y=${y + 0.4 * radius} textLength=${squeezed(number, radius, VALUE_TYPE)} lengthAdjust="spacingAndGlyphs">${number}</text>` : nothing}
    </g>`;
  });
}

/** @param {Scene} scene @param {number} layer @param {number} unit */
function nameOf({ store, plans }, layer, unit) {
  const matrix = store.matrix(plans[layer].matrix);
  const { turned } = plans[layer];
  const place = placeOfUnit(plans[layer], unit, turn(turned, ...matrix.shape)[1]);
  const named = turn(turned, matrix.row_labels, matrix.column_labels)[1];
  return named ? labelOf(matrix, turned ? "row" : "column", place) : String(unit + 1);
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
  const { turned } = plans[layer];
  const chosen = innerNeuron(store, step, turned) ?? { matrix: step.output, ...store.selection.value };
  const cell = store.hover.value ?? chosen;
  const matrix = store.matrices.value.get(cell.matrix);
  if (matrix?.place?.kind !== "neurons" || matrix.place.layer !== layer) return false;
  const units = turn(turned, ...matrix.shape)[1];
  return placeOfUnit(plans[layer], unit, units) === turn(turned, cell.row, cell.column)[1];
}

/**
 * In the column × row lens: the neuron that k stands for, where k runs over neurons.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Step} step
 * @param {boolean} turned
 * @returns {import("../model/types.js").Cell|null}
 */
function innerNeuron(store, step, turned) {
  const product = store.lens.value === "column_row" ? productOf(step) : null;
  if (!product) return null;
  const along = turned ? "row" : "column";
  const operand = [product.left, product.right].find(
    ({ id, inner }) => inner === along && store.matrices.value.get(id)?.place?.kind === "neurons",
  );
  const [row, column] = turn(turned, 0, store.layer.value);
  return operand ? { matrix: operand.id, row, column } : null;
}

/**
 * As many decimals as were asked for; if none were, as many as a circle has room for, unless a number
 * would be shown as 0 that isn't; of a power of ten one digit.
 *
 * @param {number} value
 * @param {number} decimals
 * @param {boolean} asked
 */
function shortNumber(value, decimals, asked) {
  const text = formatNumber(value, decimals);
  if (asked || text.replace(/^−/, "").length <= LONGEST) return text;
  const fewer = text.includes("e") ? formatNumber(Number(value.toExponential(0)), decimals).replace(/[.,]0/, "") : formatNumber(value, Math.min(decimals, 2));
  return /[1-9∞]/.test(fewer) || value === 0 ? fewer : text;
}

/**
 * The width that a number has to make do with in a circle.
 *
 * @param {string} text
 * @param {number} radius
 * @param {number} type its size
 */
function squeezed(text, radius, type) {
  const room = 1.55 * radius;
  const ems = widthInEms(text) - NARROWER * (text.match(SMALL_FIGURES)?.length ?? 0);
  return ems * type > room ? room.toFixed(1) : nothing;
}

/**
 * @param {import("../model/types.js").Matrix|null} matrix
 * @param {string} name
 * @param {string} number
 */
function spoken(matrix, name, number) {
  return matrix && number !== "" ? `${name}, ${matrix.symbol} ${number === "?" ? t("to be predicted") : number}` : name;
}
