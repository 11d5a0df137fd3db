/** The pad as it is drawn: the grid of ink, and what the network says as bars. */
import { html, svg } from "../../vendor/lit.js";
import { formatNumber } from "../model/format.js";
import { inkOf } from "../model/pictures.js";
import { t } from "../words/words.js";

/** The side of a pixel in the drawing, and of the paper between two of them. */
const SIDE = 10;
const GAP = 0.6;

/**
 * @param {object} grid
 * @param {number} grid.height
 * @param {number} grid.width
 * @param {readonly number[]} grid.ink of each pixel
 * @param {number} grid.focus the pixel that Tab reaches
 * @param {number} grid.decimals
 * @param {string} grid.name
 */
export function drawGrid({ height, width, ink, focus, decimals, name }) {
  /** @param {number} row @param {number} column */
  const pixel = (row, column) => {
    const n = row * width + column;
    const said = { row: row + 1, column: column + 1, value: ink[n] === undefined ? "" : formatNumber(ink[n], decimals) };
    const { whole, half } = inkOf(ink[n], 1);
    return svg`<rect role="gridcell" class="pad__pixel" data-pixel=${n} tabindex=${n === focus ? 0 : -1} aria-label=${t("row {row}, column {column}: {value}", said)}
      x=${column * SIDE + GAP / 2} y=${row * SIDE + GAP / 2} width=${SIDE - GAP} height=${SIDE - GAP} fill-opacity=${Math.max(whole, half).toFixed(3)}></rect>`;
  };
  const rows = Array.from({ length: height }, (_, row) => svg`<g role="row">${Array.from({ length: width }, (_, column) => pixel(row, column))}</g>`);
  return html`<svg class="pad__grid role-input" role="grid" aria-label=${name} viewBox="0 0 ${width * SIDE} ${height * SIDE}">${rows}</svg>`;
}

/**
 * @param {object} bars
 * @param {readonly {label: string, value: number|null}[]} bars.outputs null: to be predicted
 * @param {number|null} bars.said the class that the network says
 * @param {number|null} bars.target
 * @param {number} bars.decimals
 * @param {string} bars.name
 */
export function drawBars({ outputs, said, target, decimals, name }) {
  const most = Math.max(1, ...outputs.map(({ value }) => Math.abs(value ?? 0)).filter(Number.isFinite));
  return html`<table class="pad__bars role-output">
    <caption class="hidden-text">${name}</caption>
    <tbody>${outputs.map(({ label, value }, n) => html`<tr class=${n === said ? "pad__said" : ""}>
      <th scope="row">${label}${n === target ? html`<span class="pad__target" title=${t("target")}><span class="hidden-text"> ${t("target")}</span></span>` : ""}</th>
      <td class="pad__bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width=${(100 * Math.abs(value !== null && Number.isFinite(value) ? value : 0)) / most} height="10"></rect></svg></td>
      <td class="pad__number">${value === null ? "?" : formatNumber(value, decimals)}</td>
    </tr>`)}</tbody>
  </table>`;
}
