/** What stands beside a whole matrix: the cell under the cursor, magnified, with its name and number. */
import { html, nothing } from "../../vendor/lit.js";
import { cellName } from "../model/naming.js";
import { t } from "../words/words.js";

/** The side of the magnified part, in pixels. */
export const LOUPE = 154;

/**
 * @param {object} shown
 * @param {import("../model/types.js").Matrix} shown.matrix
 * @param {import("./view.js").Position|null} shown.cursor
 * @param {string} shown.number
 * @param {[number, number]} shown.block how many rows and columns a dot stands for
 * @param {() => void} shown.go
 */
export function readout({ matrix, cursor, number, block: [rows, columns], go }) {
  const note = t("◥: negative. Stronger: larger. The thick bars: what is shown with its numbers.");
  const dots = rows * columns > 1 ? ` ${t("Each dot is the strongest of {rows} × {columns} cells.", { rows, columns })}` : "";
  return html`<div class="overview__beside">
    <canvas class="overview__loupe" width=${LOUPE} height=${LOUPE} aria-hidden="true" ?hidden=${!cursor}></canvas>
    <p class="overview__cell" role="status">${cursor ? html`<span>${cellName(matrix, cursor.row, cursor.column)}</span> <b>${number}</b>` : t("Point at a cell, or move with the arrow keys.")}</p>
    ${cursor ? html`<button class="button overview__go" type="button" @click=${go}>${t("Show it among its numbers")}</button>` : nothing}
    <p class="overview__note">${note}${dots}</p>
  </div>`;
}
