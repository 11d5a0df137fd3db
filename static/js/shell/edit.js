import { html, nothing } from "../../vendor/lit.js";
import { Drag } from "../change/drag.js";
import { asTyped, readTyped, sentence, stepped } from "../change/number.js";
import { placeOf, stageCell } from "../change/place.js";
import { signButton } from "../change/sign-button.js";
import { cellKey, editableBehind, editableCell } from "../model/changed.js";
import { cellName } from "../model/naming.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { ShellElement } from "./element.js";

// A press that is on is not kept waiting for it.
void linkSheet("edit");

/**
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {object} Open what is shown by a cell
 * @property {Cell} cell
 * @property {boolean} inDiagram
 * @property {string|null} text of the field; null: there is none, something is said only
 * @property {string} says why the cell isn't changed
 */

const LEAST_WIDTH = 84;
const FIELD = { width: 190, margin: 8 };
/** Presses of Alt and an arrow that follow each other this closely are undone together, in milliseconds. */
const ONE_GESTURE = 1000;

/**
 * Changes one number where it stands: double click, E, Alt and an arrow key, or a drag. Training
 * goes on from the changed number, and Undo takes it back.
 */
export class RowcolEdit extends ShellElement {
  static properties = { ...ShellElement.properties, shown: { state: true } };

  #drag = new Drag(this);
  /** @type {{key: string, until: number, token: symbol}} */
  #nudging = { key: "", until: 0, token: Symbol("nudge") };
  /** @type {Element|null} */
  #from = null;

  constructor() {
    super();
    /** @type {Open|null} */
    this.shown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("dblclick", this.double);
    window.addEventListener("scroll", this.#moved, true);
    window.addEventListener("resize", this.#moved);
    this.#drag.listen();
    // Without it an edit shows when the server has answered.
    import("../local/preview.js").then(({ previewEdits }) => this.player && previewEdits(this.player), () => {});
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("dblclick", this.double);
    window.removeEventListener("scroll", this.#moved, true);
    window.removeEventListener("resize", this.#moved);
    this.#drag.stop();
  }

  #moved = () => this.#put();

  /** @param {MouseEvent} event */
  double = (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (!at?.closest("rowcol-stage .stage-drawing, rowcol-diagram")) return;
    const stage = /** @type {import("../stage/stage.js").RowcolStage|null} */ (at.closest("rowcol-stage"));
    if (!stage || !this.store || this.store.hover.value) return this.open(stage === null);
    // A finger doesn't hover: what lies under it is meant.
    return this.open(false, editableCell(this.store.program.value, this.store.matrices.value, stage.under(event)));
  };

  /** A key from before the field was open. @param {string} key */
  type(key) {
    const field = this.querySelector("input");
    if (!field) return;
    if (key === "Enter") void this.#keep(true);
    else if (key === "Escape") this.close(true);
    else {
      const [start, end] = [field.selectionStart ?? 0, field.selectionEnd ?? 0];
      field.setRangeText(key === "Backspace" ? "" : key, key === "Backspace" && start === end ? Math.max(0, start - 1) : start, end, "end");
    }
  }

  /** A press from before this was here. @param {PointerEvent} event */
  press(event) {
    this.#drag.down(event);
  }

  /**
   * The cell that is meant: the one under the pointer or the focus, else the weight that the
   * selected cell is computed with.
   *
   * @param {boolean} inDiagram
   * @returns {Cell|null}
   */
  cellMeant(inDiagram) {
    const { store } = this;
    const program = store?.program.value ?? null;
    if (!store || !program) return null;
    const matrices = store.matrices.value;
    const hover = store.hover.value;
    if (hover) return inDiagram ? editableBehind(program, matrices, hover) : editableCell(program, matrices, hover);
    for (const id of program.parameters) {
      const lit = store.lit.value.get(id);
      if (!lit) continue;
      const cell = { matrix: id, row: lit.rows[0], column: lit.columns[0] };
      if (lit.rows[1] - lit.rows[0] > 1) cell.row = Math.min(lit.rows[1] - 1, lit.rows[0] + store.k.value);
      return cell;
    }
    return null;
  }

  /** @param {boolean} [inDiagram] @param {Cell|null} [cell] */
  async open(inDiagram = isInDiagram(), cell = this.cellMeant(inDiagram)) {
    const value = cell && this.player?.changes.valueOf(cell);
    if (!cell || value === undefined || value === null) return;
    if (this.store?.playing.value !== null) this.player?.pause();
    this.#from = document.activeElement;
    if (!inDiagram) bringIntoSight(cell);
    this.shown = { cell, inDiagram, text: asTyped(value), says: "" };
    await this.updateComplete;
    this.querySelector("input")?.select();
  }

  /** @param {1|-1} by @param {boolean} large */
  nudge(by, large) {
    const inDiagram = isInDiagram();
    const cell = this.cellMeant(inDiagram);
    const value = cell && this.player?.changes.valueOf(cell);
    if (!cell || value === undefined || value === null) return;
    const key = cellKey(cell);
    const now = performance.now();
    if (this.#nudging.key !== key || now > this.#nudging.until) this.#nudging = { key, until: 0, token: Symbol("nudge") };
    this.#nudging.until = now + ONE_GESTURE;
    this.change(cell, stepped(Number.isFinite(value) ? value : 0, by, large), this.#nudging.token, inDiagram);
  }

  /**
   * @param {Cell} cell
   * @param {number} value
   * @param {symbol|undefined} gesture
   * @param {boolean} inDiagram
   * @returns {Promise<boolean>} whether it was done; else it is said why not, by the cell
   */
  async change(cell, value, gesture, inDiagram) {
    const refused = (await this.player?.changes.edit(cell, value, gesture)) ?? null;
    if (refused) this.say(cell, sentence(refused.message), inDiagram);
    else if (this.shown?.text === null) this.shown = null;
    return refused === null;
  }

  /** @param {Cell} cell @param {string} says @param {boolean} inDiagram */
  say(cell, says, inDiagram) {
    const same = this.shown !== null && cellKey(this.shown.cell) === cellKey(cell);
    this.shown = { cell, inDiagram, text: same ? (this.shown?.text ?? null) : null, says };
  }

  /** @param {Event} event */
  #submit = (event) => {
    event.preventDefault();
    this.#keep(true);
  };

  /** @param {boolean} stay whether a refusal keeps the field open */
  async #keep(stay) {
    const open = this.shown;
    const field = this.querySelector("input");
    if (!open || open.text === null || !field) return;
    if (field.value === open.text && open.says === "") {
      this.close(stay);
      return;
    }
    const { value, refused } = readTyped(field.value);
    if (value === null) {
      if (stay) this.shown = { ...open, says: refused };
      else this.close(false);
    } else if (await this.change(open.cell, value, undefined, open.inDiagram)) {
      if (this.shown?.cell === open.cell) this.close(stay);
    } else if (!stay && this.shown) this.shown = { ...this.shown, text: null };
  }

  /** @param {boolean} back whether the focus goes back to where it was */
  close(back) {
    const from = this.#from;
    const cell = this.shown?.cell;
    this.shown = null;
    this.#from = null;
    if (!back) return;
    const target = from?.isConnected && from !== document.body ? from : cell && stageCell(cell);
    if (target instanceof SVGElement || target instanceof HTMLElement) target.focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close(true);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      const { value } = readTyped(field.value);
      if (value !== null) field.value = String(stepped(value, event.key === "ArrowUp" ? 1 : -1, event.shiftKey));
    }
  };

  updated() {
    document.querySelector("rowcol-stage")?.classList.toggle("stage--edited", this.shown !== null);
    this.#put();
  }

  /** The field lies on its cell, what is said below it, all of it in the window. */
  #put() {
    const box = this.querySelector(".edit");
    if (!this.shown || !(box instanceof HTMLElement)) return;
    const place = placeOf(this.shown.cell, this.shown.inDiagram);
    if (!place) {
      this.shown = null;
      return;
    }
    const width = Math.max(LEAST_WIDTH, place.width);
    const left = place.x + (place.width - width) / 2;
    const start = Math.max(FIELD.margin, Math.min(left, window.innerWidth - FIELD.margin - width));
    box.style.setProperty("left", `${start}px`);
    box.style.setProperty("--edit-shift", `${Math.min(0, window.innerWidth - FIELD.margin - FIELD.width - start)}px`);
    box.style.setProperty("top", `${place.y - (this.shown.text === null ? -place.height - 4 : 1)}px`);
    box.style.setProperty("--edit-width", `${width}px`);
    box.style.setProperty("--edit-height", `${Math.max(28, place.height + 2)}px`);
  }

  render() {
    const { store, shown } = this;
    if (!store || !shown || !store.matrices.value.has(shown.cell.matrix)) return nothing;
    // With the numbers the cells may move.
    void store.frame.value;
    const name = cellName(store.matrix(shown.cell.matrix), shown.cell.row, shown.cell.column);
    return html`<form class="edit" aria-label=${t("{name}: new value", { name })} @submit=${this.#submit} novalidate>
      ${shown.text === null
        ? nothing
        : html`<input class="edit__value" aria-label=${t("{name}: new value", { name })} aria-invalid=${shown.says ? "true" : "false"} aria-describedby="edit-says"
            inputmode="decimal" enterkeyhint="done" autocomplete="off" spellcheck="false" .value=${shown.text} @keydown=${this.#key} @blur=${() => this.#keep(false)}>${signButton(() => this.querySelector("input"))}`}
      <p class="edit__says" id="edit-says" role="alert" ?hidden=${!shown.says}>${shown.says}</p>
    </form>`;
  }
}

/** A cell that is scrolled away, or behind the player, comes back. @param {Cell} cell */
function bringIntoSight(cell) {
  const drawn = stageCell(cell);
  const box = drawn?.getBoundingClientRect();
  const end = document.querySelector(".player")?.getBoundingClientRect().top ?? window.innerHeight;
  if (box && box.height > 0 && (box.top < 0 || box.bottom > end)) drawn?.scrollIntoView({ block: "center" });
}

/** @returns {boolean} whether the pointer or the focus is on the diagram */
function isInDiagram() {
  return document.querySelector("rowcol-diagram:hover, rowcol-diagram:focus-within") !== null;
}

customElements.define("rowcol-edit", RowcolEdit);
