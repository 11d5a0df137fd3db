/**
 * The edges of the diagram: thick is large, dashed is negative, lit ones carry their number.
 *
 * @typedef {import("./diagram.js").Scene} Scene
 * @typedef {import("../model/types.js").Cell} Cell
 */
import { nothing, svg } from "../../vendor/lit.js";
import { arrowhead, edgeLine } from "../model/diagram.js";
import { edgeKey } from "../model/diagram-lit.js";
import { placeLabels } from "../model/edge-labels.js";
import { formatNumber, widthInEms } from "../model/format.js";
import { cellName } from "../model/naming.js";
import { scaleOf, valueAt } from "../model/values.js";

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
  const { diagram, lit, edgeCells, plans, focus, program } = scene;
  const drawn = diagram.edges.map((edge, n) => {
    const key = edgeKey(edge.layer, edge.from.unit, edge.to.unit);
    const cell = lit.edges.get(key) ?? null;
    const weight = { matrix: program.layers[edge.layer - 1].weight, ...position(edgeCells[n]) };
    return { edge, n, cell, shown: read(scene, cell ?? (edgeCells[n] && weight)), line: edgeLine(edge) };
  });
  const on = drawn.filter(({ cell }) => cell !== null);
  return [
    ...drawn.filter(({ cell }) => cell === null).map((one) => drawEdge(one)),
    ...on.map((one) => drawEdge(one)),
    labels(scene, on),
  ];

  /** @param {typeof drawn[number]} one */
  function drawEdge({ edge, n, cell, shown, line }) {
    const { x1, y1, x2, y2 } = line;
    const role = edge.from.unit < 0 ? "bias" : plans[edge.layer - 1].role;
    const width = (cell ? 2 : 1) + (cell ? 4 : 1.6) * shown.share;
    const path = scene.path.edges.has(edgeKey(edge.layer, edge.from.unit, edge.to.unit));
    const back = scene.step.phase === "backward";
    const size = ARROW + width;
    return svg`<g class="diagram__edge role-${role} ${cell ? "diagram__edge--lit" : ""} ${path ? "diagram__edge--path" : ""}" data-edge=${n} role="img"
      tabindex=${focus.kind === "edge" && focus.n === n ? 0 : -1} aria-label=${shown.spoken}>
      <line class="diagram__reach" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>
      <line class="diagram__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width.toFixed(2)} stroke-dasharray=${shown.negative ? dashes(width) : "none"}></line>
      ${cell ? svg`<path class="diagram__arrow" d=${arrowhead(edge, back, size)}></path>` : nothing}
    </g>`;
  }
}

/** @param {number} width */
function dashes(width) {
  return DASH.map((long, n) => Math.max(LEAST_DASH[n], long * width).toFixed(1)).join(" ");
}

/** @param {Cell|null} cell */
function position(cell) {
  return { row: cell?.row ?? 0, column: cell?.column ?? 0 };
}

/**
 * @param {Scene} scene
 * @param {Cell|null} cell
 */
function read({ store }, cell) {
  if (!cell) return { share: 0, negative: false, text: "", spoken: "" };
  const frame = store.frame.value;
  const matrix = store.matrix(cell.matrix);
  const name = cellName(matrix, cell.row, cell.column);
  const value = valueAt(frame, cell.matrix, cell.row, cell.column);
  if (value === undefined) return { share: 0, negative: false, text: "", spoken: name };
  const { largest, decimals } = scaleOf(frame, cell.matrix);
  const share = largest > 0 && Number.isFinite(value) ? Math.abs(value) / largest : 0;
  const text = formatNumber(value, decimals);
  return { share, negative: value < 0, text, spoken: `${name}: ${text}` };
}

/**
 * @param {Scene} scene
 * @param {{line: import("../model/edge-labels.js").Line, shown: {text: string}}[]} on
 */
function labels({ diagram }, on) {
  const named = on.filter(({ shown }) => shown.text !== "");
  if (named.length > MOST_LABELS) return nothing;
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
