/**
 * Scrolling the axes that aren't shown whole. Long ones are asked of the server through the store's
 * windows; of short ones everything is here, and only their starts are kept.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../model/geometry.js").Layout["windowed"][number]} Windowed
 */
import { batch } from "../../vendor/signals.js";
import { learned, parseIndex } from "../model/index-string.js";
import { productOf } from "../model/product.js";
import { WHOLE, moveWindow, startToShow, windowOf } from "../model/windows.js";

/** Pixels of the wheel that are one row. */
const ROW = 40;

/** @param {import("../model/types.js").Step} step */
const composites = (step) => (parseIndex(step.index_string).composite ? learned() : null);

export class Scroll {
  /** @param {() => void} changed called when a short axis starts elsewhere */
  constructor(changed) {
    this.changed = changed;
    /** @type {Record<string, number>} where short axes begin that still don't fit */
    this.starts = {};
    this.wheeled = 0;
  }

  /**
   * @param {Store} store
   * @param {Windowed} windowed
   * @param {number} start
   * @returns {[number, number]} what is shown from now on
   */
  shift(store, { axis, size, span }, start) {
    const shown = span[1] - span[0];
    const windows = moveWindow(store.windows.value, axis, size, start, shown);
    const first = windows[axis][0];
    if (size > WHOLE) store.windows.value = windows;
    else if (this.starts[axis] !== first) {
      this.starts = { ...this.starts, [axis]: first };
      this.changed();
    }
    return [first, first + shown];
  }

  /**
   * The windows follow the selected cell, what it reads through composite axes, and, in the column × row
   * lens, the selected k.
   *
   * @param {Store} store
   * @param {Scene} scene
   */
  follow(store, { step, layout: { blocks, windowed } }) {
    if (step !== store.step.value) return;
    const { part } = blocks[blocks.length - 1];
    const { row, column } = store.selection.value;
    const layers = store.lens.value === "column_row" && productOf(step) !== null;
    for (const one of windowed) {
      const is = (/** @type {0|1} */ n) => one.axis === part.axes[n] && one.size === part.size[n];
      const k = layers && one.axis === blocks[0].part.axes[1] ? store.k.value : null;
      const at = is(0) ? row : is(1) ? column : (k ?? composites(step)?.readAt(store.matrices.value, step, one, { row, column }) ?? null);
      if (at === null) continue;
      // What was asked for last, which the drawing may still be waiting for.
      const cells = one.span[1] - one.span[0];
      const first = one.size > WHOLE ? windowOf(store.windows.value, one.axis, one.size)[0] : one.span[0];
      const start = startToShow([first, first + cells], at);
      if (start !== first) this.shift(store, one, start);
    }
  }

  /**
   * Scroll an axis; the selected cell and the selected k stay in sight.
   *
   * @param {Store} store
   * @param {Scene} scene
   * @param {Windowed} windowed
   * @param {number} start
   */
  to(store, { step, layout }, windowed, start) {
    batch(() => {
      const [first, stop] = this.shift(store, windowed, start);
      const result = store.matrix(step.output);
      /** @param {number} at */
      const inside = (at) => Math.max(first, Math.min(stop - 1, at));
      const { row, column } = store.selection.value;
      store.hover.value = null;
      const own = result.axes.includes(windowed.axis) ? null : composites(step);
      const read = own?.readAt(store.matrices.value, step, windowed, { row, column }) ?? null;
      const reader = read === null ? null : own?.readerAt(store.matrices.value, step, windowed, inside(read), { row, column });
      store.select(reader ?? {
        row: result.axes[0] === windowed.axis ? inside(row) : row,
        column: result.axes[1] === windowed.axis ? inside(column) : column,
      });
      if (productOf(step) && layout.blocks[0].part.axes[1] === windowed.axis) {
        store.k.value = inside(store.k.value);
      }
    });
  }

  /**
   * Show one of an axis and select it: its row, its column or its k.
   *
   * @param {Store} store
   * @param {Scene} scene
   * @param {Windowed} windowed
   * @param {number} at
   */
  choose(store, { step, layout }, windowed, at) {
    batch(() => {
      this.shift(store, windowed, at);
      const { axes } = store.matrix(step.output);
      const { row, column } = store.selection.value;
      store.hover.value = null;
      const reader = axes.includes(windowed.axis) ? null : composites(step)?.readerAt(store.matrices.value, step, windowed, at, { row, column });
      store.select(reader ?? { row: axes[0] === windowed.axis ? at : row, column: axes[1] === windowed.axis ? at : column });
      if (productOf(step) && layout.blocks[0].part.axes[1] === windowed.axis) store.k.value = at;
    });
  }

  /**
   * Scroll by the wheel: the axis of the control that it turns over, else the rows.
   *
   * @param {Store} store
   * @param {Scene} scene
   * @param {WheelEvent} event
   */
  wheel(store, scene, event) {
    const { windowed, blocks } = scene.layout;
    if (windowed.length === 0) return;
    const bar = event.target instanceof Element ? event.target.closest("[data-axis]")?.getAttribute("data-axis") : null;
    const rows = blocks.find(({ part, rows: [first, stop] }) => stop - first < part.size[0])?.part.axes[0];
    const one = windowed.find(({ axis }) => axis === (bar ?? rows)) ?? windowed[0];
    event.preventDefault();
    this.wheeled += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / ROW : event.deltaY;
    const by = Math.trunc(this.wheeled);
    this.wheeled -= by;
    if (by) this.to(store, scene, one, one.span[0] + by);
  }
}
