/** A picture on a canvas: the same pixels as in the grid, where there are many of them. */
import { inkOf } from "../model/pictures.js";

/** Pixels of the canvas to the side of a pixel of the picture, and between two of them. */
const SIDE = 20;
const GAP = 1;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly number[]} pixels row by row
 * @param {number} width of the picture
 * @param {number} full magnitude that is drawn in full
 */
export function paint(canvas, pixels, width, full) {
  const context = canvas.getContext("2d");
  if (!context) return;
  canvas.width = width * SIDE + GAP;
  canvas.height = (pixels.length / width) * SIDE + GAP;
  context.fillStyle = getComputedStyle(canvas).getPropertyValue("--role");
  pixels.forEach((value, n) => {
    const x = (n % width) * SIDE + GAP;
    const y = Math.floor(n / width) * SIDE + GAP;
    const side = SIDE - GAP;
    const { whole, half } = inkOf(value, full);
    context.globalAlpha = whole;
    context.fillRect(x, y, side, side);
    if (half === 0) return;
    context.globalAlpha = half;
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(x + side, y);
    context.lineTo(x + side, y + side);
    context.fill();
  });
}
