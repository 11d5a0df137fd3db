/**
 * Dragging a number up and down: with the pointer at once, with a finger after a long press.
 *
 * @typedef {import("../shell/edit.js").RowcolEdit} Editor
 * @typedef {import("../model/types.js").Cell} Cell
 *
 * @typedef {object} Held
 * @property {Cell} cell
 * @property {boolean} inDiagram
 * @property {number} from its value
 * @property {number} y where the pointer went down
 * @property {number} pointer
 * @property {boolean} moving
 * @property {symbol} gesture
 * @property {number|null} last value that was asked for
 */
import { dragged } from "./number.js";

/** Less than this is a click, in pixels. */
const SLACK = 4;
/** How long a finger stays before the number is held, in milliseconds. */
const LONG_PRESS = 450;

export class Drag {
  /** @type {Held|null} */
  #held = null;
  #timer = 0;

  /** @param {Editor} editor */
  constructor(editor) {
    this.editor = editor;
  }

  listen() {
    document.addEventListener("pointerdown", this.down, true);
    document.addEventListener("pointermove", this.#move, true);
    document.addEventListener("pointerup", this.#up, true);
    document.addEventListener("pointercancel", this.#up, true);
    document.addEventListener("touchmove", this.#touch, { passive: false });
    document.addEventListener("contextmenu", this.#menu);
  }

  stop() {
    document.removeEventListener("pointerdown", this.down, true);
    document.removeEventListener("pointermove", this.#move, true);
    document.removeEventListener("pointerup", this.#up, true);
    document.removeEventListener("pointercancel", this.#up, true);
    document.removeEventListener("touchmove", this.#touch);
    document.removeEventListener("contextmenu", this.#menu);
  }

  /** @param {PointerEvent} event */
  down = (event) => {
    clearTimeout(this.#timer);
    this.#held = null;
    const { editor } = this;
    if (editor.shown && !editor.contains(/** @type {Node} */ (event.target)) && editor.shown.text === null) editor.shown = null;
    const at = event.target instanceof Element ? event.target.closest("rowcol-stage .stage-drawing, rowcol-diagram svg") : null;
    if (!at || !event.isPrimary || event.button !== 0) return;
    if (event.pointerType === "touch") this.#timer = window.setTimeout(() => this.#pressed(at, event), LONG_PRESS);
    else this.#hold(at, event);
  };

  /** A finger has no hover: what it holds is lit now. @param {Element} at @param {PointerEvent} event */
  #pressed(at, event) {
    const { store } = this.editor;
    const stage = document.querySelector("rowcol-stage");
    if (store && stage?.contains(at)) store.hover.value = /** @type {any} */ (stage).under(event);
    this.#hold(at, event);
    if (this.#held) {
      this.#held.moving = true;
      navigator.vibrate?.(8);
    }
  }

  /** @param {Element} at @param {PointerEvent} event */
  #hold(at, event) {
    const inDiagram = at.closest("rowcol-diagram") !== null;
    const cell = this.editor.store?.hover.value ? this.editor.cellMeant(inDiagram) : null;
    const from = cell && this.editor.player?.changes.valueOf(cell);
    if (!cell || from === null || from === undefined || !Number.isFinite(from)) return;
    this.#held = { cell, inDiagram, from, y: event.clientY, pointer: event.pointerId, moving: false, gesture: Symbol("drag"), last: null };
  }

  /** @param {PointerEvent} event */
  #move = (event) => {
    const held = this.#held;
    if (!held) {
      if (event.pointerType === "touch" && (Math.abs(event.movementX) > SLACK || Math.abs(event.movementY) > SLACK)) clearTimeout(this.#timer);
      return;
    }
    if (event.pointerId !== held.pointer) return;
    const up = held.y - event.clientY;
    if (!held.moving && Math.abs(up) < SLACK) return;
    held.moving = true;
    // What lies under the pointer on its way isn't pointed at.
    event.stopPropagation();
    event.preventDefault();
    const value = dragged(held.from, up, event.shiftKey);
    if (value === held.last || (held.last === null && up === 0)) return;
    held.last = value;
    this.editor.change(held.cell, value, held.gesture, held.inDiagram);
  };

  /** @param {PointerEvent} event */
  #up = (event) => {
    clearTimeout(this.#timer);
    const held = this.#held;
    if (!held || event.pointerId !== held.pointer) return;
    this.#held = null;
    if (!held.moving) return;
    // The click that ends a drag selects nothing.
    const swallow = (/** @type {Event} */ click) => click.stopPropagation();
    document.addEventListener("click", swallow, { capture: true, once: true });
    setTimeout(() => document.removeEventListener("click", swallow, true), 50);
    if (event.pointerType === "touch" && this.editor.store) this.editor.store.hover.value = null;
  };

  /** A held number moves, the page doesn't. @param {TouchEvent} event */
  #touch = (event) => {
    if (this.#held?.moving && event.cancelable) event.preventDefault();
  };

  /** @param {Event} event */
  #menu = (event) => {
    if (this.#held?.moving) event.preventDefault();
  };
}
