/**
 * Ink on a picture, as the pictures of the dataset came about: drawn in black and white on a grid four
 * times as fine, of whose cells those that are black are counted. So the edges of a stroke are soft.
 *
 * @typedef {{x: number, y: number}} Point in pixels from the upper left corner of the picture
 * @typedef {object} Sheet
 * @property {number} height in pixels
 * @property {number} width
 * @property {Float64Array} under what is drawn on: the ink of each pixel, row by row
 * @property {Uint8Array} fine 1 where it is black, row by row
 */

/** Cells to the side of a pixel. */
const FINE = 4;
/** Half the width of a stroke, and the side of a picture that it is the width for, in pixels. */
const RADIUS = 0.85;
const SIDE = 8;

/**
 * @param {number} height
 * @param {number} width
 * @param {readonly number[]} [under]
 * @returns {Sheet}
 */
export function sheetOf(height, width, under = new Array(height * width).fill(0)) {
  return { height, width, under: Float64Array.from(under), fine: new Uint8Array(height * width * FINE * FINE) };
}

/**
 * Black out all that is near a line.
 *
 * @param {Sheet} sheet is written on
 * @param {Point} from
 * @param {Point} to
 */
export function draw({ height, width, fine }, from, to) {
  const radius = RADIUS * Math.max(1, Math.min(height, width) / SIDE);
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  for (let row = 0; row < height * FINE; row += 1) {
    for (let column = 0; column < width * FINE; column += 1) {
      const [x, y] = [(column + 0.5) / FINE - from.x, (row + 0.5) / FINE - from.y];
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (x * dx + y * dy) / length));
      if ((x - along * dx) ** 2 + (y - along * dy) ** 2 <= radius * radius) fine[row * width * FINE + column] = 1;
    }
  }
}

/**
 * Make one pixel white.
 *
 * @param {Sheet} sheet is written on
 * @param {number} pixel
 */
export function wipe({ width, under, fine }, pixel) {
  under[pixel] = 0;
  for (const n of cellsOf(pixel, width)) fine[n] = 0;
}

/**
 * @param {number} pixel
 * @param {number} width
 * @returns {Point} its middle
 */
export function middleOf(pixel, width) {
  return { x: (pixel % width) + 0.5, y: Math.floor(pixel / width) + 0.5 };
}

/** @param {Sheet} sheet @returns {number[]} the ink of each pixel, 0 to 1 */
export function inkOn({ width, under, fine }) {
  return Array.from(under, (ink, pixel) => Math.max(ink, cellsOf(pixel, width).reduce((sum, n) => sum + fine[n], 0) / FINE ** 2));
}

/** @param {number} pixel @param {number} width @returns {number[]} its cells of the fine grid */
function cellsOf(pixel, width) {
  const first = Math.floor(pixel / width) * FINE * width * FINE + (pixel % width) * FINE;
  return Array.from({ length: FINE ** 2 }, (_, n) => first + Math.floor(n / FINE) * width * FINE + (n % FINE));
}
