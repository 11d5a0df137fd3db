/**
 * A pad to draw the picture of a case on: what is drawn is written into its cells of X, so that every
 * number on the page is that of this very picture.
 *
 * @typedef {import("./case.js").Drawable} Drawable
 * @typedef {import("./ink.js").Sheet} Sheet
 * @typedef {import("./ink.js").Point} Point
 */
import { html, nothing } from "../../vendor/lit.js";
import { decimalsFor } from "../model/format.js";
import { labelOf } from "../model/naming.js";
import { pixelAfterKey } from "../model/pictures.js";
import { Lines } from "../pictures/lines.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";
import { cellsOfCase, cellsOfTarget, classOf, drawableOf, editsOfCase, lineOfCase } from "./case.js";
import { drawBars, drawGrid } from "./draw.js";
import { draw, inkOn, middleOf, sheetOf, wipe } from "./ink.js";

export class RowcolPad extends ShellElement {
  static properties = { ...ShellElement.properties, focused: { state: true }, refused: { state: true } };

  constructor() {
    super();
    this.lines = new Lines(async (question) => (await this.player?.answers.ask(question)) ?? { answer: null, refused: { code: "lost", message: "", where: null } }, () => this.#arrived());
    /** The pixel that Tab reaches. */
    this.focused = 0;
    this.refused = "";
    /** Which case is drawn. */
    this.case = 0;
    /** What is drawn by hand, until the numbers say something else. @type {{sheet: Sheet, ink: number[]}|null} */
    this.drawn = null;
    /** Edits that aren't answered yet. */
    this.waiting = 0;
    /** The stroke that is being drawn. @type {{pointer: number, at: Point, gesture: symbol}|null} */
    this.stroke = null;
    /** @type {import("../model/types.js").Program|null} */
    this.program = null;
    /** Who had the focus before. @type {Element|null} */
    this.opener = null;
  }

  /** @returns {Drawable|null} */
  get drawable() {
    return drawableOf(this.store?.program.value ?? null);
  }

  willUpdate() {
    const { store } = this;
    const program = store?.program.value ?? null;
    if (!store) return;
    // What is only pointed at doesn't change the pad.
    const shown = store.hover.value === null || this.program !== program ? store.caseIndex.value : this.case;
    if (shown !== this.case || program !== this.program) {
      this.drawn = this.stroke = null;
      this.refused = "";
    }
    this.case = shown;
    this.program = program;
  }

  firstUpdated() {
    /** @type {HTMLElement|null} */ (this.querySelector('[tabindex="0"]'))?.focus({ preventScroll: true });
  }

  updated() {
    const { store, drawable } = this;
    const program = store?.program.value;
    const frame = store?.frame.value;
    if (!store || !program || !frame || !drawable) return;
    const version = { program, edits: store.edits.value, iteration: frame.iteration, moving: frame.playing === "iterations" };
    this.lines.want(version, [drawable.inputs, drawable.targets, drawable.prediction].map((matrix) => lineOfCase(matrix, this.case)));
  }

  #arrived() {
    const { drawable, drawn } = this;
    const real = drawable && this.lines.isNew(lineOfCase(drawable.inputs, this.case)) ? this.#pixels(drawable) : null;
    // Somebody else has changed it: undone it, say.
    if (drawn && real && this.waiting === 0 && real.some((value, n) => value !== drawn.ink[n])) this.drawn = this.stroke = null;
    this.requestUpdate();
  }

  /** @param {Drawable} drawable @returns {number[]|null} what the server has of the case's pixels */
  #pixels({ inputs, image }) {
    return this.lines.of(lineOfCase(inputs, this.case))?.slice(image.before) ?? null;
  }

  render() {
    const { store, drawable } = this;
    const frame = store?.frame.value;
    if (!store || !drawable || !frame) return nothing;
    const { inputs, image } = drawable;
    const ink = this.drawn?.ink ?? this.#pixels(drawable) ?? [];
    const name = labelOf(inputs, image.axis === 0 ? "column" : "row", this.case);
    const changed = this.#edits(drawable);
    const grid = { ...image, ink, focus: this.focused, decimals: decimalsFor(ink, store.decimals.value), name: t("The picture of {case}: arrow keys move, space inks, delete wipes", { case: name }) };
    return html`<section class="pad" role="dialog" aria-labelledby="pad-title" @keydown=${this.#key}>
      <div class="pad__head">
        <h2 class="pad__title" id="pad-title">${t("Draw {case}", { case: name })}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${() => this.close()}>${icon("close")}</button>
      </div>
      <div class="pad__body">
        <div class="pad__paper" @pointerdown=${this.#down} @pointermove=${this.#move} @pointerup=${this.#up} @pointercancel=${this.#up} @focusin=${this.#focus}>${drawGrid(grid)}</div>
        ${this.#says(drawable, name)}
      </div>
      ${this.refused ? html`<p class="pad__refused" role="alert">${this.refused}</p>` : nothing}
      <div class="pad__foot">
        <button class="button" type="button" ?disabled=${ink.every((value) => value === 0)} @click=${this.#clear}>${t("Clear")}</button>
        <button class="button" type="button" ?disabled=${changed.length === 0} @click=${() => this.#back(changed)}>${t("Back to the real image")}</button>
      </div>
    </section>`;
  }

  /** What the network says of it, and the target. @param {Drawable} drawable @param {string} name */
  #says({ targets, prediction }, name) {
    const { store, lines } = this;
    const values = lines.of(lineOfCase(prediction, this.case));
    const wanted = lines.of(lineOfCase(targets, this.case));
    if (!store || !values || !wanted) return nothing;
    const line = lineOfCase(prediction, this.case);
    const along = line.along === "row" ? "column" : "row";
    const hidden = values.map((_, n) => store.isHidden({ matrix: prediction.id, row: along === "row" ? n : line.index, column: along === "row" ? line.index : n }));
    const shown = hidden.includes(true) || !values.every(Number.isFinite) ? null : classOf(values);
    const target = classOf(wanted);
    const labels = wanted.map((_, n) => labelOf(targets, along, n));
    const classes = labels.length === 1 ? [0, 1].map((n) => `${labels[0]} = ${n}`) : labels;
    const outputs = values.map((value, n) => ({ label: labels[n], value: hidden[n] ? null : value }));
    const bars = { outputs, said: shown, target: labels.length === 1 ? null : target, decimals: decimalsFor(values, store.decimals.value), name: t("{symbol} of {case}", { symbol: prediction.symbol, case: name }) };
    return html`<div class="pad__says">
      <p class="pad__class" role="status">${shown === null ? "" : t("The network says: {class}", { class: classes[shown] })}</p>
      ${drawBars(bars)}
      <label class="pad__choice">${t("target")} <select @change=${this.#choose}>${classes.map((label, n) => html`<option value=${n} ?selected=${n === target} .selected=${n === target}>${label}</option>`)}</select></label>
    </div>`;
  }

  /** @param {Drawable} drawable */
  #edits(drawable) {
    const { store } = this;
    const { batch_size: batch = null } = /** @type {{batch_size?: number|null}} */ (store?.program.value?.spec ?? {});
    return editsOfCase(drawable, this.case, store?.edits.value ?? [], batch === null ? null : (store?.frame.value?.iteration ?? 0));
  }

  // Drawing

  /** @returns {Sheet|null} what is drawn on: as the server has the picture, to begin with */
  #sheet() {
    const { drawable } = this;
    if (!drawable) return null;
    if (this.drawn) return this.drawn.sheet;
    const pixels = this.#pixels(drawable);
    return pixels && sheetOf(drawable.image.height, drawable.image.width, pixels);
  }

  /**
   * Something is drawn: it is shown, and said to the server.
   *
   * @param {Sheet} sheet
   * @param {symbol} gesture what is undone together
   */
  async #ink(sheet, gesture) {
    const { player, drawable } = this;
    if (!player || !drawable) return;
    const ink = inkOn(sheet);
    const before = this.drawn?.ink;
    this.drawn = { sheet, ink };
    this.requestUpdate();
    if (before?.every((value, n) => value === ink[n])) return;
    await this.#made(player.changes.editCells(drawable.inputs.id, cellsOfCase(drawable, this.case, ink), gesture));
  }

  /** @param {Promise<import("../change/answers.js").Refusal|null>} edit */
  async #made(edit) {
    this.waiting += 1;
    const refused = await edit;
    this.waiting -= 1;
    this.refused = refused?.message ?? "";
    if (refused) this.drawn = null;
    this.requestUpdate();
  }

  /** @param {PointerEvent} event @returns {Point} */
  #point(event) {
    const box = /** @type {Element} */ (this.querySelector(".pad__grid")).getBoundingClientRect();
    const { width = 1, height = 1 } = this.drawable?.image ?? {};
    return { x: ((event.clientX - box.x) / box.width) * width, y: ((event.clientY - box.y) / box.height) * height };
  }

  /** @param {PointerEvent} event */
  #down = (event) => {
    const sheet = this.#sheet();
    if (this.stroke || !sheet || event.button !== 0) return;
    event.preventDefault();
    const at = this.#point(event);
    this.stroke = { pointer: event.pointerId, at, gesture: Symbol("stroke") };
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    draw(sheet, at, at);
    void this.#ink(sheet, this.stroke.gesture);
  };

  /** @param {PointerEvent} event */
  #move = (event) => {
    const { stroke } = this;
    const sheet = this.#sheet();
    if (!stroke || !sheet || stroke.pointer !== event.pointerId) return;
    const between = event.getCoalescedEvents?.() ?? [];
    for (const one of between.length > 0 ? between : [event]) {
      const to = this.#point(one);
      draw(sheet, stroke.at, to);
      stroke.at = to;
    }
    void this.#ink(sheet, stroke.gesture);
  };

  /** @param {PointerEvent} event */
  #up = (event) => {
    if (this.stroke?.pointer === event.pointerId) this.stroke = null;
  };

  /** @param {FocusEvent} event */
  #focus = (event) => {
    const pixel = event.target instanceof SVGElement ? event.target.dataset.pixel : undefined;
    if (pixel !== undefined) this.focused = Number(pixel);
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      event.stopPropagation();
      this.close();
      return;
    }
    const { drawable } = this;
    const sheet = this.#sheet();
    if (!drawable || !sheet || !(event.target instanceof SVGElement)) return;
    const pixel = this.focused;
    const next = pixelAfterKey(pixel, event.key, drawable.image);
    if (next !== null) /** @type {SVGElement|null} */ (this.querySelector(`[data-pixel="${next}"]`))?.focus();
    else if (event.key === " ") draw(sheet, middleOf(pixel, sheet.width), middleOf(pixel, sheet.width));
    else if (event.key === "Delete" || event.key === "Backspace") wipe(sheet, pixel);
    else return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) void this.#ink(sheet, Symbol("key"));
  };

  #clear = () => {
    const image = this.drawable?.image;
    if (image) void this.#ink(sheetOf(image.height, image.width), Symbol("clear"));
  };

  /** @param {import("../model/changed.js").Edit[]} changed */
  #back(changed) {
    this.drawn = null;
    this.player?.changes.withdraw(...changed);
  }

  /** @param {Event} event */
  #choose = (event) => {
    const { store, player, drawable } = this;
    if (!store || !player || !drawable) return;
    const { loss } = /** @type {{loss?: string}} */ (store.program.value?.spec ?? {});
    const chosen = Number(/** @type {HTMLSelectElement} */ (event.target).value);
    const cells = cellsOfTarget(drawable, this.case, chosen, loss === "softmax_cross_entropy");
    void this.#made(player.changes.editCells(drawable.targets.id, cells, Symbol("target")));
  };

  close() {
    this.remove();
    if (this.opener instanceof HTMLElement || this.opener instanceof SVGElement) this.opener.focus({ preventScroll: true });
  }
}

customElements.define("rowcol-pad", RowcolPad);
