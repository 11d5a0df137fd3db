/**
 * The stage: the matrices of the selected step. The scene is drawn when the step or its numbers
 * change; what is lit is an overlay of its own, so that hovering redraws no matrix.
 *
 * @typedef {import("./scene.js").Scene} Scene
 */
import { html, nothing, render, svg } from "../../vendor/lit.js";
import { batch, effect, untracked } from "../../vendor/signals.js";
import { cellUnder } from "../model/geometry.js";
import { cellsChanged } from "../model/index-string.js";
import { productOf, turn } from "../model/product.js";
import { drawBlock, drawLabels, drawMarks, drawSymbol } from "./draw.js";
import { StageElement } from "./element.js";
import { moveFocus, roveTo } from "./focus.js";
import { drawOverlay, litBlocks } from "./overlay.js";
import { sceneOf } from "./scene.js";
import { Scroll } from "./scroll.js";
import { Walk } from "./walk.js";
import { windowBar } from "./window-bar.js";

export class RowcolStage extends StageElement {
  /** @type {import("../../vendor/lit.js").PropertyDeclarations} */
  static properties = { space: { state: true } };

  constructor() {
    super();
    /** @type {import("../model/geometry.js").Space|null} */
    this.space = null;
    /** @type {Scene|null} */
    this.scene = null;
    this.scroller = new Scroll(() => this.requestUpdate());
    this.walk = new Walk(() => this.requestUpdate());
    this.sizes = new ResizeObserver(() => this.measure());
    /** @type {() => void} */
    this.stopOverlay = () => {};
  }

  connectedCallback() {
    super.connectedCallback();
    this.sizes.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
    this.stopOverlay();
    this.walk.stop();
  }

  /** The room for the matrices; on a page that scrolls the stage takes the height that it needs. */
  measure() {
    const view = this.querySelector(".stage-view") ?? this;
    const free = getComputedStyle(this).getPropertyValue("--stage-fit").trim() === "width";
    const width = view.clientWidth;
    const height = free ? Infinity : view.clientHeight;
    if (width === 0 || (this.space?.width === width && this.space.height === height)) return;
    this.space = { width, height };
  }

  firstUpdated() {
    const view = this.querySelector(".stage-view");
    if (view) this.sizes.observe(view);
    this.measure();
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    this.scene = store && step && this.space ? sceneOf(store, step, this.space, this.scroller.starts, this.walked(store)) : null;
    const layout = this.scene?.layout;
    return html`<div class="stage-view" @wheel=${this.wheel}>
        ${store && layout?.kind === "falk" ? this.walkButton(store) : nothing} ${layout ? this.drawing(layout) : nothing}
      </div>
      ${layout?.windowed.length
        ? html`<div class="stage-windows" @wheel=${this.wheel}>
            ${layout.windowed.map((one) => windowBar(one, (start) => {
              if (store && this.scene) this.scroller.to(store, this.scene, one, start);
            }))}
          </div>`
        : nothing}`;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @returns {{row: number, column: number}|null} the last cell that is there, while cells come one by one
   */
  walked(store) {
    return this.walk.goesOn(store) && store.lens.value === "row_column" ? store.selection.value : null;
  }

  /** @param {import("../state/store.js").Store} store */
  walkButton(store) {
    const on = this.walk.goesOn(store);
    const name = store.lens.value === "column_row" ? "layer by layer" : "cell by cell";
    return html`<button type="button" class="stage-walk" aria-pressed=${on ? "true" : "false"}
      @click=${() => this.walk.toggle(store, () => this.scene)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d=${on ? "M2 1h2v8H2zM6 1h2v8H6z" : "M2 1l7 4-7 4z"}></path></svg>${name}
    </button>`;
  }

  /** @param {import("../model/geometry.js").Layout} layout */
  drawing(layout) {
    const scene = this.scene;
    if (!scene) return nothing;
    const blocks = layout.blocks.map((_, n) => n);
    return html`<svg
      class="stage-drawing"
      width=${layout.width}
      height=${layout.height}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role="group"
      aria-label=${scene.step.title}
      @pointermove=${this.point}
      @pointerleave=${this.leave}
      @click=${this.choose}
      @focusin=${this.focused}
      @focusout=${this.leave}
      @keydown=${this.key}
    >
      <g class="stage-scene">${blocks.map((n) => drawBlock(scene, n))}</g>
      ${blocks.map((n) => svg`<g class="stage-labels">${drawLabels(scene, n)}</g>`)}
      ${blocks.map((n) => drawSymbol(scene, n))}
      ${drawMarks(layout)}
      <g class="stage-overlay" aria-hidden="true"></g>
    </svg>`;
  }

  updated() {
    this.stopOverlay();
    const { store, scene } = this;
    const layer = this.querySelector(".stage-overlay");
    if (!store || !scene || !(layer instanceof SVGElement)) return;
    this.stopOverlay = effect(() => {
      // Between two networks the drawing is still the old one's.
      if (scene.step !== store.step.value) return;
      const lit = litBlocks(store, scene);
      const training = store.playing.value === "iterations";
      const selection = store.selection.value;
      render(drawOverlay(scene, lit, selection), /** @type {any} */ (layer));
      this.classList.toggle("stage--even", training);
      this.markLabels(lit);
      roveTo(this, scene, selection);
      untracked(() => this.scroller.follow(store, scene));
    });
  }

  /** Labels of lit rows and columns are bold. @param {import("./overlay.js").Shown[]} lit */
  markLabels(lit) {
    const product = this.scene?.layout.kind === "falk";
    for (const label of this.querySelectorAll(".stage-label")) {
      const { block, row, column } = /** @type {SVGElement} */ (label).dataset;
      const n = Number(block);
      const result = lit.length - 1;
      // A product's result has no labels: its rows are the left operand's, its columns the right one's.
      const rows = lit[n]?.rows ?? (product && n === 0 ? lit[result]?.rows : undefined);
      const columns = lit[n]?.columns ?? (product && n === 1 ? lit[result]?.columns : undefined);
      const [at, span] = row === undefined ? [Number(column), columns] : [Number(row), rows];
      // A whole axis that is lit says nothing about one of its labels.
      const some = span !== undefined && span[1] - span[0] === 1;
      label.classList.toggle("stage-label--lit", some && at === span[0]);
    }
  }

  /** The wheel scrolls the matrices while the focus is here; else it is the page's. @param {WheelEvent} event */
  wheel(event) {
    if (this.store && this.scene && this.contains(document.activeElement)) this.scroller.wheel(this.store, this.scene, event);
  }

  /**
   * @param {number} n block
   * @param {number} shownRow
   * @param {number} shownColumn
   * @returns {import("../model/types.js").Cell|null}
   */
  cell(n, shownRow, shownColumn) {
    const block = this.scene?.layout.blocks[n];
    if (!block) return null;
    const [row, column] = turn(block.part.transposed, shownRow, shownColumn);
    return { matrix: block.part.id, row, column };
  }

  /** @param {MouseEvent} event */
  under(event) {
    const drawing = this.querySelector(".stage-drawing");
    if (!this.scene || !drawing) return null;
    const box = drawing.getBoundingClientRect();
    const scale = box.width / this.scene.layout.width;
    const hit = cellUnder(this.scene.layout, (event.clientX - box.left) / scale, (event.clientY - box.top) / scale);
    return hit && this.cell(hit.block, hit.row, hit.column);
  }

  /** @param {PointerEvent} event */
  point(event) {
    const store = this.store;
    if (!store || event.pointerType === "touch") return;
    const cell = this.under(event);
    const old = store.hover.value;
    if (cell?.matrix === old?.matrix && cell?.row === old?.row && cell?.column === old?.column) return;
    store.hover.value = cell;
  }

  leave() {
    if (this.store) this.store.hover.value = null;
  }

  /** @param {MouseEvent} event */
  choose(event) {
    const cell = this.under(event);
    if (cell) this.select(cell);
  }

  /**
   * Select a result cell; an operand's cell selects the nearest result cell that it is a part of.
   *
   * @param {import("../model/types.js").Cell} cell
   */
  select(cell) {
    const { store, scene } = this;
    if (!store || !scene) return;
    const { step } = scene;
    if (cell.matrix === step.output) {
      store.select(cell);
      return;
    }
    const operand = step.inputs.indexOf(cell.matrix);
    const changed = cellsChanged(step.index_string, operand, store.matrix(step.output).shape, {
      rows: [cell.row, cell.row + 1],
      columns: [cell.column, cell.column + 1],
    });
    const product = productOf(step);
    batch(() => {
      if (changed) {
        const { row, column } = store.selection.value;
        store.select({
          row: Math.max(changed.rows[0], Math.min(changed.rows[1] - 1, row)),
          column: Math.max(changed.columns[0], Math.min(changed.columns[1] - 1, column)),
        });
      }
      const inner = product && [product.left, product.right].find(({ id }) => id === cell.matrix);
      if (inner) store.k.value = inner.inner === "row" ? cell.row : cell.column;
    });
  }

  /** @param {FocusEvent} event */
  focused(event) {
    const at = event.target instanceof SVGElement && event.target.matches(":focus-visible") ? event.target : null;
    const block = at?.closest("[data-block]");
    if (!at || !(block instanceof SVGElement) || !this.store) return;
    const cell = this.cell(Number(block.dataset.block), Number(at.dataset.row), Number(at.dataset.column));
    if (cell?.matrix === this.scene?.step.output && cell) this.select(cell);
    else this.store.hover.value = cell;
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof SVGElement)) return;
    if (event.key === "Enter") {
      const cell = this.store?.hover.value;
      if (cell) this.select(cell);
      return;
    }
    if (this.scene && this.store && moveFocus(this, this.scene, this.store, event.target, event.key)) {
      event.preventDefault();
      event.stopPropagation();
    }
  }
}

customElements.define("rowcol-stage", RowcolStage);
