/**
 * How much larger than usual a drawing is, so that its smallest type is as large as the page wants it.
 *
 * A sheet that wants that says so with `--smallest-type`: the smallest type that the drawing uses, in its
 * own units, is to be as large as the element's font size.
 */

/** Type at full size leaves no room for more than this. */
const LARGEST = 8;

/**
 * @param {string} smallest what the sheet says; "" where drawings have their usual size
 * @param {string} fontSize of the element, in pixels
 * @returns {number} pixels of the page to a unit of the drawing
 */
export function typeScale(smallest, fontSize) {
  const scale = Number.parseFloat(fontSize) / Number.parseFloat(smallest);
  return Number.isFinite(scale) && scale > 0 ? Math.min(LARGEST, scale) : 1;
}
