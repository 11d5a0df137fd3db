/**
 * The selected or hovered cell by hand; in the column × row lens the layers of the sum.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/worked.js").PartialSums} PartialSums
 * @typedef {{step: number, row: number, column: number, start: number, stop: number}} TermsRange
 */
import { html, nothing } from "../../vendor/lit.js";
import { byHand } from "../model/by-hand.js";
import { matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { layerAsNumpy, layerCount } from "../model/layers.js";
import { cellName } from "../model/naming.js";
import { productTerms } from "../model/terms.js";
import { valueAt } from "../model/values.js";
import { StageElement } from "./element.js";
import { layerPictures } from "./layers.js";
import { workedLines } from "./worked-lines.js";

export class RowcolWorked extends StageElement {
  /** @type {import("../../vendor/lit.js").PropertyDeclarations} */
  static properties = { player: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../state/player.js").Player|null} */
    this.player = null;
    this.asked = "";
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    const frame = store?.frame.value;
    if (!store || !step || !frame) return nothing;
    const layers = store.lens.value === "column_row" && store.isProduct.value;
    return html`<div class="worked">
      ${layers ? layerPictures(store, step) : this.cell(store, step, frame)}
      <code class="worked-code">${layers ? this.layerCode(store, step) : step.numpy}</code>
    </div>`;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   */
  cell(store, step, frame) {
    const matrices = store.matrices.value;
    const matrix = store.matrix(step.output);
    const hover = store.hover.value;
    const { row, column } = hover?.matrix === step.output ? hover : store.selection.value;
    const partial = this.partial(store, step, frame, { row, column });
    const worked = byHand(matrices, frame, step, { row, column }, partial);
    return html`<h2 class="worked-title">This cell, by hand</h2>
      ${worked
        ? workedLines(store, worked, {
            name: cellName(matrix, row, column),
            role: matrixRole(matrices, matrix),
            partial,
          })
        : html`<p class="worked-wait">${cellName(matrix, row, column)} is on its way.</p>`}`;
  }

  /**
   * The partial sums of a product too long to be listed, once the engine has told them.
   *
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   * @param {{row: number, column: number}} cell
   * @returns {PartialSums|null}
   */
  partial(store, step, frame, cell) {
    if (!store.isProduct.value || frame.playing === "iterations") return null;
    const { length, span, terms } = productTerms(store.matrices.value, frame, step, cell);
    if (terms.length === length || terms.length === 0) return null;
    const request = { step: step.index, ...cell, start: span[0], stop: span[1] };
    const told = store.terms.value;
    const total = valueAt(frame, step.output, cell.row, cell.column);
    // An answer of another iteration is of another sum: its total isn't the one shown.
    const fits = told !== null && told.total === total && isAnswer(told, request);
    if (fits) return told;
    const key = JSON.stringify([frame.iteration, request]);
    if (this.asked !== key && this.player) {
      this.asked = key;
      this.player.askTerms(request);
    }
    return null;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   */
  layerCode(store, step) {
    const count = layerCount(store.matrices.value, step);
    const k = store.k.value;
    return html`<span class="worked-code-line">${step.numpy}</span>
      <span class="worked-code-line">= ${k > 0 ? `${layerAsNumpy(step, 0)} + … + ` : ""}<b>${layerAsNumpy(step, k)}</b>${
        k < count - 1 ? ` + … ${formatCount(count - 1 - k)} more` : ""}</span>`;
  }
}

/**
 * @param {TermsRange} told
 * @param {TermsRange} asked
 * @returns {boolean}
 */
function isAnswer(told, asked) {
  return /** @type {(keyof TermsRange)[]} */ (["step", "row", "column", "start", "stop"]).every(
    (key) => told[key] === asked[key],
  );
}

customElements.define("rowcol-worked", RowcolWorked);
