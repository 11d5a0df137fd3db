/**
 * The drawing of a graph: dots and edges; or its whole matrix.
 *
 * @typedef {import("../model/graph.js").Dot} Dot
 *
 * @typedef {object} Drawn
 * @property {import("../model/types.js").Graph} graph
 * @property {{width: number, height: number}} box
 * @property {Dot[]} dots
 * @property {number} radius
 * @property {string[]} names of the dots
 * @property {import("../model/graph.js").LitGraph} lit
 * @property {boolean} back whether gradients flow, against the edges
 * @property {boolean} turned whether columns are where edges come from
 * @property {number} focus the dot that Tab reaches
 * @property {(edge: number) => {share: number, negative: boolean}} strength of its number
 * @property {(dot: number) => {said: number, sure: number}|null} said class, as the network says
 * @property {(dot: number) => number} is class, as the target says
 * @property {string[]} classNames none where dots have no class
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { arrowhead } from "../model/diagram.js";
import { lineBetween } from "../model/graph.js";
import { turn } from "../model/product.js";
import { t } from "../words/words.js";

/** In smaller dots no name has room. */
const LEAST_RADIUS = 7;
const ARROW = 7;
/** Colours for so many classes; then they come again. */
const COLOURS = 8;
/** The fill of a class that is as probable as the others, and how much more a certain one has. */
const FAINTEST = 0.1;
const REST = 0.6;
/** The ink of a cell that is an edge, without its number and with it. */
const JOINED = 0.55;
const LEAST = 0.2;
/** Rows so high have their names in front, which take so much room. */
const LEAST_NAMED = 11;
const NAME = 20;

/** Corners on a circle of radius 1, by class: a circle has none. @type {[number, number][][]} */
const SHAPES = [
  [],
  [[-0.87, -0.87], [0.87, -0.87], [0.87, 0.87], [-0.87, 0.87]],
  [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  [[0, -1.2], [1.15, 0.85], [-1.15, 0.85]],
];

/**
 * @param {number} of class
 * @param {Dot} dot
 * @param {number} radius
 * @returns {string} an SVG path
 */
function shape(of, { x, y }, radius) {
  const corners = SHAPES[of % SHAPES.length];
  if (corners.length === 0) return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  return `M${corners.map(([dx, dy]) => `${(x + dx * radius).toFixed(1)} ${(y + dy * radius).toFixed(1)}`).join("L")}z`;
}

/** @param {Drawn} drawn */
export function drawGraph(drawn) {
  const { graph, box, lit } = drawn;
  return html`<svg class="graph" viewBox="0 0 ${box.width} ${box.height}" role="group" aria-label=${t("Graph. Arrow keys walk along its dots.")}>
    ${graph.edges.map((_, edge) => drawEdge(drawn, edge))}
    <g class="graph__light" aria-hidden="true">${[...lit.edges].map((edge) => drawLitEdge(drawn, edge))}</g>
    ${drawn.dots.map((_, dot) => drawDot(drawn, dot))}
  </svg>`;
}

/** @param {Drawn} drawn @param {number} edge */
function drawEdge({ graph, dots, radius, strength }, edge) {
  const [from, to] = graph.edges[edge].map((dot) => dots[dot]);
  const { x1, y1, x2, y2 } = lineBetween(from, to, radius);
  const { share, negative } = strength(edge);
  return svg`<g class="graph__edge" data-join=${edge}>
    <line class="graph__reach" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>
    <line class="graph__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${(0.9 + 2.2 * share).toFixed(2)} stroke-dasharray=${negative ? "5 4" : "none"}></line>
  </g>`;
}

/** Over the others, which stay where they are while the pointer moves. @param {Drawn} drawn @param {number} edge */
function drawLitEdge({ graph, dots, radius, back, strength }, edge) {
  const [from, to] = graph.edges[edge].map((dot) => dots[dot]);
  const { x1, y1, x2, y2 } = lineBetween(from, to, radius);
  const { share, negative } = strength(edge);
  const width = 2.2 + 2.2 * share;
  const ends = { layer: 0, from: { layer: 0, unit: 0, ...from, radius }, to: { layer: 1, unit: 0, ...to, radius } };
  return svg`<g class="role-${graph.roles[graph.edges[edge][0]] ?? "hidden"}">
    <line class="graph__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2} stroke-width=${width.toFixed(2)} stroke-dasharray=${negative ? "5 4" : "none"}></line>
    ${graph.directed ? svg`<path class="graph__arrow" d=${arrowhead(ends, back, ARROW + width)}></path>` : nothing}
  </g>`;
}

/** @param {Drawn} drawn @param {number} dot */
function drawDot({ graph, dots, radius, names, lit, focus, said, is, classNames }, dot) {
  const { x, y } = dots[dot];
  const now = said(dot);
  const classes = [
    "graph__dot",
    lit.dots.has(dot) ? "graph__dot--lit" : "",
    lit.one === dot ? "graph__dot--cursor" : "",
    graph.scored?.includes(dot) ? "graph__dot--scored" : "",
    classNames.length > 0 ? `graph__class-${(now?.said ?? 0) % COLOURS}` : `role-${graph.roles[dot] ?? "hidden"}`,
  ];
  const path = shape(is(dot), dots[dot], radius);
  const fill = classNames.length === 0 ? FAINTEST : now ? FAINTEST + REST * now.sure : 0;
  const label = now ? t("{name}: the network says {said}, the target is {target}", { name: names[dot], said: classNames[now.said], target: classNames[is(dot)] }) : names[dot];
  return svg`<g class=${classes.join(" ")} data-dot=${dot} role="img" tabindex=${dot === focus ? 0 : -1} aria-label=${label}>
    <path class="graph__ring" d=${shape(is(dot), dots[dot], radius + 4)}></path>
    <path class="graph__paper" d=${path}></path>
    <path class="graph__shape" d=${path} fill-opacity=${fill.toFixed(2)}></path>
    ${radius < LEAST_RADIUS ? nothing : svg`<text class="graph__name" x=${x} y=${y}>${names[dot].split(" ").at(-1)}</text>`}
  </g>`;
}

/**
 * The whole matrix: every edge is a cell, and of a graph without directions two; each dot is joined to
 * itself there.
 *
 * @param {Drawn} drawn
 * @param {string} symbol
 * @param {import("../model/types.js").Box|undefined} lit the cells of it that the cursor lights
 */
export function drawMatrix({ graph, box, names, turned, strength }, symbol, lit) {
  const count = graph.places.length;
  const named = names[0] !== "" && box.height / count > LEAST_NAMED;
  const before = named ? NAME : 0;
  const pitch = Math.min(box.height - 2, box.width - before - 2) / count;
  const gap = named ? 1 : 0.5;
  const left = before + (box.width - before - pitch * count) / 2;
  /** @param {number} row @param {number} column @param {number} high @param {number} wide */
  const at = (row, column, high, wide) => ({ x: left + column * pitch, y: 1 + row * pitch, width: wide * pitch - gap, height: high * pitch - gap });
  /** @param {number} from @param {number} to @param {{share: number, negative: boolean}} ink */
  const cell = (from, to, { share, negative }) => {
    const [row, column] = turn(turned, from, to);
    const { x, y, width, height } = at(row, column, 1, 1);
    const opacity = (graph.directed ? LEAST + (1 - LEAST) * share : JOINED).toFixed(2);
    return svg`<rect class="graph__cell" x=${x} y=${y} width=${width} height=${height} fill-opacity=${opacity}></rect>
      ${negative ? svg`<path class="graph__negative" d="M${x + width * 0.55} ${y}h${width * 0.45}v${height * 0.45}z"></path>` : nothing}`;
  };
  const itself = graph.directed ? [] : graph.places.map((_, n) => [n, n]);
  const both = graph.directed ? [] : graph.edges.map(([from, to]) => [to, from]);
  const frame = lit && at(lit.rows[0], lit.columns[0], lit.rows[1] - lit.rows[0], lit.columns[1] - lit.columns[0]);
  return html`<svg class="graph graph--matrix" viewBox="0 0 ${box.width} ${box.height}" data-left=${left} data-pitch=${pitch} role="img" aria-label=${t("{symbol}, {count} × {count}: a cell for each edge", { symbol, count })}>
    <rect class="graph__ground" x=${left} y="1" width=${pitch * count} height=${pitch * count}></rect>
    ${graph.edges.map(([from, to], n) => cell(from, to, strength(n)))}
    ${[...itself, ...both].map(([from, to]) => cell(from, to, { share: 1, negative: false }))}
    ${named ? names.map((name, n) => svg`<text class="graph__name" x=${left - NAME / 2} y=${1 + (n + 0.5) * pitch}>${name.split(" ").at(-1)}</text>`) : nothing}
    ${frame ? svg`<rect class="graph__box" x=${frame.x - 1} y=${frame.y - 1} width=${frame.width + 2} height=${frame.height + 2}></rect>` : nothing}
  </svg>`;
}

/** @param {string[]} names of the classes */
export function drawClasses(names) {
  return html`<ul class="graph__classes">
    ${names.map((name, n) => html`<li class="graph__class-${n % COLOURS}"><svg viewBox="-12 -12 24 24" aria-hidden="true"><path class="graph__shape" d=${shape(n, { x: 0, y: 0 }, 9)} fill-opacity="0.6"></path></svg>${name}</li>`)}
  </ul>`;
}
