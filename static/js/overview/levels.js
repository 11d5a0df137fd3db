/**
 * A whole matrix in levels of 8 bits, as the server sends it, and as pixels.
 *
 * @typedef {object} Levels
 * @property {[number, number]} shape of the matrix
 * @property {[number, number]} block how many rows and columns share a level
 * @property {[number, number]} size how many levels down and across
 * @property {Uint8Array} levels row by row
 *
 * @typedef {[number, number, number]} Colour
 */
import { inkOf } from "../model/pictures.js";

const ZERO = 128;
const STEPS = 127;
/** Pixels to the side of a level: enough for the mark of a negative one. */
export const SIDE = 2;

/** @param {{shape: [number, number], block: [number, number], levels: string}} answer @returns {Levels} */
export function readLevels({ shape, block, levels }) {
  const bytes = Uint8Array.from(atob(levels), (letter) => letter.charCodeAt(0));
  return { shape, block, size: [Math.ceil(shape[0] / block[0]), Math.ceil(shape[1] / block[1])], levels: bytes };
}

/**
 * @param {Levels} levels
 * @param {number} row
 * @param {number} column
 * @returns {number} share of the largest magnitude, −1 to 1; NaN is what isn't finite
 */
export function shareAt({ block, size, levels }, row, column) {
  const level = levels[Math.floor(row / block[0]) * size[1] + Math.floor(column / block[1])];
  return level === 0 ? NaN : (level - ZERO) / STEPS;
}

/**
 * The matrix as pixels, SIDE × SIDE a level: of a negative one the upper right is strong, the rest faint.
 *
 * @param {Levels} levels
 * @param {(row: number, column: number) => Colour} colourOf a cell
 * @param {Colour} alert of what isn't finite
 * @param {((row: number, column: number) => boolean)|null} [hidden] whether a cell is to be predicted
 * @returns {Uint8ClampedArray} red, green, blue, opacity
 */
export function pixelsOf({ block, size: [rows, columns], levels }, colourOf, alert, hidden = null) {
  const pixels = new Uint8ClampedArray(rows * columns * SIDE * SIDE * 4);
  const inks = Array.from({ length: 256 }, (_, level) => inkOf(level === 0 ? NaN : (level - ZERO) / STEPS, 1));
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (hidden?.(row * block[0], column * block[1])) continue;
      const level = levels[row * columns + column];
      const { whole, half } = inks[level];
      const [red, green, blue] = level === 0 ? alert : colourOf(row * block[0], column * block[1]);
      for (let n = 0; n < SIDE * SIDE; n += 1) {
        const [down, across] = [Math.floor(n / SIDE), n % SIDE];
        const at = 4 * ((row * SIDE + down) * columns * SIDE + column * SIDE + across);
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
        pixels[at + 3] = 255 * (half > 0 && across > down ? half : whole);
      }
    }
  }
  return pixels;
}
