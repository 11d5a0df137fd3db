/**
 * A whole matrix as a heat map: zoomed with the wheel and Ctrl, two fingers or + and −, panned by
 * dragging or the wheel; a click or Enter brings the stage to a cell. What is drawn is coarse, what is
 * said of the cell under the cursor is its exact number.
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("./view.js").Position} Position
 * @typedef {import("./view.js").Point} Point
 */
import { html, nothing } from "../../vendor/lit.js";
import { effect } from "../../vendor/signals.js";
import { isGradient, matrixRole } from "../model/colour.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { isBias, labelOf, plural } from "../model/naming.js";
import { windowOf } from "../model/windows.js";
import { chooseCell } from "../pictures/choose.js";
import { Lines } from "../pictures/lines.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";
import { Hands, KEY } from "./hands.js";
import { pixelsOf, readLevels, SIDE } from "./levels.js";
import { paint, paintLoupe, stripOf } from "./paint.js";
import { paletteOf, rgbOf } from "./palette.js";
import { LOUPE, readout } from "./readout.js";
import { panned, whole, zoomed } from "./view.js";

/** The newest numbers are asked for so often at most, in milliseconds. */
const APART = 400;
/** The type of the names along the matrix; that of a room is larger. */
const TYPE = 12;
const LARGE = 20;

export class RowcolOverview extends ShellElement {
  static properties = { ...ShellElement.properties, chosen: { state: true }, cursor: { state: true }, refused: { state: true } };

  constructor() {
    super();
    /** The matrix that is shown. @type {string|null} */
    this.chosen = null;
    /** @type {Position|null} */
    this.cursor = null;
    this.refused = "";
    /** @type {import("./levels.js").Levels|null} */
    this.levels = null;
    /** @type {import("./view.js").View|null} */
    this.view = null;
    this.room = { width: 0, height: 0 };
    /** Of the theme, read with each picture. @type {import("./palette.js").Palette|null} */
    this.palette = null;
    /** @type {HTMLCanvasElement|null} */
    this.picture = null;
    this.lines = new Lines(async (question) => (await this.player?.answers.ask(question)) ?? { answer: null, refused: { code: "lost", message: "", where: null } }, () => this.requestUpdate());
    this.hands = new Hands(this);
  }

  #stop = () => {};
  #asking = false;
  #stale = false;
  #drawing = 0;
  #sizes = new ResizeObserver(() => this.#resize());

  /** The matrices of the step, the largest first to be shown. @returns {Matrix[]} */
  get matrices() {
    const { store } = this;
    const step = store?.step.value;
    if (!store || !step) return [];
    return [...new Set([...step.inputs, step.output])].map((id) => store.matrix(id)).filter(({ shape }) => shape[0] * shape[1] > 1);
  }

  /** @returns {Matrix|null} */
  get matrix() {
    return this.matrices.find(({ id }) => id === this.chosen) ?? this.matrices[0] ?? null;
  }

  firstUpdated() {
    const canvas = this.querySelector(".overview__map");
    if (canvas) this.#sizes.observe(canvas);
    this.#stop = effect(() => {
      void [this.store?.frame.value, this.store?.theme.value, this.store?.edits.value, this.store?.hidden.value];
      void this.#ask();
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop();
    this.#sizes.disconnect();
    cancelAnimationFrame(this.#drawing);
  }

  /** One question at a time; the newest numbers win. */
  async #ask() {
    this.#stale = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#stale && this.isConnected) {
      this.#stale = false;
      const { matrix, player } = this;
      if (!matrix || !player) break;
      const { answer, refused } = await player.answers.ask({ type: "overview", matrix: matrix.id });
      if (this.matrix?.id !== matrix.id) {
        this.#stale = true;
        continue;
      }
      this.refused = refused?.message ?? "";
      if (answer) this.#show(readLevels(answer));
      await new Promise((resolve) => setTimeout(resolve, APART));
    }
    this.#asking = false;
  }

  /** @param {import("./levels.js").Levels} levels */
  #show(levels) {
    const same = this.levels && this.levels.shape.join() === levels.shape.join();
    this.levels = levels;
    if (!same) this.view = null;
    this.palette = paletteOf(this.querySelector(".overview__map") ?? this, this.#type);
    this.picture = this.#pictureOf(levels, this.palette);
    this.requestUpdate();
    this.redraw();
  }

  /** @param {import("./levels.js").Levels} levels @param {import("./palette.js").Palette} palette */
  #pictureOf(levels, { role, bias, alert }) {
    const picture = document.createElement("canvas");
    [picture.height, picture.width] = levels.size.map((size) => size * SIDE);
    const pixels = pixelsOf(levels, this.#rgb(role, bias), rgbOf(alert), this.store?.hidden.value ? (row, column) => this.#isHidden({ row, column }) : null);
    picture.getContext("2d")?.putImageData(new ImageData(/** @type {Uint8ClampedArray<ArrayBuffer>} */ (pixels), picture.width, picture.height), 0, 0);
    return picture;
  }

  get #type() {
    return this.store?.theme.value === "projector" ? LARGE : TYPE;
  }

  /** What the strips with the names take. */
  get strip() {
    return stripOf(this.#type);
  }

  /** @param {number} row @param {number} column */
  #isBias(row, column) {
    return this.matrix !== null && (isBias(this.matrix, "row", row) || isBias(this.matrix, "column", column));
  }

  /** @param {string} role @param {string} bias @returns {(row: number, column: number) => [number, number, number]} */
  #rgb(role, bias) {
    const [usual, other] = [rgbOf(role), rgbOf(bias)];
    return (row, column) => (this.#isBias(row, column) ? other : usual);
  }

  /** @param {Position} cell */
  #isHidden(cell) {
    return this.matrix !== null && (this.store?.isHidden({ matrix: this.matrix.id, ...cell }) ?? false);
  }

  #resize() {
    const canvas = this.querySelector("canvas");
    if (!canvas) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = devicePixelRatio;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.getContext("2d")?.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { left, top } = this.strip;
    this.room = { width: Math.max(1, width - left), height: Math.max(1, height - top) };
    this.view = null;
    this.redraw();
  }

  /** Draw once before the next picture of the screen, however often it is asked for. */
  redraw() {
    this.#drawing ||= requestAnimationFrame(() => {
      this.#drawing = 0;
      this.#draw();
    });
  }

  #draw() {
    const { levels, picture, matrix, store, cursor } = this;
    const context = this.querySelector("canvas")?.getContext("2d");
    if (!levels || !picture || !matrix || !store || !context || !this.palette || this.room.width <= 1) return;
    this.view ??= whole(this.room, levels.shape);
    const { palette } = this;
    const fill = (/** @type {number} */ row, /** @type {number} */ column) => (this.#isHidden({ row, column }) ? null : this.#isBias(row, column) ? palette.bias : palette.role);
    const [rows, columns] = [0, 1].map((n) => windowOf(store.windows.value, matrix.axes[n], matrix.shape[n]));
    paint(context, { levels, picture, view: this.view, room: this.room, cursor, window: { rows, columns }, label: (along, n) => labelOf(matrix, along, n), fill, palette });
    const loupe = /** @type {HTMLCanvasElement|null} */ (this.querySelector(".overview__loupe"))?.getContext("2d");
    if (loupe && cursor) paintLoupe(loupe, LOUPE, levels, cursor, { fill, palette });
  }

  // Moving

  /** @param {number} factor @param {Point} [at] of the room; the cursor, or its middle */
  zoom(factor, at) {
    const { levels, view, room, cursor } = this;
    if (!levels || !view) return;
    const middle = { x: room.width / 2, y: room.height / 2 };
    const there = cursor ? { x: view.x + (cursor.column + 0.5) * view.across, y: view.y + (cursor.row + 0.5) * view.down } : middle;
    this.view = zoomed(room, levels.shape, view, factor, at ?? there);
    this.redraw();
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    if (this.levels && this.view) this.view = panned(this.room, this.levels.shape, this.view, dx, dy);
    this.redraw();
  }

  /** All of it again. */
  whole = () => {
    this.view = null;
    this.redraw();
  };

  /** @param {Position|null} cell */
  point(cell) {
    if (cell?.row === this.cursor?.row && cell?.column === this.cursor?.column) return;
    this.cursor = cell;
    this.redraw();
  }

  /** Close, and bring the stage to the cell of the cursor. */
  go = () => {
    const { store, matrix, cursor } = this;
    if (!store || !matrix || !cursor) return;
    this.#close();
    chooseCell(store, { matrix: matrix.id, ...cursor });
  };

  #close = () => this.closest("dialog")?.close();

  /** @param {string} id */
  #choose(id) {
    this.chosen = id;
    this.cursor = this.levels = this.view = null;
    /** @type {HTMLElement|null} */ (this.querySelector(".overview__map"))?.focus();
    void this.#ask();
  }

  updated() {
    const { store, matrix, cursor } = this;
    const program = store?.program.value;
    const frame = store?.frame.value;
    this.redraw();
    if (!store || !program || !frame || !matrix || !cursor) return;
    const version = { program, edits: store.edits.value, iteration: frame.iteration, moving: frame.playing === "iterations" };
    this.lines.want(version, [lineOf(matrix, cursor)]);
  }

  render() {
    const { store, matrix, matrices } = this;
    if (!store || !matrix) return nothing;
    const [rows, columns] = matrix.shape;
    const size = t("{rows} {rowThings} × {columns} {columnThings}", { rows: formatCount(rows), rowThings: plural(matrix.axes[0]), columns: formatCount(columns), columnThings: plural(matrix.axes[1]) });
    return html`<div class="dialog__head">
        <h2 class="dialog__title">${t("All of {symbol}: {size}", { symbol: matrix.symbol, size })}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      <div class="overview__tools">
        ${matrices.length > 1
          ? html`<div class="dialog__choice" role="group" aria-label=${t("Matrix")}>${matrices.map(({ id, symbol }) => html`<button type="button" aria-pressed=${id === matrix.id ? "true" : "false"} @click=${() => this.#choose(id)}>${symbol}</button>`)}</div>`
          : nothing}
        <span class="overview__zoom">
          <button class="button button--square" type="button" aria-label=${t("Smaller")} @click=${() => this.zoom(1 / KEY)}>−</button>
          <button class="button button--square" type="button" aria-label=${t("Larger")} @click=${() => this.zoom(KEY)}>+</button>
          <button class="button" type="button" @click=${this.whole}>${t("all of it")}</button>
        </span>
      </div>
      ${this.refused ? html`<p role="alert">${this.refused}</p>` : nothing}
      <div class="overview__body role-${matrixRole(store.matrices.value, matrix)} ${isGradient(matrix) ? "overview--gradient" : ""}">
        <canvas class="overview__map" tabindex="0" autofocus role="application" aria-label=${t("All of {symbol}: arrow keys move, + and − zoom, Enter shows the cell among its numbers", { symbol: matrix.symbol })}
          @keydown=${this.hands.key} @wheel=${this.hands.wheel} @pointerdown=${this.hands.down} @pointermove=${this.hands.move} @pointerup=${this.hands.up} @pointercancel=${this.hands.cancel}></canvas>
        ${this.#readout(matrix)}
      </div>`;
  }

  /** @param {Matrix} matrix */
  #readout(matrix) {
    const { store, cursor, levels, go } = this;
    const values = cursor && this.lines.of(lineOf(matrix, cursor));
    const value = cursor && values?.[matrix.shape[1] <= matrix.shape[0] ? cursor.column : cursor.row];
    const number = value === undefined || value === null ? "…" : formatNumber(value, decimalsFor(values ?? [], store?.decimals.value ?? null));
    return readout({ matrix, cursor, number: cursor && this.#isHidden(cursor) ? "?" : number, block: levels?.block ?? [1, 1], go });
  }
}

/** The row or column of a cell, whichever is shorter. @param {Matrix} matrix @param {Position} cell @returns {import("../pictures/lines.js").Line} */
function lineOf({ id, shape }, { row, column }) {
  return shape[1] <= shape[0] ? { matrix: id, along: "row", index: row } : { matrix: id, along: "column", index: column };
}

customElements.define("rowcol-overview", RowcolOverview);
