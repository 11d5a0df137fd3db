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

/**
 * @param {Store} store
 * @param {Mix} mix
 * @param {"columns"|"rows"} lens
 */
export function drawMix(store, mix, lens) {
  const what = lens === "columns" ? "column" : "row";
  const inexact = mix.relations.includes("≈");
  return html`<h2 class="worked-title">This ${what}, by hand</h2>
    <p class="mix-line"><b>${mix.name}</b> = ${mix.terms.map(
      (term, n) => html`${n > 0 ? " + " : ""}<span class="mix-part">${term.amount} × ${what} <b class="mix-name role-${term.role}">${term.name}</b></span>`,
    )}${mix.rest ? ` + … ${formatCount(mix.rest.count)} more` : ""}</p>
    <div class="mix-scroll" tabindex="0" role="group" aria-label="${mix.name}, term by term" @pointerleave=${() => (store.hover.value = null)}>
      ${lens === "columns" ? columns(store, mix) : rows(store, mix)}
    </div>
    ${inexact ? html`<p class="worked-note">≈ The shown numbers are rounded; this total is not their sum but the exact one, rounded.</p>` : nothing}`;
}

/**
 * @param {Store} store
 * @param {MixTerm} term
 */
const pointAt = (store, term) => () => (store.hover.value = term.cell);

/**
 * @param {string[][]} columns
 * @returns {string} the class of a type size with which the columns fit side by side
 */
function sizeOf(columns) {
  const letters = columns.reduce((all, column) => all + 1.5 + Math.max(...column.map((text) => text.length)), 0);
  return letters > 32 ? "mix--many mix--tiny" : letters > 27 ? "mix--many" : "";
}

/** @param {Store} store @param {Mix} mix */
function columns(store, { terms, labels, rest, total, relations }) {
  const shown = [...terms.map(({ values }) => values), ...(rest ? [rest.values] : []), total];
  return html`<table class="mix mix--columns ${sizeOf(shown)}">
    <thead><tr>
      ${terms.map((term, n) => html`<th scope="col" class="mix-head role-${term.role}" @pointerenter=${pointAt(store, term)}>${n > 0 ? "+ " : ""}<b>${term.name}</b></th>`)}
      ${rest ? html`<th scope="col" class="mix-head">+ the other ${formatCount(rest.count)}</th>` : nothing}
      <th scope="col" class="mix-head">= sum</th>
    </tr></thead>
    <tbody class="mix-terms">${labels.map((label, at) => html`<tr aria-label=${label}>
      ${terms.map((term) => html`<td class="mix-value role-${term.role}" @pointerenter=${pointAt(store, term)}>${term.values[at]}</td>`)}
      ${rest ? html`<td class="mix-value">${rest.values[at]}</td>` : nothing}
      <td class="mix-total">${relations[at] === "≈" ? "≈ " : ""}${total[at]}</td>
    </tr>`)}</tbody>
    ${terms.length < 2 ? nothing : html`<tbody class="mix-so-far">
      <tr><th colspan=${terms.length + (rest ? 2 : 1)}>so far</th></tr>
      ${labels.map((label, at) => html`<tr aria-label="${label}, so far">
        ${terms.map((term) => html`<td>${term.running[at]}</td>`)}
        ${rest ? html`<td></td>` : nothing}<td></td>
      </tr>`)}</tbody>`}
  </table>`;
}

/** @param {Store} store @param {Mix} mix */
function rows(store, { terms, labels, rest, total, relations }) {
  const across = labels.map((_, at) => [...terms.map(({ values }) => values[at]), total[at]]);
  return html`<table class="mix mix--rows ${sizeOf([["10 × name"], ...across])}">
    <thead><tr><td></td>${labels.map((label) => html`<th scope="col" class="mix-label">${label}</th>`)}</tr></thead>
    ${terms.map((term, n) => html`<tbody class="mix-terms" @pointerenter=${pointAt(store, term)}>
      <tr class="role-${term.role}">
        <th scope="row" class="mix-head">${n > 0 ? "+ " : ""}${term.amount} × <b>${term.name}</b></th>
        ${term.values.map((value) => html`<td class="mix-value">${value}</td>`)}
      </tr>
      ${n === 0 ? nothing : html`<tr class="mix-so-far"><th scope="row">so far</th>${term.running.map((value) => html`<td>${value}</td>`)}</tr>`}
    </tbody>`)}
    ${rest ? html`<tbody class="mix-terms"><tr><th scope="row" class="mix-head">+ the other ${formatCount(rest.count)}</th>${rest.values.map((value) => html`<td class="mix-value">${value}</td>`)}</tr></tbody>` : nothing}
    <tfoot><tr><th scope="row" class="mix-head">sum</th>${total.map((value, at) => html`<td class="mix-total">${relations[at] === "≈" ? "≈ " : ""}${value}</td>`)}</tr></tfoot>
  </table>`;
}
