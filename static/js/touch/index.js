/**
 * The matrices by touch: a swipe steps, two fingers enlarge, a long press asks where a number came
 * from. The wheel with Ctrl and the keys + − 0 enlarge where there is no touch.
 *
 * @typedef {import("../stage/stage.js").RowcolStage} Stage
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { editableCell } from "../model/changed.js";
import { use } from "../state/later.js";
import { linkSheet } from "../state/sheet.js";
import { Fingers } from "./fingers.js";
import { Lens } from "./lens.js";

await linkSheet("touch");

/** One press of a key, or of Ctrl with one notch of a wheel, in the logarithm of the scale. */
const KEY = 1.25;
const WHEEL = 0.0025;
const LINE = 16;
const TWICE = 2;
/** The drawing goes along with a swipe, but less far. */
const ALONG = 0.3;

/** @type {Lens|null} */
let lens = null;

/** @param {Store} store @returns {Lens|null} null on a page without a stage */
function lensOf(store) {
  const stage = /** @type {Stage|null} */ (document.querySelector("rowcol-stage"));
  if (stage) lens ??= new Lens(stage, store);
  return lens;
}

/** @param {Store} store @param {1|-1|0} by 0: all of it again */
export function zoomByKey(store, by) {
  const seen = lensOf(store);
  if (by === 0) seen?.reset();
  else seen?.by(by > 0 ? KEY : 1 / KEY);
}

/** @param {Store} store @param {WheelEvent} event with Ctrl it enlarges, without it moves what is enlarged */
export function zoomByWheel(store, event) {
  const seen = lensOf(store);
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE;
  if (event.ctrlKey) seen?.by(Math.exp(-event.deltaY * unit * WHEEL), { x: event.clientX, y: event.clientY });
  else seen?.pan(-(event.shiftKey ? event.deltaY : event.deltaX) * unit, -(event.shiftKey ? 0 : event.deltaY) * unit);
}

/**
 * Listen for fingers on the stage, once.
 *
 * @param {Store} store
 * @param {Player} player
 */
export function listen(store, player) {
  const seen = lensOf(store);
  const stage = seen?.stage;
  if (!seen || !stage) return;
  let start = seen.zoom;
  /** @param {PointerEvent} event @returns {import("../model/types.js").Cell|null} that holds a number to be changed */
  const editable = (event) => {
    const cell = stage.under(event);
    return cell && editableCell(store.program.value, store.matrices.value, cell);
  };
  const fingers = new Fingers({
    drags: () => seen.on,
    twice(event) {
      // Of a number that can be changed two taps change it.
      if (editable(event)) return;
      if (seen.on) seen.reset();
      else seen.by(TWICE, { x: event.clientX, y: event.clientY });
    },
    long(event) {
      const cell = stage.under(event);
      // A number that can be changed is held, to be drawn up and down.
      if (!cell || editable(event)) return false;
      stage.select(cell);
      navigator.vibrate?.(8);
      use("following", ({ follow }) => {
        follow(store, "back", cell);
        requestAnimationFrame(() => document.querySelector("rowcol-path")?.scrollIntoView({ block: "nearest" }));
      });
      return true;
    },
    swiping(dx) {
      stage.style.setProperty("--swiped", `${dx * ALONG}px`);
      stage.classList.toggle("stage--swiped", dx !== 0);
    },
    swiped(by) {
      const on = document.documentElement.dir === "rtl" ? 1 : -1;
      player.stepBy(by === on ? 1 : -1);
    },
    dragged: (dx, dy) => seen.pan(dx, dy),
    pinching: () => (start = seen.zoom),
    pinched: (factor, from, to) => seen.pinch(start, factor, from, to),
  });
  /** @param {(event: PointerEvent) => void} act @returns {(event: PointerEvent) => void} */
  const finger = (act) => (event) => {
    if (event.pointerType === "touch") act(event);
  };
  stage.addEventListener("pointerdown", finger((event) => {
    if (event.target instanceof Element && event.target.closest(".stage-view") && !event.target.closest("button")) fingers.down(event);
  }));
  document.addEventListener("pointermove", finger((event) => fingers.move(event)));
  document.addEventListener("pointerup", finger((event) => fingers.up(event)));
  document.addEventListener("pointercancel", finger((event) => fingers.cancel(event)));
  // Two fingers are the stage's: the page is neither scrolled nor enlarged by them.
  const hold = (/** @type {TouchEvent} */ event) => {
    if (event.touches.length > 1 && event.cancelable) event.preventDefault();
  };
  stage.addEventListener("touchstart", hold, { passive: false });
  stage.addEventListener("touchmove", hold, { passive: false });
  stage.addEventListener("contextmenu", (event) => {
    if (fingers.count > 0) event.preventDefault();
  });
}
