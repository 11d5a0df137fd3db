/**
 * How high the page would like its frame to be: what stands around the stage as it is, and the
 * drawing at the size that its width gives it. In a lower frame the drawing is smaller.
 *
 * Steps are of different heights; a frame that shrank and grew with each would make the page around
 * it jump. So at one width it only grows.
 */

/** A drawing is not made larger for it than this. */
export const LEAST_STAGE = 180;
/** A page lower than this leaves out words (embed-low.css), so its frame has to grow before they can be measured. */
const LEAST_WHOLE = 300;

export class Fit {
  #width = 0;
  #height = 0;

  /** @param {HTMLElement} figure all of the page */
  constructor(figure) {
    this.figure = figure;
    this.place = /** @type {HTMLElement} */ (figure.querySelector(".embed__stage"));
    this.stage = /** @type {import("../stage/stage.js").RowcolStage} */ (figure.querySelector("rowcol-stage"));
  }

  /** @returns {number|null} null: nothing is drawn yet */
  height() {
    const { figure, place, stage } = this;
    const layout = stage.scene?.layout;
    if (!layout) return null;
    const width = figure.clientWidth;
    if (width !== this.#width) this.#height = 0;
    this.#width = width;
    const windows = stage.querySelector(".stage-windows");
    const drawn = layout.height * stage.scale + (windows?.getBoundingClientRect().height ?? 0);
    const around = figure.scrollHeight - place.getBoundingClientRect().height;
    const whole = figure.clientHeight < LEAST_WHOLE ? LEAST_WHOLE : 0;
    this.#height = Math.max(this.#height, whole, Math.ceil(around + Math.max(LEAST_STAGE, drawn + STAGE_PADDING)));
    return this.#height;
  }
}

/** Above and below the drawing, in pixels. */
const STAGE_PADDING = 8;
