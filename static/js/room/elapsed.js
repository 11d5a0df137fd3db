/** A timer's reading, and the time it has measured. Moments are milliseconds of one clock. */

/** @typedef {{before: number, since: number|null}} Timer before: measured until the last pause; since: null while it rests */

/** @param {number} now @returns {Timer} running from 0 */
export const started = (now) => ({ before: 0, since: now });

/** @param {Timer} timer @param {number} now @returns {number} milliseconds */
export function elapsed({ before, since }, now) {
  return before + (since === null ? 0 : now - since);
}

/** @param {Timer} timer @param {number} now @returns {Timer} paused, or running again */
export function turned(timer, now) {
  return { before: elapsed(timer, now), since: timer.since === null ? now : null };
}

/** @param {Timer} timer @param {number} now @returns {Timer} at 0, running or resting as before */
export function cleared(timer, now) {
  return { before: 0, since: timer.since === null ? null : now };
}

/** @param {number} milliseconds @returns {string} "4:05", from an hour on "1:04:05" */
export function reading(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
