/**
 * What fingers do on a surface: a tap, two of them, a long press, a swipe, a drag, a pinch. Says what
 * it was; what that means is up to who listens.
 *
 * @typedef {import("./zoom.js").Point} Point
 *
 * @typedef {object} Listener points are those of the window
 * @property {() => boolean} drags whether one finger moves the drawing; else it may swipe
 * @property {(event: PointerEvent) => void} twice
 * @property {(event: PointerEvent) => boolean} long returns whether something came of it
 * @property {(dx: number) => void} swiping how far; 0 when it is over
 * @property {(by: 1|-1) => void} swiped to the right, to the left
 * @property {(dx: number, dy: number) => void} dragged since the last time
 * @property {() => void} pinching it begins
 * @property {(factor: number, from: Point, to: Point) => void} pinched since it began
 */

/** Less than this is no move, in pixels. */
const SLACK = 10;
/** Two taps: so near, in pixels, and so soon, in milliseconds. */
const NEAR = 28;
const SOON = 320;
const LONG = 500;
/** A swipe goes so far, or goes fast, in pixels and pixels a millisecond. */
const FAR = 60;
const SHORT = 24;
const FAST = 0.45;
/** So many times more across than down. */
const ACROSS = 1.3;

export class Fingers {
  /** @type {Map<number, Point>} where each finger is */
  #at = new Map();
  /** @type {{event: PointerEvent, time: number, kind: "tap"|"swipe"|"drag"|"over"}|null} the first finger */
  #one = null;
  /** @type {{distance: number, middle: Point}|null} where a pinch began */
  #two = null;
  /** @type {{x: number, y: number, time: number}|null} */
  #lastTap = null;
  #timer = 0;

  /** @param {Listener} listener */
  constructor(listener) {
    this.listener = listener;
  }

  /** @param {PointerEvent} event */
  down(event) {
    const point = pointOf(event);
    this.#at.set(event.pointerId, point);
    clearTimeout(this.#timer);
    if (this.#at.size === 1) {
      this.#one = { event, time: event.timeStamp, kind: "tap" };
      this.#timer = window.setTimeout(() => {
        if (this.#one?.kind === "tap" && this.listener.long(event)) this.#one.kind = "over";
      }, LONG);
      return;
    }
    if (this.#one) this.#end(this.#one);
    if (this.#at.size === 2) this.#begin();
  }

  /** @param {PointerEvent} event */
  move(event) {
    const before = this.#at.get(event.pointerId);
    if (!before) return;
    const point = pointOf(event);
    this.#at.set(event.pointerId, point);
    if (this.#two) {
      const now = between(this.#at);
      this.listener.pinched(now.distance / this.#two.distance, this.#two.middle, now.middle);
      return;
    }
    const one = this.#one;
    if (!one || one.event.pointerId !== event.pointerId) return;
    const [dx, dy] = [point.x - one.event.clientX, point.y - one.event.clientY];
    if (one.kind === "tap" && Math.hypot(dx, dy) > SLACK) {
      clearTimeout(this.#timer);
      one.kind = this.listener.drags() ? "drag" : Math.abs(dx) > ACROSS * Math.abs(dy) ? "swipe" : "over";
    }
    if (one.kind === "drag") this.listener.dragged(point.x - before.x, point.y - before.y);
    if (one.kind === "swipe") this.listener.swiping(dx);
  }

  /** @param {PointerEvent} event */
  up(event) {
    const one = this.#one;
    this.#forget(event);
    if (one?.event.pointerId !== event.pointerId) return;
    const dx = event.clientX - one.event.clientX;
    const time = event.timeStamp - one.time;
    if (one.kind === "swipe") {
      const goes = Math.abs(dx) > FAR || (Math.abs(dx) > SHORT && Math.abs(dx) / time > FAST);
      if (goes) this.listener.swiped(dx > 0 ? 1 : -1);
    } else if (one.kind === "tap" && time < LONG) this.#tap(event);
    this.#end(one);
  }

  /** The browser took it over: the page scrolls. @param {PointerEvent} event */
  cancel(event) {
    const one = this.#one;
    this.#forget(event);
    if (one) this.#end(one);
  }

  /** @returns {number} fingers that are down */
  get count() {
    return this.#at.size;
  }

  #begin() {
    this.#two = between(this.#at);
    this.listener.pinching();
  }

  /** @param {PointerEvent} event */
  #tap(event) {
    const last = this.#lastTap;
    const again = last && event.timeStamp - last.time < SOON && Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR;
    this.#lastTap = again ? null : { x: event.clientX, y: event.clientY, time: event.timeStamp };
    if (again) this.listener.twice(event);
  }

  /** @param {PointerEvent} event */
  #forget(event) {
    clearTimeout(this.#timer);
    this.#at.delete(event.pointerId);
    if (this.#at.size < 2) this.#two = null;
  }

  /** @param {{kind: string}} one */
  #end(one) {
    if (one.kind === "swipe") this.listener.swiping(0);
    this.#one = null;
  }
}

/** @param {PointerEvent} event @returns {Point} */
function pointOf({ clientX, clientY }) {
  return { x: clientX, y: clientY };
}

/** @param {Map<number, Point>} fingers two of them */
function between(fingers) {
  const [a, b] = [...fingers.values()];
  return { distance: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}
