/**
 * Windows: of an axis too long to be drawn, the part that is shown. One window an axis name, so
 * that every matrix with this axis scrolls together.
 *
 * @typedef {import("./types.js").Span} Span
 * @typedef {Record<string, Span>} Windows
 */

/** Axes up to this long are sent whole; where they don't fit, a part of them is drawn. */
export const WHOLE = 12;
/** What is shown of a longer one. */
export const SHOWN = 8;

/**
 * @param {Windows} windows
 * @param {string} axis
 * @param {number} size
 * @returns {Span} the part of the axis that is asked for
 */
export function windowOf(windows, axis, size) {
  if (size <= WHOLE) return [0, size];
  const asked = windows[axis] ?? [0, SHOWN];
  const length = Math.min(size, asked[1] - asked[0]);
  const start = Math.max(0, Math.min(asked[0], size - length));
  return [start, start + length];
}

/**
 * The windows with one of them moved.
 *
 * @param {Windows} windows
 * @param {string} axis
 * @param {number} size
 * @param {number} start
 * @param {number} shown how many cells of the axis are drawn
 * @returns {Windows}
 */
export function moveWindow(windows, axis, size, start, shown) {
  const first = Math.max(0, Math.min(Math.round(start), size - shown));
  return { ...windows, [axis]: [first, Math.min(size, first + Math.max(shown, SHOWN))] };
}

/**
 * Where a window has to start to show a position, moved as little as possible.
 *
 * @param {Span} span what is drawn
 * @param {number} position
 * @returns {number}
 */
export function startToShow(span, position) {
  if (position < span[0]) return position;
  if (position >= span[1]) return position - (span[1] - span[0]) + 1;
  return span[0];
}

/**
 * The moves of a key on a scroll control.
 *
 * @param {string} key
 * @param {Span} span what is drawn
 * @param {number} size
 * @returns {number|null} the new start; null if the key means nothing here
 */
export function startAfterKey(key, span, size) {
  const page = span[1] - span[0];
  switch (key) {
    case "ArrowUp":
    case "ArrowLeft":
      return span[0] - 1;
    case "ArrowDown":
    case "ArrowRight":
      return span[0] + 1;
    case "PageUp":
      return span[0] - page;
    case "PageDown":
      return span[0] + page;
    case "Home":
      return 0;
    case "End":
      return size - page;
    default:
      return null;
  }
}
