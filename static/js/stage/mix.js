/**
 * A column or a row of a product as a mix: small columns side by side, or rows one below the other,
 * with the running total.
 *
 * @typedef {import("../model/mix.js").Mix} Mix
 * @typedef {import("../model/mix.js").MixTerm} MixTerm
 * @typedef {import("../state/store.js").Store} Store
 */
import { html, nothing } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { mixOf } from "../model/mix.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { rich } from "../words/rich.js";

await linkSheet("lenses");

/**
 * @param {Store} store
 * @param {import("../model/types.js").Step} step
 * @param {import("../model/types.js").Frame} frame
 * @param {"columns"|"rows"} lens
 * @param {number} at which column, or which row
 * @param {(cell: {row: number, column: number}, span: import("../model/types.js").Span) => import("../model/worked.js").PartialSums|null} sums
 */
export function drawMix(store, step, frame, lens, at, sums) {
  const { row, column } = store.resultCell.value;
  const mix = mixOf(store.matrices.value, frame, step, lens, at, { near: lens === "rows" ? column : row, sums });
  if (!mix) return html`<p class="worked-wait">${t("{name} is on its way.", { name: store.matrix(step.output).symbol })}</p>`;
  const inexact = mix.relations.includes("≈");
  const rounded = mix.terms.some(({ holds }) => holds.includes(false));
  return html`<h2 class="worked-title">${lens === "rows" ? t("This row, by hand") : t("This column, by hand")}${lens === "rows" ? html` <span class="worked-symbol">${mix.name}</span>` : nothing}</h2>
    ${lens === "rows" ? nothing : html`<p class="mix-line"><b>${mix.name}</b> = ${mix.terms.map(
      (term, n) => html`${n > 0 ? " + " : ""}<span class="mix-part">${rich("{amount} × column {name}", { amount: term.amount, name: html`<b class="mix-name role-${term.role}">${term.name}</b>` })}</span>`,
    )}${mix.rest ? ` + ${t("… {count} more", { count: formatCount(mix.rest.count) })}` : ""}</p>`}
    <div class="mix-scroll" tabindex="0" role="group" aria-label=${t("{name}, term by term", { name: mix.name })} @pointerleave=${() => (store.hover.value = null)}>
      ${lens === "columns" ? columns(store, mix) : rows(store, mix)}
    </div>
    ${inexact ? html`<p class="worked-note">≈ ${t("The shown numbers are rounded; this total is not their sum but the exact one, rounded.")}</p>` : nothing}
    ${rounded ? html`<p class="worked-note">≈ ${t("The exact product, rounded: from the rounded numbers shown, its last digit would differ.")}</p>` : nothing}`;
}

/** Up to so many entries of a column have their running totals shown. */
const FOLLOWED = 5;

/** What stands where the engine hasn't told a number yet. */
const UNKNOWN = "…";

/**
 * @param {Store} store
 * @param {MixTerm} term
 */
const pointAt = (store, term) => () => (store.hover.value = term.cell);

/** @param {MixTerm} term */
const abouts = (term) => term.values.map((_, at) => about(term, at));

/**
 * @param {string[][]} columns
 * @returns {string} the class of a type size with which the columns fit side by side
 */
function sizeOf(columns) {
  const letters = columns.reduce((all, column) => all + 1.5 + Math.max(...column.map((text) => text.length)), 0);
  return letters > 32 ? "mix--many mix--tiny" : letters > 27 ? "mix--many" : "";
}

/** @param {MixTerm} term @param {number} at @returns {string} a value, with ≈ where the shown numbers don't come to it */
const about = ({ values, holds }, at) => (holds[at] ? values[at] : `≈ ${values[at]}`);

/** @param {Store} store @param {Mix} mix */
function columns(store, { terms, labels, cells, rest, total, relations }) {
  const selected = cells.findIndex(({ row }) => row === store.resultCell.value.row);
  // Of a long column the running total of one entry is enough.
  const followed = labels.length > FOLLOWED ? [Math.max(0, selected)] : labels.map((_, at) => at);
  const following = labels.length > FOLLOWED ? `, ${labels[followed[0]]}` : "";
  const shown = [...terms.map(abouts), ...(rest ? [rest.values ?? [UNKNOWN]] : []), total];
  return html`<table class="mix mix--columns ${sizeOf(shown)}">
    <thead><tr>
      ${terms.map((term, n) => html`<th scope="col" class="mix-head role-${term.role}" @pointerenter=${pointAt(store, term)}>${n > 0 ? "+ " : ""}<b>${term.name}</b></th>`)}
      ${rest ? html`<th scope="col" class="mix-head">+ ${t("the other {count}", { count: formatCount(rest.count) })}</th>` : nothing}
      <th scope="col" class="mix-head">= ${t("sum")}</th>
    </tr></thead>
    <tbody class="mix-terms">${labels.map((label, at) => html`<tr aria-label=${label}>
      ${terms.map((term) => html`<td class="mix-value role-${term.role}" @pointerenter=${pointAt(store, term)}>${about(term, at)}</td>`)}
      ${rest ? html`<td class="mix-value">${rest.values?.[at] ?? UNKNOWN}</td>` : nothing}
      <td class="mix-total">${relations[at] === "≈" ? "≈ " : ""}${total[at]}</td>
    </tr>`)}</tbody>
    ${terms.length < 2 ? nothing : html`<tbody class="mix-so-far">
      <tr><th colspan=${terms.length + (rest ? 2 : 1)}>${t("so far")}${following}</th></tr>
      ${followed.map((at) => html`<tr aria-label=${t("{name}, so far", { name: labels[at] })}>
        ${terms.map((term) => html`<td>${term.running[at]}</td>`)}
        ${rest ? html`<td></td>` : nothing}<td></td>
      </tr>`)}</tbody>`}
  </table>`;
}

/** @param {Store} store @param {Mix} mix */
function rows(store, { terms, labels, rest, total, relations }) {
  const across = labels.map((_, at) => [...terms.map((term) => about(term, at)), total[at]]);
  return html`<table class="mix mix--rows ${sizeOf([["10 × name"], ...across])}">
    <thead><tr><td></td>${labels.map((label) => html`<th scope="col" class="mix-label">${label}</th>`)}</tr></thead>
    ${terms.map((term, n) => html`<tbody class="mix-terms" @pointerenter=${pointAt(store, term)}>
      <tr class="role-${term.role}">
        <th scope="row" class="mix-head">${n > 0 ? "+ " : ""}${term.amount} × <b>${term.name}</b></th>
        ${term.values.map((_, at) => html`<td class="mix-value">${about(term, at)}</td>`)}
      </tr>
      ${n === 0 ? nothing : html`<tr class="mix-so-far"><th scope="row">${t("so far")}</th>${term.running.map((value) => html`<td>${value}</td>`)}</tr>`}
    </tbody>`)}
    ${rest ? html`<tbody class="mix-terms"><tr><th scope="row" class="mix-head">+ ${t("the other {count}", { count: formatCount(rest.count) })}</th>${labels.map((_, at) => html`<td class="mix-value">${rest.values?.[at] ?? UNKNOWN}</td>`)}</tr></tbody>` : nothing}
    <tfoot><tr><th scope="row" class="mix-head">${t("sum")}</th>${total.map((value, at) => html`<td class="mix-total">${relations[at] === "≈" ? "≈ " : ""}${value}</td>`)}</tr></tfoot>
  </table>`;
}
