/**
 * Walking through a product at a reader's pace: cell by cell, layer by layer, column by column or
 * row by row, as far as the window reaches. What comes later is not there yet; a walk that was
 * stopped goes on where it stood.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("./scene.js").Scene} Scene
 */
import { substepAt } from "../model/substeps.js";
import { unfoldTo } from "../state/substeps.js";

/** Milliseconds that one substep stays. */
const PACE = { row_column: 900, column_row: 1600, columns: 1600, rows: 1600 };

export class Walk {
  /** @param {() => void} changed called when the walk begins or ends */
  constructor(changed) {
    this.changed = changed;
    /** @type {number|undefined} */
    this.timer = undefined;
    /** @type {import("../model/types.js").Step|null} the step that is walked through */
    this.step = null;
    /** @type {import("../model/types.js").Lens} */
    this.lens = "row_column";
  }

  /**
   * @param {Store} store
   * @returns {boolean} whether a walk is on through what is shown now
   */
  goesOn(store) {
    return this.step !== null && this.step === store.step.value && this.lens === store.lens.value;
  }

  /**
   * @param {Store} store
   * @param {() => Scene|null} scene
   */
  toggle(store, scene) {
    const now = scene();
    if (this.goesOn(store) || !now) {
      this.stop();
      return;
    }
    this.stop();
    this.step = now.step;
    this.lens = store.lens.value;
    const shown = this.shown(store, now);
    const at = store.partial.value;
    unfoldTo(store, at !== null && at < shown[shown.length - 1] ? at : shown[0]);
    this.timer = window.setInterval(() => this.advance(store, scene()), PACE[this.lens]);
    this.changed();
  }

  /** @param {Store} store @param {Scene|null} scene */
  advance(store, scene) {
    const next = scene && this.shown(store, scene).find((at) => at > store.substep.value);
    // Who goes elsewhere meanwhile has taken over.
    const left = this.lens !== "column_row" && store.partial.value === null;
    if (!next || left || !this.goesOn(store) || store.playing.value !== null) this.stop();
    else unfoldTo(store, next);
  }

  /**
   * @param {Store} store
   * @param {Scene} scene
   * @returns {number[]} the substeps that are in sight, in order
   */
  shown(store, { step, layout: { blocks } }) {
    const { rows, columns } = blocks[blocks.length - 1];
    const inner = blocks[0].columns;
    const { shape } = store.matrix(step.output);
    const span = (/** @type {[number, number]} */ [start, stop]) => Array.from({ length: stop - start }, (_, n) => start + n);
    if (this.lens === "column_row") return span(inner);
    if (this.lens === "columns") return span(columns);
    if (this.lens === "rows") return span(rows);
    return span(rows).flatMap((row) => span(columns).map((column) => substepAt("row_column", shape, { row, column }, 0)));
  }

  stop() {
    if (this.step === null) return;
    window.clearInterval(this.timer);
    this.step = null;
    this.changed();
  }
}
