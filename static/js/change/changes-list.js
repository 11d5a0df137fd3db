/**
 * What was changed by hand, each change with a way back.
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { html, nothing } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { cellName, labelOf } from "../model/naming.js";
import { grouped } from "./groups.js";
import { icon } from "../shell/icons.js";
import { linkSheet } from "../state/sheet.js";
import { counted, t } from "../words/words.js";
import { asTyped } from "./number.js";

await linkSheet("changes-list");

/**
 * @param {Store} store
 * @param {Player} player
 */
export function changesList(store, player) {
  return html`<div class="changes__list" id="changes-list" role="group" aria-label=${t("Changed by hand")}>
    <ul>
      ${grouped(store.edits.value, store.matrices.value).map((edits) => (edits.length > 1 ? together(store, player, edits) : item(store, player, edits[0])))}
    </ul>
    <p class="changes__note">${t("Reset takes all of them back.")}</p>
  </div>`;
}

/** @param {Store} store @param {Player} player @param {Edit} edit */
function item(store, player, edit) {
  const matrix = store.matrices.value.get(edit.matrix);
  if (!matrix) return nothing;
  const name = cellName(matrix, edit.row, edit.column);
  return html`<li class="changes__item">
    <span class="changes__cell">${name}</span>
    <span class="changes__values"><s>${numberText(edit.before)}</s> → <b>${numberText(edit.value)}</b></span>
    <span class="changes__when">${t("iteration {iteration}", { iteration: formatCount(edit.iteration) })}</span>
    <button class="changes__back" type="button" aria-label=${t("Take back the change of {name}", { name })} title=${t("Take this one back")}
      @click=${() => player.changes.withdraw(edit)}>${icon("undo")}</button>
  </li>`;
}

/** A picture that was drawn: its pixels in one line. @param {Store} store @param {Player} player @param {Edit[]} edits */
function together(store, player, edits) {
  const [{ matrix: id, row, column, iteration }] = edits;
  const matrix = store.matrices.value.get(id);
  if (!matrix) return nothing;
  const along = matrix.axes[0] === "case" ? "row" : "column";
  const name = `${matrix.symbol}[${labelOf(matrix, along, along === "row" ? row : column)}]`;
  return html`<li class="changes__item">
    <span class="changes__cell">${name}</span>
    <span class="changes__values">${counted(edits.length, "{count} pixel", "{count} pixels")}</span>
    <span class="changes__when">${t("iteration {iteration}", { iteration: formatCount(iteration) })}</span>
    <button class="changes__back" type="button" aria-label=${t("Take back the change of {name}", { name })} title=${t("Take this one back")}
      @click=${() => player.changes.withdraw(...edits)}>${icon("undo")}</button>
  </li>`;
}

/** @param {number|undefined} value */
function numberText(value) {
  if (value === undefined || Number.isNaN(value)) return "NaN";
  return Number.isFinite(value) ? asTyped(value).replace("-", "−") : value > 0 ? "∞" : "−∞";
}
