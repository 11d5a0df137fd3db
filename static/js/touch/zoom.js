/**
 * How the stage's drawing lies in its room while it is enlarged: pure arithmetic in pixels.
 *
 * @typedef {object} Zoom
 * @property {number} scale 1: as drawn
 * @property {number} x how far the drawing is moved from where it lies by itself
 * @property {number} y
 *
 * @typedef {{x: number, y: number}} Point measured from the room's upper left corner
 *
 * @typedef {object} Place
 * @property {{width: number, height: number}} room
 * @property {{x: number, y: number, width: number, height: number}} drawing as it lies by itself
 */

/** @type {Zoom} */
export const WHOLE_VIEW = { scale: 1, x: 0, y: 0 };
export const LARGEST = 4;
/** Less than this is no enlargement. */
const LEAST = 1.02;
/** The drawing's edge comes so far into the room. */
const EDGE = 12;

/**
 * What was under one point at one zoom comes under another point at another scale.
 *
 * @param {Place} place
 * @param {Zoom} zoom
 * @param {number} scale
 * @param {Point} from
 * @param {Point} [to]
 * @returns {Zoom} that leaves no part of the room empty which could show something
 */
export function zoomTo({ room, drawing }, zoom, scale, from, to = from) {
  const next = Math.max(1, Math.min(LARGEST, scale));
  if (next < LEAST) return WHOLE_VIEW;
  const ratio = next / zoom.scale;
  const x = to.x - drawing.x - (from.x - drawing.x - zoom.x) * ratio;
  const y = to.y - drawing.y - (from.y - drawing.y - zoom.y) * ratio;
  return {
    scale: next,
    x: kept(x, drawing.x, drawing.width * next, room.width),
    y: kept(y, drawing.y, drawing.height * next, room.height),
  };
}

/**
 * @param {Place} place
 * @param {Zoom} zoom
 * @param {number} dx
 * @param {number} dy
 * @returns {Zoom}
 */
export function pan(place, zoom, dx, dy) {
  return zoomTo(place, zoom, zoom.scale, { x: 0, y: 0 }, { x: dx, y: dy });
}

/**
 * The least move that brings a box into the room.
 *
 * @param {Place} place
 * @param {Zoom} zoom
 * @param {{left: number, top: number, right: number, bottom: number}} box as it is now
 * @returns {Zoom} the same one if it is there already
 */
export function show(place, zoom, box) {
  const dx = inside(box.left, box.right, place.room.width);
  const dy = inside(box.top, box.bottom, place.room.height);
  return dx === 0 && dy === 0 ? zoom : pan(place, zoom, dx, dy);
}

/**
 * @param {number} offset
 * @param {number} start where the drawing lies by itself
 * @param {number} size of it, enlarged
 * @param {number} room
 */
function kept(offset, start, size, room) {
  if (size <= room - 2 * EDGE) return (room - size) / 2 - start;
  return Math.max(room - size - EDGE - start, Math.min(EDGE - start, offset));
}

/** @param {number} first @param {number} last @param {number} room @returns {number} */
function inside(first, last, room) {
  if (first < EDGE) return EDGE - first;
  return Math.min(0, room - EDGE - last);
}
