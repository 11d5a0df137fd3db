/**
 * The sum by hand, as the lens sees it: a cell, the layers, a column or a row.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/worked.js").PartialSums} PartialSums
 */
import { html, nothing } from "../../vendor/lit.js";
import { byHand, unlistedAround } from "../model/by-hand.js";
import { matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { layerAsNumpy, layerCount, mixAsNumpy } from "../model/layers.js";
import { cellName } from "../model/naming.js";
import { codeNames, pointName } from "../reading/code-names.js";
import { pathButtons } from "../reading/path-buttons.js";
import { hidesSome, markOf, selectedCell } from "../state/hiding.js";
import { part } from "../state/later.js";
import { t } from "../words/words.js";
import { StageElement } from "./element.js";
import { workedLines } from "./worked-lines.js";

export class RowcolWorked extends StageElement {
  /** @type {import("../../vendor/lit.js").PropertyDeclarations} */
  static properties = { player: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../state/player.js").Player|null} */
    this.player = null;
    /** What the engine says of sums too long to be listed, once there is one. @type {import("./partial-sums.js").PartialSums|null} */
    this.sums = null;
    /** @type {() => void} */
    this.deaf = () => {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.listen();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    super.willUpdate(changed);
    if (changed.has("store")) this.listen();
  }

  listen() {
    this.deaf();
    if (this.store && this.sums) this.deaf = this.sums.listen(this.store);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.deaf();
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    const frame = store?.frame.value;
    if (!store || !step || !frame) return nothing;
    if (store.broken.value?.step === step) return html`<rowcol-broken-answer .store=${store}></rowcol-broken-answer>`;
    const selected = selectedCell(store);
    if (store.hidden.value) part("predict");
    if (selected && store.isHidden(selected)) return html`<rowcol-predict class="worked" .store=${store}></rowcol-predict>`;
    const lens = openLens(store, step);
    return html`<div class="worked">
      ${(selected && markOf(store, selected) && part("predict")?.predictedNote(store, selected)) ?? nothing}
      ${this.seen(store, step, frame, lens) ?? nothing}
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
    const { row, column } = store.resultCell.value;
    const partial = this.partial(store, step, frame, { row, column });
    return { row, column, partial, worked: byHand(store.matrices.value, frame, step, { row, column }, partial) };
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   * @param {import("../model/types.js").Lens} lens
   */
  seen(store, step, frame, lens) {
    if (lens === "row_column") return this.cell(store, step, frame);
    if (lens === "column_row") return part("layers")?.layerPictures(store, step, this.worked(store, step, frame).worked);
    return part("mix")?.drawMix(store, step, frame, lens, mixedAt(store, step, lens), (cell, span) =>
      this.told(frame, step, cell, span),
    );
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
    if (store.isHidden({ matrix: step.output, row, column })) {
      return html`<p class="worked-wait">${t("{name} is hidden. Select it to predict it.", { name: cellName(matrix, row, column) })}</p>`;
    }
    return html`<h2 class="worked-title">${t("This cell, by hand")}</h2>
      ${worked
        ? workedLines(store, worked, {
            name: cellName(matrix, row, column),
            role: matrixRole(matrices, matrix),
            partial,
          })
        : html`<p class="worked-wait">${t("{name} is on its way.", { name: cellName(matrix, row, column) })}</p>`}`;
  }

  /**
   * The partial sums of a cell with too many terms to be listed, once the engine has told them.
   *
   * @param {import("../state/store.js").Store} store
   * @param {Step} step
   * @param {import("../model/types.js").Frame} frame
   * @param {{row: number, column: number}} cell
   * @returns {PartialSums|null}
   */
  partial(store, step, frame, cell) {
    const span = unlistedAround(store.matrices.value, frame, step, cell);
    return span && this.told(frame, step, cell, span);
  }

  /**
   * @param {import("../model/types.js").Frame} frame
   * @param {Step} step
   * @param {{row: number, column: number}} cell
   * @param {import("../model/types.js").Span} span of the terms that are listed
   * @returns {PartialSums|null} null until the engine has told them
   */
  told(frame, step, cell, span) {
    const module = part("sums");
    if (module && !this.sums) {
      this.sums = new module.PartialSums(() => this.requestUpdate());
      this.listen();
    }
    return this.sums?.of(this.player, frame, step, cell, span) ?? null;
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
    const k = store.layer.value;
    return html`<span class="worked-code-line">${line}</span>
      <span class="worked-code-line">= ${k > 0 ? codeNames(store, `${layerAsNumpy(step, 0)} + … + `) : ""}<b>${codeNames(store, layerAsNumpy(step, k))}</b>${
        k < count - 1 ? ` + ${t("… {count} more", { count: formatCount(count - 1 - k) })}` : ""}</span>`;
  }
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @param {"columns"|"rows"} lens
 * @returns {number} the column or the row of the result that the cursor is on
 */
function mixedAt(store, step, lens) {
  const { row, column } = store.resultCell.value;
  return lens === "columns" ? column : row;
}

/**
 * The lens of the sum: where it would show hidden numbers beside those of the cell, it is the cell's alone.
 *
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @returns {import("../model/types.js").Lens}
 */
function openLens(store, step) {
  const lens = store.isProduct.value ? store.lens.value : "row_column";
  const at = store.resultCell.value;
  const shown = hidesSome(store, step, (row, column) => lens === "column_row" || (lens === "columns" ? column === at.column : row === at.row));
  return lens !== "row_column" && shown ? "row_column" : lens;
}

customElements.define("rowcol-worked", RowcolWorked);
