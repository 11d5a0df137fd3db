/**
 * A parameter over the run as pictures: iteration by iteration, neuron by neuron, without the bias.
 *
 * @typedef {object} Film
 * @property {number[]} iterations in order
 * @property {number[][][]} pictures by iteration and row or column: its pixels
 * @property {number} full magnitude that is drawn in full, and every larger one
 */

/** So many of all magnitudes are at most what is drawn in full: a few outliers don't make the others faint. */
const MOST = 0.98;

/**
 * @param {import("../model/pictures.js").Image} image
 * @param {number[]} iterations
 * @param {number[][][]} values of the whole matrix, one an iteration
 * @returns {Film}
 */
export function filmOf({ axis, before, count }, iterations, values) {
  const pictures = values.map((rows) => Array.from({ length: count }, (_, line) => (axis === 0 ? rows.map((row) => row[line]) : rows[line]).slice(before)));
  const magnitudes = Float64Array.from(pictures.flat(2).filter(Number.isFinite), Math.abs).sort();
  return { iterations, pictures, full: magnitudes[Math.floor(MOST * (magnitudes.length - 1))] ?? 0 };
}

/** @param {readonly number[]} pixels @returns {{most: number, least: number}} where the largest and the smallest number stand */
export function extremes(pixels) {
  let [most, least] = [0, 0];
  pixels.forEach((value, n) => {
    if (value > pixels[most]) most = n;
    if (value < pixels[least]) least = n;
  });
  return { most, least };
}
