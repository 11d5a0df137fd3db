/**
 * The stage: the matrices of the selected step. The scene is drawn when the step or its numbers
 * change; what is lit is an overlay of its own, so that hovering redraws no matrix.
 *
 * @typedef {import("./scene.js").Scene} Scene
 */
import { html, nothing, render, svg } from "../../vendor/lit.js";
import { batch, effect, untracked } from "../../vendor/signals.js";
import { cellUnder, typeScale } from "../model/geometry.js";
import { cellsChanged } from "../model/index-string.js";
import { nearestIn, oneCell } from "../model/lit.js";
import { productOf, turn } from "../model/product.js";
import { part, use } from "../state/later.js";
import { transposedOperand, turnOver } from "../state/turning.js";
import { drawBlock, drawLabels, drawMarks, drawSymbol } from "./draw.js";
import { StageElement } from "./element.js";
import { moveFocus, roveTo } from "./focus.js";
import { labelMarks, litLabels } from "./labels.js";
import { drawOverlay, litBlocks } from "./overlay.js";
import { sceneOf } from "./scene.js";
import { Scroll } from "./scroll.js";
import { tools } from "./tools.js";
import { Walk } from "./walk.js";

export class RowcolStage extends StageElement {
  /** @type {import("../../vendor/lit.js").PropertyDeclarations} */
  static properties = { space: { state: true } };

  constructor() {
    super();
    /** @type {import("../model/geometry.js").Space|null} */
    this.space = null;
    /** @type {Scene|null} */
    this.scene = null;
    /** Pixels of the page to a unit of the drawing. */
    this.scale = 1;
    this.scroller = new Scroll(() => this.requestUpdate());
    this.walk = new Walk(() => this.requestUpdate());
    /** Whether a turn is on. */
    this.turning = false;
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
    const style = getComputedStyle(this);
    const free = style.getPropertyValue("--stage-fit").trim() === "width";
    const smallest = style.getPropertyValue("--smallest-type");
    // One of a few sizes, at which the drawing is made and then enlarged.
    const [wide, high] = ["width", "height"].map((name) => Number.parseFloat(style.getPropertyValue(`--stage-${name}`)));
    const scale = wide ? view.clientWidth / wide : typeScale(smallest, style.fontSize);
    const width = wide || view.clientWidth / scale;
    const height = high || (free ? Infinity : view.clientHeight / scale);
    if (scale === 0 || width === 0 || (this.scale === scale && this.space?.width === width && this.space.height === height)) return;
    this.scale = scale;
    this.space = { width, height, ...(smallest && { smallest: Number.parseFloat(smallest) }) };
  }

  firstUpdated() {
    const view = this.querySelector(".stage-view");
    if (view) this.sizes.observe(view);
    this.measure();
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    this.scene = store && step && this.space ? sceneOf(store, step, this.space, this.scroller.starts) : null;
    const layout = this.scene?.layout;
    if (step && store.broken.value?.step === step) {
      return html`<div class="stage-view"><rowcol-broken-stage .store=${store} .space=${this.space} .scale=${this.scale}></rowcol-broken-stage></div>`;
    }
    // Listening on the drawing itself would make all of it focusable: a click beside a cell would frame it.
    return html`<div class="stage-view" @wheel=${this.wheel} @focusin=${this.focused} @focusout=${this.leave}>
        ${store && layout?.kind === "falk" ? tools(store, this.walk, () => this.scene) : nothing} ${layout ? this.drawing(layout) : nothing}
      </div>
      ${layout?.windowed.length
        ? html`<div class="stage-windows" @wheel=${this.wheel}>
            ${layout.windowed.map((one) => part("windowBar")?.windowBar(one, (start) => {
              if (store && this.scene) this.scroller.to(store, this.scene, one, start);
            }, (at) => {
              if (store && this.scene) this.scroller.choose(store, this.scene, one, at);
            }, () => use("dialogs", ({ openOverview }) => store && this.player ? openOverview(store, this.player, one.axis) : undefined)))}
          </div>`
        : nothing}`;
  }

  /** @param {import("../model/geometry.js").Layout} layout */
  drawing(layout) {
    const scene = this.scene;
    if (!scene) return nothing;
    const blocks = layout.blocks.map((_, n) => n);
    const turned = this.turned(scene);
    return html`<svg
      class="stage-drawing ${turned < 0 ? "" : "stage-drawing--turned"}"
      width=${layout.width * this.scale}
      height=${layout.height * this.scale}
      viewBox="0 0 ${layout.width} ${layout.height}"
      role="group"
      aria-label=${scene.step.title}
      @pointermove=${this.point}
      @pointerleave=${this.leave}
      @click=${this.choose}
      @keydown=${this.key}
    >
      <g class="stage-scene">${blocks.map((n) => (n === turned ? nothing : drawBlock(scene, n)))}</g>
      ${blocks.map((n) => (n === turned ? nothing : svg`<g class="stage-labels" aria-hidden="true">${drawLabels(scene, n)}</g>`))}
      ${blocks.map((n) => (n === turned ? nothing : drawSymbol(scene, n)))}
      ${turned < 0 ? nothing : part("turn")?.drawTurn(scene, turned)}
      ${drawMarks(layout)}
      <g class="stage-overlay" aria-hidden="true"></g>
    </svg>`;
  }

  /** @param {Scene} scene @returns {number} the block that stands as itself, before its turn; −1: none */
  turned({ step, layout }) {
    return this.store?.turned.value === step && part("turn") ? layout.blocks.findIndex(({ part }) => part.transposed) : -1;
  }

  updated() {
    this.stopOverlay();
    this.animateTurn();
    const { store, scene } = this;
    const layer = this.querySelector(".stage-overlay");
    if (!store || !scene || !(layer instanceof SVGElement)) return;
    const labels = labelMarks(this);
    // Between two networks the drawing is still the old one's.
    const stands = () => scene.step === store.step.value;
    const stops = [
      effect(() => {
        if (!stands()) return;
        const lit = litBlocks(store, scene);
        const path = store.path.value;
        const followed = path && part("following")?.drawPath(scene, path);
        const invited = store.hover.value && part("invitation", true)?.drawInvitation(store, scene);
        const overlay = drawOverlay(scene, lit, store.selection.value, store.lens.value);
        render([overlay, invited ?? nothing, followed ?? nothing], /** @type {any} */ (layer));
        labels.mark(litLabels(lit, scene.layout.kind === "falk"));
      }),
      effect(() => {
        if (!stands()) return;
        this.classList.toggle("stage--even", store.playing.value === "iterations");
        void [store.lens.value, store.k.value];
        roveTo(this, scene, store.selection.value);
        untracked(() => this.scroller.follow(store, scene));
      }),
    ];
    this.stopOverlay = () => stops.forEach((stop) => stop());
  }

  /** The operand that stands as itself turns, unless motion is unwelcome: then it waits to be asked. */
  animateTurn() {
    const { store, scene } = this;
    const block = scene ? this.turned(scene) : -1;
    if (!store || !scene || block < 0) this.turning = false;
    else if (!this.turning) {
      this.turning = true;
      part("turn")?.playTurn(this, scene, block)?.then((done) => {
        if (done && store.turned.value === scene.step) store.turned.value = null;
      });
    }
  }

  /** The wheel enlarges with Ctrl; it scrolls the matrices while the focus is here; else it is the page's. @param {WheelEvent} event */
  wheel(event) {
    if (this.store && (event.ctrlKey || this.querySelector(".stage-zoom"))) {
      const { store } = this;
      event.preventDefault();
      use("touch", ({ zoomByWheel }) => zoomByWheel(store, event));
    } else if (this.store && this.scene && this.contains(document.activeElement)) this.scroller.wheel(this.store, this.scene, event);
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
    if (!this.scene || !drawing || this.turned(this.scene) >= 0) return null;
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
    const symbol = event.target instanceof Element ? event.target.closest(".stage-symbol")?.getAttribute("data-id") : null;
    if (this.store && symbol && symbol === transposedOperand(this.store)) turnOver(this.store);
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
    const shapes = [...step.inputs, step.output].map((id) => store.matrix(id).shape);
    const changed = cellsChanged(step, shapes, operand, oneCell(cell));
    const product = productOf(step);
    batch(() => {
      if (changed) store.select(nearestIn(changed, store.selection.value));
      const inner = product && [product.left, product.right].find(({ id }) => id === cell.matrix);
      if (inner) store.k.value = inner.inner === "row" ? cell.row : cell.column;
      store.chosen.value = cell;
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
