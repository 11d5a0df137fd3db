/**
 * The numbers of a confusion matrix as a table, for who doesn't see the chart.
 *
 * @typedef {import("./figures.js").Counts} Counts
 */
import { html } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { t } from "../words/words.js";

/** @param {Counts} counts */
export function countsTable({ classes, counts }) {
  return html`<table class="hidden-text chart__counts">
    <caption>${t("Cases by target and by what the network says")}</caption>
    <thead><tr><th scope="col">${t("target")}</th>${classes.map((name) => html`<th scope="col">${t("said to be {name}", { name })}</th>`)}</tr></thead>
    <tbody>${counts.map((row, n) => html`<tr><th scope="row">${classes[n]}</th>${row.map((count) => html`<td>${formatCount(count)}</td>`)}</tr>`)}</tbody>
  </table>`;
}
