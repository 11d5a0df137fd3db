/**
 * Walking through a product at a reader's pace: cell by cell, or layer by layer in the column × row
 * lens. What comes later is not there yet, until the walk ends or is broken off.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("./scene.js").Scene} Scene
 */

/** Milliseconds that one cell or layer stays. */
const PACE = { row_column: 900, column_row: 1600 };

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
    const [result] = now.layout.blocks.slice(-1);
    if (this.lens === "column_row") store.k.value = now.layout.blocks[0].columns[0];
    else store.select({ row: result.rows[0], column: result.columns[0] });
    this.timer = window.setInterval(() => this.advance(store, scene()), PACE[this.lens]);
    this.changed();
  }

  /** @param {Store} store @param {Scene|null} scene */
  advance(store, scene) {
    if (!scene || !this.goesOn(store) || store.playing.value !== null) {
      this.stop();
      return;
    }
    const { blocks } = scene.layout;
    const { rows, columns } = blocks[blocks.length - 1];
    const { row, column } = store.selection.value;
    if (this.lens === "column_row") {
      if (store.k.value + 1 < blocks[0].columns[1]) store.k.value += 1;
      else this.stop();
    } else if (column + 1 < columns[1]) store.select({ row, column: column + 1 });
    else if (row + 1 < rows[1]) store.select({ row: row + 1, column: columns[0] });
    else this.stop();
  }

  stop() {
    if (this.step === null) return;
    window.clearInterval(this.timer);
    this.step = null;
    this.changed();
  }
}
