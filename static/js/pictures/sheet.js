/**
 * All rows or columns of a parameter as pictures: what each neuron looks for; and the film of how
 * they came about, as far as the run keeps it. All on one scale.
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/pictures.js").Image} Image
 * @typedef {{matrix: Matrix, image: Image}} Shown
 */
import { html, nothing } from "../../vendor/lit.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { readNumber } from "../model/frames.js";
import { labelOf } from "../model/naming.js";
import { imageOf } from "../model/pictures.js";
import { matrixRole } from "../model/colour.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { rich } from "../words/rich.js";
import { t } from "../words/words.js";
import { filmOf, extremes } from "./film.js";
import { paint } from "./paint.js";

/** Milliseconds that a picture of the film stands. */
const STANDS = 140;

/** @typedef {{title: string, text: (symbol: unknown, count: string, along: "row"|"column") => unknown}} Says what the pictures are */

/** @param {"row"|"column"} along */
const lineOf = (along) => (along === "row" ? t("row") : t("column"));

/** @type {Says} */
const OF_NEURONS = {
  title: t("What each neuron looks for"),
  text: (symbol, count, along) => rich("A {line} of {symbol} holds the {count} weights that enter one neuron. As a picture: ink on full pixels speaks for the neuron, ink on pixels with ◥ against it; the stronger the pixel, the more.", { line: lineOf(along), symbol, count }),
};

/** Of pictures that aren't neurons, by the axis that they are on. @type {Record<string, Says>} */
const SAYS = {
  filter: {
    title: t("What each filter looks for"),
    text: (symbol, count, along) => rich("A {line} of {symbol} holds the {count} weights of one filter, the same at every place of every image. As a picture: ink on full pixels speaks for the filter, ink on pixels with ◥ against it; the stronger the pixel, the more.", { line: lineOf(along), symbol, count }),
  },
  rank: {
    title: t("What each number keeps of an image"),
    text: (symbol, count, along) => rich("A {line} of {symbol} holds the {count} weights that make one number of a whole image. As a picture: ink on full pixels makes the number larger, ink on pixels with ◥ makes it smaller; the stronger the pixel, the more.", { line: lineOf(along), symbol, count }),
  },
};

export class RowcolPictureSheet extends ShellElement {
  static properties = { ...ShellElement.properties, film: { state: true }, at: { state: true }, runs: { state: true }, refused: { state: true } };

  constructor() {
    super();
    /** @type {import("./film.js").Film|null} */
    this.film = null;
    /** Which picture of the film is shown. */
    this.at = 0;
    /** Whether the film runs. */
    this.runs = false;
    this.refused = "";
    /** @type {ReturnType<typeof setTimeout>|undefined} */
    this.timer = undefined;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  /** @returns {Shown|null} the parameter that is shown */
  shown() {
    const { store } = this;
    const program = store?.program.value;
    if (!store || !program) return null;
    const all = program.parameters.map((id) => ({ matrix: store.matrix(id), image: imageOf(store.matrix(id)) }));
    const found = all.find(({ image }) => (image?.count ?? 0) > 1);
    return found?.image ? { matrix: found.matrix, image: found.image } : null;
  }

  async firstUpdated() {
    const { store, player } = this;
    const shown = this.shown();
    if (!store || !player || !shown) return;
    if (store.playing.value === "iterations") player.pause();
    const { answer, refused } = await player.answers.ask({ type: "film", matrix: shown.matrix.id });
    this.refused = refused?.message ?? "";
    if (!answer) return;
    this.film = filmOf(shown.image, answer.iterations, answer.values.map((/** @type {unknown[][]} */ rows) => rows.map((row) => row.map(readNumber))));
    const now = store.frame.value?.iteration;
    this.at = Math.max(0, this.film.iterations.findIndex((iteration) => iteration === now));
  }

  #close = () => this.closest("dialog")?.close();

  #toggle() {
    const last = (this.film?.iterations.length ?? 1) - 1;
    this.runs = !this.runs;
    if (this.runs && this.at === last) this.at = 0;
    this.#run();
  }

  #run() {
    clearTimeout(this.timer);
    if (!this.runs) return;
    this.timer = setTimeout(() => {
      const last = (this.film?.iterations.length ?? 1) - 1;
      if (this.at < last) this.at += 1;
      this.runs = this.at < last;
      this.#run();
    }, STANDS);
  }

  /** @param {Event} event */
  #slide(event) {
    this.runs = false;
    clearTimeout(this.timer);
    this.at = Number(/** @type {HTMLInputElement} */ (event.target).value);
  }

  /** Close, and show the row or column in the first step that reads the parameter. @param {Shown} shown @param {number} line */
  #go({ matrix, image }, line) {
    const { store, player } = this;
    this.#close();
    const step = store?.program.value?.steps.find(({ inputs }) => inputs.includes(matrix.id));
    if (!store || !player || !step) return;
    player.toStep(step.index);
    const along = store.matrix(step.output).axes.indexOf(matrix.axes[1 - image.axis]);
    const { row, column } = store.selection.value;
    store.select({ row: along === 0 ? line : row, column: along === 1 ? line : column });
  }

  render() {
    const shown = this.shown();
    if (!this.store || !shown) return nothing;
    const { matrix, image } = shown;
    const symbol = html`<b class="role-${matrixRole(this.store.matrices.value, matrix)} sheet__symbol">${matrix.symbol}</b>`;
    const count = formatCount(image.height * image.width);
    const says = SAYS[matrix.axes[1 - image.axis]] ?? OF_NEURONS;
    return html`<div class="dialog__head">
        <h2 class="dialog__title">${says.title}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      <p class="sheet__says">${says.text(symbol, count, image.along)}</p>
      ${this.refused ? html`<p role="alert">${this.refused}</p>` : nothing}
      ${this.film ? [this.#controls(this.film), this.#sheet(shown, this.film)] : nothing}`;
  }

  /** @param {import("./film.js").Film} film */
  #controls({ iterations, full }) {
    const where = t("iteration {iteration}", { iteration: formatCount(iterations[this.at]) });
    const scale = t("full strength from ±{magnitude}", { magnitude: formatNumber(full, decimalsFor([full])) });
    if (iterations.length < 2) return html`<p class="sheet__film"><b>${where}</b> ${t("Nothing is learned yet: train, and the film of it is here.")}</p>`;
    return html`<div class="sheet__film">
      <button class="button sheet__play" type="button" @click=${this.#toggle}>${icon(this.runs ? "pause" : "play")}${this.runs ? t("stop") : t("film")}</button>
      <input class="sheet__slider" type="range" min="0" max=${iterations.length - 1} .value=${String(this.at)} aria-label=${t("Iteration")} aria-valuetext=${where} @input=${this.#slide} />
      <b class="sheet__where">${where}</b>
      <span class="sheet__scale">${scale}</span>
    </div>`;
  }

  /** @param {Shown} shown @param {import("./film.js").Film} film */
  #sheet(shown, { pictures, iterations }) {
    const { matrix, image } = shown;
    const role = this.store ? matrixRole(this.store.matrices.value, matrix) : matrix.role;
    return html`<div class="sheet__all role-${role}" data-iteration=${iterations[this.at]}>
      ${pictures[this.at].map((pixels, line) => html`<button class="sheet__one" type="button" data-line=${line} aria-label=${this.#spoken(matrix, image, line, pixels)} @click=${() => this.#go(shown, line)}>
        <canvas class="sheet__canvas"></canvas><span class="sheet__name">${labelOf(matrix, image.along, line)}</span>
      </button>`)}
    </div>`;
  }

  /** @param {Matrix} matrix @param {Image} image @param {number} line @param {number[]} pixels */
  #spoken(matrix, image, line, pixels) {
    const { most, least } = extremes(pixels);
    const decimals = decimalsFor(pixels);
    const name = (/** @type {number} */ n) => labelOf(matrix, image.axis === 0 ? "row" : "column", n + image.before);
    return t("{neuron}: largest {most} {high}, smallest {least} {low}", {
      neuron: labelOf(matrix, image.along, line),
      most: name(most),
      high: formatNumber(pixels[most], decimals),
      least: name(least),
      low: formatNumber(pixels[least], decimals),
    });
  }

  updated() {
    const { film } = this;
    const shown = this.shown();
    if (!film || !shown) return;
    const canvases = [...this.querySelectorAll("canvas")];
    film.pictures[this.at].forEach((pixels, n) => canvases[n] && paint(canvases[n], pixels, shown.image.width, film.full));
  }
}

customElements.define("rowcol-picture-sheet", RowcolPictureSheet);
