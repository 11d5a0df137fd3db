/**
 * Which rows and columns of each matrix a frame holds: one window an axis name.
 *
 * @typedef {import("../model/types.js").Span} Span
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/windows.js").Windows} Windows
 */
import { SHOWN, WHOLE } from "../model/windows.js";
import { t } from "../words/words.js";
import { Refused } from "./refusal.js";

/**
 * @param {Matrix[]} matrices
 * @returns {Map<string, number>} how long the longest axis of each name is
 */
function axisSizes(matrices) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const { axes, shape } of matrices) axes.forEach((axis, n) => sizes.set(axis, Math.max(shape[n], sizes.get(axis) ?? 0)));
  return sizes;
}

/**
 * @param {Matrix[]} matrices
 * @param {Windows} asked
 * @returns {Windows} of every axis: what was asked, else all of a short axis, the first places of a long one
 */
export function resolveWindows(matrices, asked) {
  const sizes = axisSizes(matrices);
  for (const [axis, [start, stop]] of Object.entries(asked)) {
    const size = sizes.get(axis);
    if (size === undefined) {
      const known = [...sizes.keys()].sort().join(", ");
      throw new Refused(t("this network has no axis “{axis}”; its axes are: {known}", { axis, known }), `windows.${axis}`, "window");
    }
    if (start < 0 || start >= Math.min(stop, size)) {
      const said = t("[{start}, {stop}] shows nothing of the axis “{axis}”, {size} long: start must be from 0 to {last}, and stop greater than start", {
        start, stop, axis, size, last: size - 1,
      });
      throw new Refused(said, `windows.${axis}`, "window");
    }
  }
  return Object.fromEntries([...sizes].map(([axis, size]) => [axis, windowOf(size, asked[axis])]));
}

/** @param {number} size @param {Span|undefined} asked @returns {Span} */
function windowOf(size, asked) {
  if (asked) return [asked[0], Math.min(asked[1], size)];
  return [0, size <= WHOLE ? size : SHOWN];
}

/**
 * @param {Span} window
 * @param {number} size of an axis; what would lie behind its end is moved back onto it
 * @returns {Span}
 */
export function cut([start, stop], size) {
  const length = Math.min(stop - start, size);
  const first = Math.min(start, size - length);
  return [first, first + length];
}

/**
 * @param {import("./dense.js").Dense} matrix
 * @param {Span} rows
 * @param {Span} columns
 * @returns {Float64Array} a copy of these cells
 */
export function cellsOf({ columns: width, data }, rows, columns) {
  const length = columns[1] - columns[0];
  const cells = new Float64Array((rows[1] - rows[0]) * length);
  for (let row = rows[0], at = 0; row < rows[1]; row++, at += length) {
    cells.set(data.subarray(row * width + columns[0], row * width + columns[1]), at);
  }
  return cells;
}
