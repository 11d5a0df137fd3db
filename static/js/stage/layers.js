/**
 * A product as a sum of layers: a small picture of each, side by side, and of their sum so far; a
 * click chooses one. Below each, what it puts into the selected cell.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/worked.js").Worked} Worked
 * @typedef {import("../state/store.js").Store} Store
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { fillStrength, innerRole, matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { layerAt, layerCount, soFarAt } from "../model/layers.js";
import { cellName, labelOf } from "../model/naming.js";
import { productOf } from "../model/product.js";
import { LISTED } from "../model/terms.js";
import { WHOLE, windowOf } from "../model/windows.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { rich } from "../words/rich.js";
import { indices } from "./draw.js";
import { layerNumbers } from "./layer-numbers.js";

await linkSheet("lenses");

const WORDS = [t("no"), t("one"), t("two"), t("three"), t("four"), t("five"), t("six"), t("seven"), t("eight"), t("nine"), t("ten"), t("eleven"), t("twelve")];
const LARGEST = 17;
const SMALLEST = 6;

/**
 * @param {Store} store
 * @param {Step} step
 * @param {Worked|null} worked the selected cell by hand, whose terms are the layers' numbers
 */
export function layerPictures(store, step, worked) {
  const product = productOf(step);
  if (!product) return nothing;
  const matrices = store.matrices.value;
  const result = store.matrix(step.output);
  const left = store.matrix(product.left.id);
  const count = layerCount(matrices, step);
  const windows = store.windows.value;
  const axis = left.axes[product.left.inner === "row" ? 0 : 1];
  const shown = someOf(indices(windowOf(windows, axis, count)), count, store.layer.value);
  const rows = indices(windowOf(windows, result.axes[0], result.shape[0]));
  const columns = indices(windowOf(windows, result.axes[1], result.shape[1]));
  const frame = store.frame.value;
  const k = store.layer.value;
  const values = shown.map((n) => rows.map((row) => columns.map((column) => layerAt(frame, step, n, row, column))));
  const total = rows.map((row) => columns.map((column) => soFarAt(frame, step, count, k, row, column)));
  const pitch = Math.max(SMALLEST, Math.min(LARGEST, Math.floor((count < 3 ? 54 : 38) / columns.length), Math.floor(88 / rows.length)));
  const { row, column } = store.resultCell.value;
  const grid = { pitch, selected: [rows.indexOf(row), columns.indexOf(column)], largest: largestOf(values.flat()) };
  const numbers = new Map(worked?.lines.map((line) => [line.k, line.value]));
  const name = (/** @type {number} */ n) => labelOf(left, product.left.inner, n);
  const sum = { symbol: html`<span class="worked-symbol">${result.symbol}</span>`, count: WORDS[count] ?? formatCount(count) };
  const whole = k === count - 1;
  const known = total[0]?.[0] !== undefined;
  return html`<h2 class="worked-title">${count === 1
        ? rich("{symbol} is a sum of one layer", sum)
        : axis === "case" ? rich("{symbol} is a sum of {count} layers, one a case", sum) : rich("{symbol} is a sum of {count} layers", sum)}</h2>
    <div class="layers" role="group" aria-label=${t("Layers")}>
      ${shown.map((n, at) => {
        const state = n === k ? "layers-layer--chosen" : n > k ? "layers-layer--later" : "";
        return html`<span class="layers-pair">${at > 0 ? html`<span class="layers-plus" aria-hidden="true">+</span>` : nothing}
          <button type="button" class="layers-layer ${state} role-${innerRole(matrices, product, n)}"
            aria-pressed=${n === k ? "true" : "false"} title=${t("Layer of {name}", { name: name(n) })} @click=${() => (store.k.value = n)}>
            ${picture(values[at], grid)}
            <span>${name(n)}</span>
            <span class="layers-number">${numbers.get(n) ?? ""}</span>
          </button></span>`;
      })}
      ${count > shown.length ? html`<span class="layers-more">${t("… {count} more", { count: formatCount(count - shown.length) })}</span>` : nothing}
      ${known ? html`<span class="layers-pair"><span class="layers-plus" aria-hidden="true">=</span>
        <span class="layers-sum role-${matrixRole(matrices, result)}" aria-label=${whole ? t("All layers: {symbol}", { symbol: result.symbol }) : t("Sum so far, up to {name}", { name: name(k) })} role="img">
          ${picture(total, { ...grid, largest: largestOf(total) })}
          <span>${whole ? result.symbol : t("so far")}</span>
          <span class="layers-number">${whole ? worked?.total : worked?.lines.find((line) => line.k === k)?.running}</span>
        </span></span>` : nothing}
    </div>
    ${worked && numbers.size ? html`<p class="layers-cell"><b>${cellName(result, row, column)}</b> ${worked.unlisted > 0
      ? t("= {total} with all {count} layers", { total: worked.total, count: formatCount(count) })
      : `= ${[...numbers.values()].map((value, n) => (n > 0 && value.startsWith("−") ? `(${value})` : value)).join(" + ")} ${worked.relation} ${worked.total}`}</p>` : nothing}
    ${worked?.note ? html`<p class="worked-note">${worked.note}</p>` : nothing}
    ${known && k > 0 ? layerNumbers(store, step, k, rows, columns) : nothing}
    ${biasAnswer(store, step, innerRole(matrices, product, k) === "bias")}`;
}

/**
 * What the bias layer says: the answer to why a column wears the colour of a row.
 *
 * @param {Store} store
 * @param {Step} step
 * @param {boolean} bias
 */
function biasAnswer(store, step, bias) {
  if (!bias || step.phase !== "forward") return nothing;
  const [rows, columns] = store.matrix(step.output).shape;
  const mirrored = store.program.value?.convention === "columns";
  const said = { bias: html`<b class="role-bias">${t("bias")}</b>`, rows: formatCount(rows), columns: formatCount(columns) };
  return html`<p class="layers-answer">${mirrored
    ? rich("The {bias} layer: the row of {columns} holds ones, the column of {rows} the biases. So each column of the layer is the same biases, once for each case. Their lengths never meet.", said)
    : rich("The {bias} layer: the column of {rows} holds ones, the row of {columns} the biases. So each row of the layer is the same biases, once for each case. Their lengths never meet.", said)}</p>`;
}

/**
 * Of many layers as many as the sum lists, the selected one among them.
 *
 * @param {number[]} layers
 * @param {number} count of all
 * @param {number} k
 */
function someOf(layers, count, k) {
  if (count <= WHOLE) return layers;
  const first = Math.max(0, layers.indexOf(k) - LISTED + 1);
  return layers.slice(first, first + LISTED);
}

/** @param {(number|undefined)[][]} values @returns {number} */
function largestOf(values) {
  return values.flat().reduce((/** @type {number} */ most, value) =>
    value !== undefined && Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most, 0);
}

/**
 * @param {(number|undefined)[][]} values
 * @param {{pitch: number, largest: number, selected: number[]}} grid
 */
function picture(values, { pitch, largest, selected: [row, column] }) {
  const selected = row >= 0 && column >= 0;
  return html`<svg width=${(values[0]?.length ?? 0) * pitch} height=${values.length * pitch} aria-hidden="true">
    ${values.map((line, y) => line.map((value, x) =>
      svg`<rect class="layers-square" x=${x * pitch + 0.75} y=${y * pitch + 0.75} width=${pitch - 1.5} height=${pitch - 1.5} rx=${pitch / 5}
        fill-opacity=${fillStrength(value ?? 0, largest).toFixed(3)}></rect>`))}
    ${selected ? svg`<rect class="layers-selected" x=${column * pitch + 0.75} y=${row * pitch + 0.75} width=${pitch - 1.5} height=${pitch - 1.5} rx=${pitch / 5}></rect>` : nothing}
  </svg>`;
}
