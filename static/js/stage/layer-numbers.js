/**
 * One layer of a product by itself, as numbers: column k times row k, which the running total on the
 * stage doesn't show any more once other layers are in it.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../model/types.js").Step} Step
 */
import { html, nothing } from "../../vendor/lit.js";
import { innerRole } from "../model/colour.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { layerAt } from "../model/layers.js";
import { labelOf } from "../model/naming.js";
import { productOf, turn } from "../model/product.js";
import { writer } from "../model/terms.js";
import { valueAt } from "../model/values.js";
import { comesTo } from "../model/worked.js";
import { t } from "../words/words.js";

/** Of a long column so many cells are shown, around the selected one. */
const HIGHEST = 5;
/** So many digits and gaps have room side by side. */
const ROOM = 30;

/**
 * @param {Store} store
 * @param {Step} step
 * @param {number} k
 * @param {number[]} rows of the result that can be shown
 * @param {number[]} columns
 */
export function layerNumbers(store, step, k, rows, columns) {
  const product = productOf(step);
  const frame = store.frame.value;
  if (!product || !frame) return nothing;
  const result = store.matrix(step.output);
  const name = labelOf(store.matrix(product.left.id), product.left.inner, k);
  const role = innerRole(store.matrices.value, product, k);
  const at = store.resultCell.value;
  const all = rows.flatMap((row) => columns.map((column) => layerAt(frame, step, k, row, column) ?? NaN));
  const decimals = decimalsFor(all, frame.decimals);
  const letters = Math.max(...all.map((value) => formatNumber(value, decimals).length));
  const down = around(rows, at.row, HIGHEST);
  const across = around(columns, at.column, Math.max(2, Math.floor(ROOM / (letters + 1))));
  const [writeLeft, writeRight] = [writer(frame, product.left.id), writer(frame, product.right.id)];
  const left = (/** @type {number} */ row) => valueAt(frame, product.left.id, ...turn(product.left.transposed, row, k)) ?? NaN;
  const right = (/** @type {number} */ column) => valueAt(frame, product.right.id, ...turn(product.right.transposed, k, column)) ?? NaN;
  const cells = down.map((row) => across.map((column) => {
    const value = layerAt(frame, step, k, row, column) ?? NaN;
    const holds = comesTo(`${writeLeft(left(row), 0)} × ${writeRight(right(column), 0)}`, value, decimals);
    return { text: formatNumber(value, decimals), holds, here: row === at.row && column === at.column };
  }));
  const part = down.length < result.shape[0] || across.length < result.shape[1];
  return html`<table class="layers-alone role-${role}">
      <caption><b>${name}</b> ${t("alone: {rows} × {columns}", { rows: formatCount(result.shape[0]), columns: formatCount(result.shape[1]) })}${part ? html` <span class="layers-part">${t("(a part)")}</span>` : nothing}</caption>
      <thead><tr><td></td>${across.map((column) => html`<th scope="col">${labelOf(result, "column", column)}</th>`)}</tr></thead>
      <tbody>${down.map((row, y) => html`<tr><th scope="row">${labelOf(result, "row", row)}</th>
        ${cells[y].map(({ text, here }) => html`<td class=${here ? "layers-here" : ""}>${text}</td>`)}</tr>`)}</tbody>
    </table>
    ${cells.flat().every(({ holds }) => holds) ? nothing : html`<p class="worked-note">≈ ${t("Exact products, rounded: from the rounded numbers shown, a last digit can differ.")}</p>`}`;
}

/**
 * @param {number[]} all
 * @param {number} near
 * @param {number} most
 * @returns {number[]} as many in a row, with that one among them if it is there
 */
function around(all, near, most) {
  const first = Math.max(0, Math.min(all.indexOf(near) - Math.floor(most / 2), all.length - most));
  return all.slice(first, first + most);
}
