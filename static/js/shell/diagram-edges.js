/**
 * The edges of the diagram: thick is large, dashed is negative. Lit ones are drawn over the others,
 * which stay as they are, and carry their numbers.
 *
 * @typedef {import("./diagram-scene.js").Scene} Scene
 * @typedef {import("../model/types.js").Cell} Cell
 */
import { nothing, svg } from "../../vendor/lit.js";
import { editableBehind } from "../model/changed.js";
import { arrowhead, edgeLine } from "../model/diagram.js";
import { edgeKey } from "../model/diagram-lit.js";
import { placeLabels } from "../model/edge-labels.js";
import { formatNumber, widthInEms } from "../model/format.js";
import { cellName } from "../model/naming.js";
import { scaleOf, valueAt } from "../model/values.js";
import { t } from "../words/words.js";
import { shownAt } from "./diagram-number.js";

const MOST_LABELS = 6;
const LABEL_HEIGHT = 19;
const LABEL_TYPE = 12;
const LABEL_PADDING = 10;
const ARROW = 9;
/** A dash and a gap in widths of the line, and at least in pixels. */
const DASH = [1.9, 1.2];
const LEAST_DASH = [5, 4];

/** @param {Scene} scene */
export function drawEdges(scene) {
  const { store, program, diagram, edgeCells, focus } = scene;
  return diagram.edges.map((edge, n) => {
    const { x1, y1, x2, y2 } = edgeLine(edge);
    const { share, negative } = read(scene, weightOf(scene, n));
    const width = isPruned(scene, n) ? 0 : 1 + 1.6 * share;
    const path = onPath(scene, n) ? "diagram__edge--path" : "";
    const can = editableBehind(program, store.matrices.value, edgeCells[n]) ? "diagram--can-change" : "";
    return svg`<g class="diagram__edge role-${roleOf(scene, n)} ${path} ${can}" data-edge=${n} role="img"
      tabindex=${focus.kind === "edge" && focus.n === n ? 0 : -1} aria-label=${spokenEdge(scene, n, null)}>
      <line class="diagram__reach" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>
      <line class="diagram__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width.toFixed(2)} stroke-dasharray=${negative ? dashes(width) : "none"}></line>
    </g>`;
  });
}

/**
 * @param {Scene} scene
 * @param {ReadonlyMap<number, Cell>} lit by edge: the cell that is lit there
 */
export function drawLitEdges(scene, lit) {
  const { diagram, step } = scene;
  const on = [...lit].filter(([n]) => !isPruned(scene, n)).map(([n, cell]) => ({ n, edge: diagram.edges[n], line: edgeLine(diagram.edges[n]), shown: read(scene, cell) }));
  return svg`${on.map(({ n, edge, line: { x1, y1, x2, y2 }, shown }) => {
    const width = 2 + 4 * shown.share;
    return svg`<g class="diagram__lit role-${roleOf(scene, n)} ${onPath(scene, n) ? "diagram__lit--path" : ""}">
      <line class="diagram__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width.toFixed(2)} stroke-dasharray=${shown.negative ? dashes(width) : "none"}></line>
      <path class="diagram__arrow" d=${arrowhead(edge, step.phase === "backward", ARROW + width)}></path>
    </g>`;
  })}${labels(scene, on)}`;
}

/**
 * @param {Scene} scene
 * @param {number} n
 * @param {Cell|null} cell that is lit there; null: none is
 * @returns {string}
 */
export function spokenEdge(scene, n, cell) {
  return read(scene, cell ?? weightOf(scene, n)).spoken;
}

/** @param {Scene} scene @param {number} n @returns {boolean} whether there is no weight along it */
function isPruned(scene, n) {
  const { mask } = scene.program.layers[scene.diagram.edges[n].layer - 1];
  const cell = scene.edgeCells[n];
  return Boolean(mask && cell && valueAt(scene.store.frame.value, mask, cell.row, cell.column) === 0);
}

/** @param {Scene} scene @param {number} n */
function roleOf({ diagram, plans }, n) {
  const { from, layer } = diagram.edges[n];
  return from.unit < 0 ? "bias" : plans[layer - 1].role;
}

/** @param {Scene} scene @param {number} n */
function onPath({ diagram, path }, n) {
  const { layer, from, to } = diagram.edges[n];
  return path.edges.has(edgeKey(layer, from.unit, to.unit));
}

/**
 * @param {Scene} scene
 * @param {number} n
 * @returns {Cell|null} the weight that an unlit edge shows
 */
function weightOf({ program, diagram, edgeCells }, n) {
  const cell = edgeCells[n];
  const { weight } = program.layers[diagram.edges[n].layer - 1];
  return cell && weight !== null ? { ...cell, matrix: weight } : null;
}

/** @param {number} width */
function dashes(width) {
  return DASH.map((long, n) => Math.max(LEAST_DASH[n], long * width).toFixed(1)).join(" ");
}

/**
 * @param {Scene} scene
 * @param {Cell|null} cell
 */
function read(scene, cell) {
  const { store, frame } = scene;
  if (!cell) return { share: 0, negative: false, text: "", spoken: "" };
  const matrix = store.matrix(cell.matrix);
  const name = cellName(matrix, cell.row, cell.column);
  if (store.isHidden(cell)) return { share: 0, negative: false, text: "?", spoken: `${name}: ${t("to be predicted")}` };
  const value = shownAt(scene, cell);
  if (value === undefined) return { share: 0, negative: false, text: "", spoken: name };
  const { largest, decimals } = scaleOf(frame, cell.matrix);
  const share = largest > 0 && Number.isFinite(value) ? Math.min(1, Math.abs(value) / largest) : 0;
  const text = formatNumber(value, decimals);
  return { share, negative: value < 0, text, spoken: `${name}: ${text}` };
}

/**
 * @param {Scene} scene
 * @param {{edge: import("../model/diagram.js").Edge, line: import("../model/edge-labels.js").Line, shown: {text: string}}[]} on
 */
function labels({ diagram }, on) {
  const named = on.filter(({ shown }) => shown.text !== "");
  // Some terms of a sum would stand there as if they were all.
  const part = named.length > 1 && diagram.more.some(({ layer }) => named.some(({ edge }) => edge.from.layer === layer));
  if (named.length > MOST_LABELS || part) return nothing;
  const widths = named.map(({ shown }) => widthInEms(shown.text) * LABEL_TYPE + LABEL_PADDING);
  const places = placeLabels(named.map(({ line }) => line), widths, LABEL_HEIGHT, diagram.neurons);
  return named.map(({ shown }, n) => {
    const { x, y, width, height } = places[n];
    return svg`<g class="diagram__number">
      <rect x=${x - width / 2} y=${y - height / 2} width=${width} height=${height} rx="5"></rect>
      <text x=${x} y=${y}>${shown.text}</text>
    </g>`;
  });
}
