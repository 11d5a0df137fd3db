/**
 * The stage seen enlarged: its drawing is scaled and moved in its room, which cuts off the rest. A
 * button brings all of it back, and so does another step.
 *
 * @typedef {import("../stage/stage.js").RowcolStage} Stage
 * @typedef {import("./zoom.js").Zoom} Zoom
 * @typedef {import("./zoom.js").Point} Point
 */
import { effect, untracked } from "../../vendor/signals.js";
import { formatCount } from "../model/format.js";
import { t } from "../words/words.js";
import { WHOLE_VIEW, pan, show, zoomTo } from "./zoom.js";

export class Lens {
  /** @type {Zoom} */
  #zoom = WHOLE_VIEW;
  #button = document.createElement("button");

  /**
   * @param {Stage} stage
   * @param {import("../state/store.js").Store} store
   */
  constructor(stage, store) {
    this.stage = stage;
    this.#button.type = "button";
    this.#button.className = "stage-zoom";
    this.#button.addEventListener("click", () => this.reset());
    // Another step is another drawing; so is the same one in another room.
    effect(() => {
      void [store.step.value, store.lens.value, store.broken.value];
      untracked(() => this.reset());
    });
    let width = stage.clientWidth;
    new ResizeObserver(() => {
      if (stage.clientWidth !== width) this.reset();
      width = stage.clientWidth;
    }).observe(stage);
    effect(() => {
      void store.selection.value;
      const focused = store.hover.value;
      // Where the pointer is, it sees what it points at.
      if (this.on && !(focused && stage.matches(":hover"))) requestAnimationFrame(() => this.follow());
    });
  }

  /** Whether the drawing is enlarged. */
  get on() {
    return this.#zoom !== WHOLE_VIEW;
  }

  /** @returns {Zoom} */
  get zoom() {
    return this.#zoom;
  }

  /** @returns {{view: HTMLElement, drawing: SVGElement}|null} */
  get #parts() {
    const view = this.stage.querySelector(".stage-view");
    const drawing = this.stage.querySelector(".stage-drawing");
    return view instanceof HTMLElement && drawing instanceof SVGElement ? { view, drawing } : null;
  }

  /** @returns {import("./zoom.js").Place|null} */
  get #place() {
    const parts = this.#parts;
    if (!parts) return null;
    const room = parts.view.getBoundingClientRect();
    const box = parts.drawing.getBoundingClientRect();
    const { scale, x, y } = this.#zoom;
    return {
      room: { width: room.width, height: room.height },
      drawing: { x: box.left - room.left - x, y: box.top - room.top - y, width: box.width / scale, height: box.height / scale },
    };
  }

  /** @param {Point} point of the window @returns {Point} of the room */
  #inRoom(point) {
    const room = this.#parts?.view.getBoundingClientRect();
    return { x: point.x - (room?.left ?? 0), y: point.y - (room?.top ?? 0) };
  }

  /**
   * @param {number} factor
   * @param {Point} [at] of the window; without it the middle of the room
   */
  by(factor, at) {
    const place = this.#place;
    if (!place) return;
    const point = at ? this.#inRoom(at) : { x: place.room.width / 2, y: place.room.height / 2 };
    this.#put(zoomTo(place, this.#zoom, this.#zoom.scale * factor, point));
  }

  /**
   * @param {Zoom} start the zoom when the pinch began
   * @param {number} factor since then
   * @param {Point} from the middle between the fingers then, in the window
   * @param {Point} to and now
   */
  pinch(start, factor, from, to) {
    const place = this.#place;
    if (place) this.#put(zoomTo(place, start, start.scale * factor, this.#inRoom(from), this.#inRoom(to)));
  }

  /** @param {number} dx @param {number} dy */
  pan(dx, dy) {
    const place = this.#place;
    if (place && this.on) this.#put(pan(place, this.#zoom, dx, dy));
  }

  /** The selected cell comes into sight, or the one with the focus. */
  follow() {
    const place = this.#place;
    const room = this.#parts?.view.getBoundingClientRect();
    const focused = document.activeElement?.closest('.stage-drawing [role="gridcell"]');
    const cells = this.stage.querySelectorAll('[role="gridcell"][tabindex="0"]');
    const box = (focused ?? cells[cells.length - 1])?.getBoundingClientRect();
    if (!this.on || !place || !room || !box) return;
    const { left, top } = room;
    this.#put(show(place, this.#zoom, { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top }));
  }

  reset() {
    if (this.on) this.#put(WHOLE_VIEW);
  }

  /** @param {Zoom} zoom */
  #put(zoom) {
    const parts = this.#parts;
    this.#zoom = parts ? zoom : WHOLE_VIEW;
    const { scale, x, y } = this.#zoom;
    parts?.drawing.style.setProperty("transform", this.on ? `translate(${x}px, ${y}px) scale(${scale})` : "");
    parts?.view.classList.toggle("stage-view--enlarged", this.on);
    if (!this.on) return this.#button.remove();
    const percent = formatCount(Math.round(scale * 100));
    this.#button.textContent = t("{percent} %", { percent });
    this.#button.setAttribute("aria-label", t("Enlarged to {percent} %: show all of it (0)", { percent }));
    if (!this.#button.isConnected) this.stage.append(this.#button);
  }
}
