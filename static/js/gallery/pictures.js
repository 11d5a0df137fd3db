/** The cards' pictures: fetched as they come into view, drawn from the engine's numbers. */
import { html, nothing, render } from "../../vendor/lit.js";
import { PRECISION } from "../model/format.js";
import { readNumber } from "../model/frames.js";
import { imageOf } from "../model/pictures.js";
import { drawPicture } from "../pictures/draw.js";
import { readProgram } from "../state/messages.js";
import { linkSheet } from "../state/sheet.js";
import { Store } from "../state/store.js";
import { VIEW_BOX, drawCard, drawProduct } from "./drawing.js";

/** What the server sends of a network. @typedef {{program: any, views: Record<string, any>, pictures: Record<string, number[]>}} Sent */

/** How far below the window a card may be to be drawn already. */
const AHEAD = "400px";

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
  render(
    html`<svg class="diagram diagram--small card__drawing" viewBox=${VIEW_BOX}>${drawCard(store, images.length > 0 ? nothing : drawProduct(store))}</svg>
      ${images.length > 0 ? html`<div class="card__images">${images}</div>` : nothing}`,
    place,
  );
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
    const plain = { gradient: false, ringed: null, focus: -1, hidden: () => false };
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
