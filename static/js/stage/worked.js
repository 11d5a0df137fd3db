/**
 * The sum by hand, as the lens sees it: a cell, the layers, a column or a row.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/worked.js").PartialSums} PartialSums
 * @typedef {{step: number, row: number, column: number, start: number, stop: number}} TermsRange
 */
import { html, nothing } from "../../vendor/lit.js";
import { byHand } from "../model/by-hand.js";
import { matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { layerAsNumpy, layerCount, mixAsNumpy } from "../model/layers.js";
import { mixOf } from "../model/mix.js";
import { cellName } from "../model/naming.js";
import { productTerms } from "../model/terms.js";
import { valueAt } from "../model/values.js";
import { codeNames, pointName } from "../reading/code-names.js";
import { pathButtons } from "../reading/path-buttons.js";
import { StageElement } from "./element.js";
import { layerPictures } from "./layers.js";
import { drawMix } from "./mix.js";
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
    if (store.broken.value?.step === step) return html`<rowcol-broken-answer .store=${store}></rowcol-broken-answer>`;
    const lens = store.isProduct.value ? store.lens.value : "row_column";
    return html`<div class="worked">
      ${lens === "column_row" ? layerPictures(store, step, this.worked(store, step, frame).worked) : lens === "row_column" ? this.cell(store, step, frame) : this.mix(store, step, frame, lens)}
      ${pathButtons(store)}
      <code class="worked-code" @pointerover=${this.point} @pointerleave=${this.leave} @focusin=${this.point} @focusout=${this.leave}>${this.code(store, step, lens)}</code>
    </div>`;
  }

  /** @param {Event} event a name in the code is pointed at */
  point(event) {
    pointName(this.store, event);
  }

  leave() {
    if (this.store) this.store.named.value = null;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   */
  worked(store, step, frame) {
    const hover = store.hover.value;
    const { row, column } = hover?.matrix === step.output ? hover : store.selection.value;
    const partial = this.partial(store, step, frame, { row, column });
    return { row, column, partial, worked: byHand(store.matrices.value, frame, step, { row, column }, partial) };
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   * @param {"columns"|"rows"} lens
   */
  mix(store, step, frame, lens) {
    const mix = mixOf(store.matrices.value, frame, step, lens, mixedAt(store, step, lens));
    return mix ? drawMix(store, mix, lens) : html`<p class="worked-wait">${store.matrix(step.output).symbol} is on its way.</p>`;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   */
  cell(store, step, frame) {
    const matrices = store.matrices.value;
    const matrix = store.matrix(step.output);
    const { row, column, partial, worked } = this.worked(store, step, frame);
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
   * @param {import("../model/types.js").Lens} lens
   */
  code(store, step, lens) {
    const line = codeNames(store, step.numpy);
    if (lens === "row_column") return line;
    if (lens !== "column_row") {
      return html`<span class="worked-code-line">${line}</span>
        <span class="worked-code-line"><b>${codeNames(store, mixAsNumpy(step, lens, mixedAt(store, step, lens)))}</b></span>`;
    }
    const count = layerCount(store.matrices.value, step);
    const k = store.k.value;
    return html`<span class="worked-code-line">${line}</span>
      <span class="worked-code-line">= ${k > 0 ? codeNames(store, `${layerAsNumpy(step, 0)} + … + `) : ""}<b>${codeNames(store, layerAsNumpy(step, k))}</b>${
        k < count - 1 ? ` + … ${formatCount(count - 1 - k)} more` : ""}</span>`;
  }
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @param {"columns"|"rows"} lens
 * @returns {number} the column or the row of the result that the cursor is on
 */
function mixedAt(store, step, lens) {
  const hover = store.hover.value;
  const { row, column } = hover?.matrix === step.output ? hover : store.selection.value;
  return lens === "columns" ? column : row;
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
