/**
 * What pointer, wheel, fingers and keys do on a whole matrix: a mouse points, drags and clicks; one finger
 * drags or taps, two enlarge.
 *
 * @typedef {import("./view.js").Point} Point
 */
import { cellAfterKey, cellAt, seen, showing } from "./view.js";

/** Less than this is a click, in pixels. */
const SLACK = 5;
/** One press of + or −. */
export const KEY = 1.4;
const WHEEL = 0.0025;
const LINE = 16;

export class Hands {
  /** Pointers that are down. @type {Map<number, Point>} */
  #down = new Map();
  #moved = 0;

  /** @param {import("./element.js").RowcolOverview} overview */
  constructor(overview) {
    this.overview = overview;
  }

  /** @param {MouseEvent} event @returns {Point} of the room of the cells */
  #point(event) {
    const box = /** @type {Element} */ (event.currentTarget).getBoundingClientRect();
    const { left, top } = this.overview.strip;
    return { x: event.clientX - box.x - left, y: event.clientY - box.y - top };
  }

  /** @param {Point} at */
  #pointAt(at) {
    const { view, levels, room } = this.overview;
    const within = at.x >= 0 && at.y >= 0 && at.x < room.width && at.y < room.height;
    if (view && levels) this.overview.point(within ? cellAt(view, levels.shape, at) : null);
  }

  /** @param {WheelEvent} event */
  wheel = (event) => {
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
    if (event.ctrlKey) this.overview.zoom(Math.exp(-event.deltaY * unit * WHEEL), this.#point(event));
    else this.overview.pan(-(event.shiftKey ? event.deltaY : event.deltaX) * unit, -(event.shiftKey ? 0 : event.deltaY) * unit);
    this.#pointAt(this.#point(event));
  };

  /** @param {KeyboardEvent} event */
  key = (event) => {
    const { overview } = this;
    const { levels, view, room, cursor } = overview;
    if (event.ctrlKey || event.metaKey || event.altKey || !levels || !view) return;
    const { rows, columns } = seen(room, levels.shape, view);
    const first = { row: rows[0], column: columns[0] };
    const moved = cellAfterKey(cursor ?? first, event.key, levels.shape, { rows: Math.max(1, rows[1] - rows[0] - 1), columns: columns[1] - columns[0] });
    if (moved) {
      const next = cursor ? moved : first;
      overview.view = showing(room, levels.shape, view, next);
      overview.point(next);
    } else if (event.key === "+" || event.key === "=") overview.zoom(KEY);
    else if (event.key === "-") overview.zoom(1 / KEY);
    else if (event.key === "0") overview.whole();
    else if (event.key === "Enter") overview.go();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** @param {PointerEvent} event */
  down = (event) => {
    if (event.button !== 0) return;
    if (this.#down.size === 0) this.#moved = 0;
    this.#down.set(event.pointerId, this.#point(event));
    /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
  };

  /** @param {PointerEvent} event */
  move = (event) => {
    const to = this.#point(event);
    const from = this.#down.get(event.pointerId);
    if (!from) {
      if (event.pointerType === "mouse") this.#pointAt(to);
      return;
    }
    this.#moved += Math.hypot(to.x - from.x, to.y - from.y);
    const other = [...this.#down].find(([id]) => id !== event.pointerId)?.[1];
    this.#down.set(event.pointerId, to);
    if (other) {
      const [before, now] = [distance(from, other), distance(to, other)];
      if (before > 0) this.overview.zoom(now / before, { x: (to.x + other.x) / 2, y: (to.y + other.y) / 2 });
      this.overview.pan((to.x - from.x) / 2, (to.y - from.y) / 2);
    } else if (this.#moved > SLACK) this.overview.pan(to.x - from.x, to.y - from.y);
  };

  /** A click goes to the cell; a tap only points, since a finger covers what it is on. @param {PointerEvent} event */
  up = (event) => {
    const single = this.#down.delete(event.pointerId) && this.#down.size === 0 && this.#moved <= SLACK;
    if (!single) return;
    this.#pointAt(this.#point(event));
    if (event.pointerType === "mouse") this.overview.go();
  };

  /** @param {PointerEvent} event */
  cancel = (event) => {
    this.#down.delete(event.pointerId);
  };
}

/** @param {Point} a @param {Point} b */
function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
