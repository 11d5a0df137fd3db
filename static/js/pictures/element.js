/**
 * The pictures beside the diagram: the input of the case that it shows, and of each other matrix of
 * the step the row or column that the cursor is on. They read the one cursor, and pointing at a
 * pixel is pointing at its cell.
 *
 * @typedef {import("./draw.js").Picture} Picture
 * @typedef {import("../model/pictures.js").Image} Image
 * @typedef {import("../model/types.js").Matrix} Matrix
 */
import { html, nothing } from "../../vendor/lit.js";
import { isGradient, matrixRole } from "../model/colour.js";
import { decimalsFor, formatCount } from "../model/format.js";
import { labelOf } from "../model/naming.js";
import { patchAt } from "../model/patch.js";
import { cellOfPixel, imageOf, lineAtCursor, picturesOf, pixelAfterKey, pixelAtCursor, pixelLit } from "../model/pictures.js";
import { ShellElement } from "../shell/element.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";
import { chooseCell } from "./choose.js";
import { drawPicture, sizeOf } from "./draw.js";
import { Lines } from "./lines.js";

/** The example of the note: row 3, column 4, or what there is of them. */
const EXAMPLE = [3, 4];
/** Beside more pictures the note has no room. */
const MOST_BESIDE = 2;

export class RowcolPictures extends ShellElement {
  static properties = { ...ShellElement.properties, focused: { state: true } };

  constructor() {
    super();
    this.lines = new Lines(async (question) => (await this.player?.answers.ask(question)) ?? { answer: null, refused: { code: "lost", message: "", where: null } }, () => this.requestUpdate());
    /** What is shown of each matrix: its line keeps until the next one's numbers are here. @type {Map<string, {line: number, values: number[]|null}>} */
    this.shown = new Map();
    /** The line that each matrix was on. @type {Map<string, number>} */
    this.on = new Map();
    /** The pixel that Tab reaches, where none is under the cursor. */
    this.focused = 0;
    /** @type {import("../model/types.js").Program|null} */
    this.program = null;
  }

  render() {
    const { store } = this;
    const program = store?.program.value;
    const step = store?.step.value;
    const pictures = store && program && step ? picturesOf(program, store.matrices.value, step, store.caseIndex.value) : [];
    const first = pictures[0];
    this.hidden = !first;
    if (!store || !program || !step || !first) return nothing;
    if (this.program !== program) {
      this.program = program;
      this.shown.clear();
      this.on.clear();
    }
    const patch = patchAt(program, store.matrices.value, step, { hover: store.hover.value, lens: store.lens.value, layer: store.layer.value, resultCell: store.resultCell.value });
    const drawn = pictures.map(({ matrix, image }) => this.#picture(store, step, matrix, image, patch));
    const sheet = program.parameters.map((id) => store.matrix(id)).find((matrix) => (imageOf(matrix)?.count ?? 0) > 1);
    return html`<div class="pictures__head">
        <h2>${t("Pictures")}</h2>
        <span>
          ${program.classes ? html`<button class="pictures__draw" type="button" title=${t("Draw a picture for the network (X)")} @click=${() => this.#draw()}>${t("draw")}</button>` : nothing}
          ${sheet ? html`<button class="pictures__sheet" type="button" @click=${() => this.#open()}>${t("all {count} of {symbol}", { count: formatCount(imageOf(sheet)?.count ?? 0), symbol: sheet.symbol })}</button>` : nothing}
        </span>
      </div>
      <div class="pictures__row" @pointerover=${this.#over} @pointerleave=${this.#left} @click=${this.#choose} @keydown=${this.#key} @focusin=${this.#over} @focusout=${this.#out}>
        ${drawn.map(drawPicture)}
        ${drawn.length > MOST_BESIDE ? nothing : html`<p class="pictures__note pictures__note--${drawn.length}">${noteOf(first.matrix, first.image, drawn[0].ringed)}</p>`}
      </div>`;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {import("../model/types.js").Step} step
   * @param {Matrix} matrix
   * @param {Image} image
   * @param {import("../model/patch.js").Patch|null} patch
   * @returns {Picture}
   */
  #picture(store, step, matrix, image, patch) {
    const line = this.#line(store, step, matrix, image);
    const ringed = this.#pixel(store, step, image) ?? pixelLit(image, line, store.lit.value.get(matrix.id));
    const values = this.lines.of({ matrix: matrix.id, along: image.along, index: line });
    const before = this.shown.get(matrix.id);
    const shown = values || !before ? { line, values } : before;
    this.shown.set(matrix.id, shown);
    return {
      matrix,
      image,
      ...shown,
      role: matrixRole(store.matrices.value, matrix),
      decimals: decimalsFor(shown.values ?? [], store.decimals.value),
      gradient: isGradient(matrix),
      ringed,
      patch: patch?.matrix === matrix.id && patch.line === shown.line ? patch : null,
      focus: ringed ?? this.focused,
      hidden: (cell) => store.isHidden(cell),
    };
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @param {import("../model/types.js").Step} step
   * @param {Matrix} matrix
   * @param {Image} image
   * @returns {number} the row or column that the cursor is on
   */
  #line(store, step, matrix, image) {
    const cursor = {
      hover: store.hover.value,
      lit: store.lit.value,
      result: store.matrix(step.output),
      resultCell: store.resultCell.value,
      caseIndex: store.caseIndex.value,
    };
    const line = lineAtCursor(matrix, image, cursor, this.on.get(matrix.id) ?? 0);
    this.on.set(matrix.id, line);
    return line;
  }

  /** @param {import("../state/store.js").Store} store @param {import("../model/types.js").Step} step @param {Image} image */
  #pixel(store, step, image) {
    return pixelAtCursor(store.matrices.value, step, {
      term: store.term.value,
      hover: store.hover.value,
      chosen: store.chosen.value,
      lens: store.lens.value,
      layer: store.layer.value,
      resultCell: store.resultCell.value,
      caseIndex: store.caseIndex.value,
    }, image);
  }

  updated() {
    const { store } = this;
    const program = store?.program.value;
    const step = store?.step.value;
    const frame = store?.frame.value;
    if (!store || !program || !step || !frame) return;
    const version = { program, edits: store.edits.value, iteration: frame.iteration, moving: frame.playing === "iterations" };
    const lines = picturesOf(program, store.matrices.value, step, store.caseIndex.value).map(({ matrix, image }) => ({ matrix: matrix.id, along: image.along, index: this.#line(store, step, matrix, image) }));
    this.lines.want(version, lines);
  }

  /** @param {EventTarget|null} target */
  #cell(target) {
    const found = target instanceof Element ? target.closest("[data-pixel]") : null;
    const figure = found?.closest("[data-matrix]");
    if (!(found instanceof SVGElement) || !(figure instanceof HTMLElement) || !this.store) return null;
    const id = figure.dataset.matrix ?? "";
    const image = imageOf(this.store.matrix(id), this.store.caseIndex.value);
    const pixel = Number(found.dataset.pixel);
    return image && { image, pixel, cell: { matrix: id, ...cellOfPixel(image, Number(figure.dataset.line), pixel) } };
  }

  /** @param {Event} event */
  #over = (event) => {
    const at = this.#cell(event.target);
    if (!at || !this.store) return;
    this.focused = at.pixel;
    this.store.hover.value = at.cell;
  };

  #out = () => {
    if (this.store) this.store.hover.value = null;
  };

  /** What a finger has tapped stays lit when it is gone. @param {PointerEvent} event */
  #left = (event) => {
    if (event.pointerType !== "touch") this.#out();
  };

  /** @param {Event} event */
  #choose = (event) => {
    const at = this.#cell(event.target);
    if (at && this.store) chooseCell(this.store, at.cell);
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const at = this.#cell(event.target);
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") return this.#choose(event);
    const next = pixelAfterKey(at.pixel, event.key, at.image);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    const grid = /** @type {Element} */ (event.target).closest("[role=grid]");
    /** @type {SVGElement|null|undefined} */ (grid?.querySelector(`[data-pixel="${next}"]`))?.focus();
  };

  #draw() {
    const { store, player } = this;
    if (store && player) use("pad", ({ togglePad }) => togglePad(store, player));
  }

  #open() {
    const { store, player } = this;
    if (store && player) use("dialogs", ({ openPictures }) => openPictures(store, player));
  }
}

/**
 * How a picture becomes a row of numbers: of the pixel under the cursor, else by an example.
 *
 * @param {Matrix} matrix
 * @param {Image} image
 * @param {number|null} ringed
 */
function noteOf(matrix, image, ringed) {
  const { height, width, before, axis } = image;
  const pixel = ringed ?? (Math.min(EXAMPLE[0], height) - 1) * width + Math.min(EXAMPLE[1], width) - 1;
  return t("Row by row, {size} becomes {count} numbers: {pixel} is row {row}, column {column}, so number {number}.", {
    size: sizeOf(image),
    count: formatCount(height * width),
    pixel: labelOf(matrix, axis === 0 ? "row" : "column", pixel + before),
    row: Math.floor(pixel / width) + 1,
    column: (pixel % width) + 1,
    number: formatCount(pixel + 1),
  });
}

customElements.define("rowcol-pictures", RowcolPictures);
