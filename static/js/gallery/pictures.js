/** The cards' pictures: fetched as they come into view, drawn from the engine's numbers. */
import { html, nothing, render } from "../../vendor/lit.js";
import { PRECISION } from "../model/format.js";
import { readNumber } from "../model/frames.js";
import { dotsOf } from "../model/graph.js";
import { imageOf } from "../model/pictures.js";
import { turn } from "../model/product.js";
import { scaleOf, valueAt } from "../model/values.js";
import { drawPicture } from "../pictures/draw.js";
import { drawGraph, drawMatrix } from "../pictures/graph-draw.js";
import { readProgram } from "../state/messages.js";
import { linkSheet } from "../state/sheet.js";
import { Store } from "../state/store.js";
import { VIEW_BOX, drawCard, drawProduct } from "./drawing.js";

/** What the server sends of a network. @typedef {{program: any, views: Record<string, any>, pictures: Record<string, number[]>}} Sent */

/** How far below the window a card may be to be drawn already. */
const AHEAD = "400px";
/** Of a graph, and of its matrix below. */
const GRAPH = { width: 120, height: 100, margin: 6, radius: 4.5 };

/** @param {Iterable<HTMLElement>} places each with the address of its numbers */
export function drawInView(places) {
  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        watcher.unobserve(target);
        void draw(/** @type {HTMLElement} */ (target));
      }
    },
    { rootMargin: AHEAD },
  );
  for (const place of places) watcher.observe(place);
}

/** Without its numbers a card stays without a picture. @param {HTMLElement} place */
async function draw(place) {
  const response = await fetch(place.dataset.picture ?? "").catch(() => null);
  if (!response?.ok) return;
  /** @type {Sent} */
  const sent = await response.json();
  const store = storeOf(sent);
  const images = imagesOf(store, sent);
  if (images.length > 0) await linkSheet("pictures");
  const graph = store.program.value?.graph;
  if (graph) await linkSheet("graph");
  const beside = graph ? graphOf(store, graph) : images;
  render(
    html`<svg class="diagram diagram--small card__drawing" viewBox=${VIEW_BOX}>${drawCard(store, beside.length > 0 ? nothing : drawProduct(store))}</svg>
      ${beside.length > 0 ? html`<div class="card__images">${beside}</div>` : nothing}`,
    place,
  );
}

/**
 * @param {Store} store
 * @param {import("../model/types.js").Graph} graph that the network is about
 */
function graphOf(store, graph) {
  const frame = store.frame.value;
  const { largest } = scaleOf(frame, graph.matrix);
  const turned = store.program.value?.convention === "columns";
  /** @type {import("../pictures/graph-draw.js").Drawn} */
  const drawn = {
    graph,
    box: GRAPH,
    dots: dotsOf(graph, GRAPH),
    radius: GRAPH.radius,
    names: graph.places.map(() => ""),
    lit: { dots: new Set(), edges: new Set(), one: null },
    back: false,
    turned,
    focus: -1,
    strength: (edge) => {
      const value = graph.directed ? (valueAt(frame, graph.matrix, ...turn(turned, ...graph.edges[edge])) ?? 0) : 0;
      return { share: largest > 0 ? Math.abs(value) / largest : 0, negative: value < 0 };
    },
    said: () => null,
    is: () => 0,
    classNames: [],
  };
  return [drawGraph(drawn), drawMatrix(drawn, store.matrix(graph.matrix).symbol, undefined)];
}

/**
 * Where the inputs are pixels, a case and a column of weights are pictures.
 *
 * @param {Store} store
 * @param {Sent} sent
 */
function imagesOf(store, { pictures }) {
  return Object.entries(pictures).flatMap(([id, values]) => {
    const matrix = store.matrix(id);
    const image = imageOf(matrix);
    if (!image) return [];
    const plain = { gradient: false, ringed: null, patch: null, focus: -1, hidden: () => false };
    return [drawPicture({ ...plain, matrix, image, line: 0, values: values.map(readNumber), role: matrix.role, decimals: PRECISION })];
  });
}

/**
 * @param {Sent} sent
 * @returns {Store} that stands on the prediction of the first case
 */
function storeOf({ program, views }) {
  const store = new Store();
  store.program.value = readProgram(program);
  store.frame.value = {
    iteration: 0,
    step: 0,
    loss: NaN,
    accuracy: null,
    playing: null,
    firstNonfinite: null,
    views: new Map(
      Object.entries(views).map(([id, { rows, columns, data }]) => [id, { id, rows, columns, data: Float64Array.from(data, readNumber) }]),
    ),
  };
  store.goToStep(program.steps.length - 1);
  return store;
}
