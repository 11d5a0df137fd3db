/**
 * A product as a sum of layers: a small picture of each, side by side; a click chooses one.
 *
 * @typedef {import("../model/types.js").Step} Step
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { fillStrength, innerRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { layerAt, layerCount } from "../model/layers.js";
import { labelOf } from "../model/naming.js";
import { productOf } from "../model/product.js";
import { windowOf } from "../model/windows.js";
import { indices } from "./draw.js";

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const LARGEST = 17;
const SMALLEST = 6;

/**
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 */
export function layerPictures(store, step) {
  const product = productOf(step);
  if (!product) return nothing;
  const matrices = store.matrices.value;
  const result = store.matrix(step.output);
  const left = store.matrix(product.left.id);
  const count = layerCount(matrices, step);
  const windows = store.windows.value;
  const axis = left.axes[product.left.inner === "row" ? 0 : 1];
  const shown = indices(windowOf(windows, axis, count));
  const rows = indices(windowOf(windows, result.axes[0], result.shape[0]));
  const columns = indices(windowOf(windows, result.axes[1], result.shape[1]));
  const frame = store.frame.value;
  const values = shown.map((k) => rows.map((row) => columns.map((column) => layerAt(frame, step, k, row, column))));
  const largest = values.flat(2).reduce((/** @type {number} */ most, value) =>
    value !== undefined && Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most, 0);
  const pitch = Math.max(SMALLEST, Math.min(LARGEST, Math.floor((count > 3 ? 42 : 54) / columns.length), Math.floor(88 / rows.length)));
  /** @param {number} k */
  const choose = (k) => {
    store.k.value = k;
  };
  return html`<h2 class="worked-title">${result.symbol} is a sum of ${WORDS[count] ?? formatCount(count)} ${count === 1 ? "layer" : "layers"}</h2>
    <div class="layers" role="group" aria-label="Layers">
      ${shown.map((k, n) => {
        const state = k === store.k.value ? "layers-layer--chosen" : k > store.k.value ? "layers-layer--later" : "";
        const name = labelOf(left, product.left.inner, k);
        return html`${n > 0 ? html`<span class="layers-plus" aria-hidden="true">+</span>` : nothing}
          <button type="button" class="layers-layer ${state} role-${innerRole(matrices, product, k)}"
            aria-pressed=${k === store.k.value ? "true" : "false"} aria-label="Layer of ${name}" @click=${() => choose(k)}>
            <svg width=${columns.length * pitch} height=${rows.length * pitch} aria-hidden="true">
              ${values[n].map((line, y) => line.map((value, x) =>
                svg`<rect x=${x * pitch + 0.75} y=${y * pitch + 0.75} width=${pitch - 1.5} height=${pitch - 1.5} rx=${pitch / 5}
                  fill-opacity=${fillStrength(value ?? 0, largest).toFixed(3)}></rect>`))}
            </svg>
            <span>${name}</span>
          </button>`;
      })}
      ${count > shown.length ? html`<span class="layers-more">… ${formatCount(count - shown.length)} more</span>` : nothing}
    </div>`;
}
