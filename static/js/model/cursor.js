/**
 * Where one stands: an iteration and a step of it.
 *
 * @typedef {{iteration: number, step: number}} Cursor
 */
import { ungrouped } from "./format.js";

/**
 * The cursor some steps further or back; over the ends it goes on in the next or previous iteration.
 *
 * @param {Cursor} cursor
 * @param {number} by
 * @param {number} steps of one iteration
 * @returns {Cursor} not before the first step of iteration 0
 */
export function moved(cursor, by, steps) {
  const place = Math.max(0, cursor.iteration * steps + cursor.step + by);
  return { iteration: Math.floor(place / steps), step: place % steps };
}

/**
 * The iteration that someone typed.
 *
 * @param {string} text
 * @returns {number|null} null if it isn't a whole number from 0
 */
export function parseIteration(text) {
  const digits = ungrouped(text);
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
