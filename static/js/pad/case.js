/**
 * The case that is drawn: its row (or column) of X, Y and the prediction, and what of it was changed.
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("../pictures/lines.js").Line} Line
 *
 * @typedef {object} Drawable what can be drawn in a network
 * @property {Matrix} inputs
 * @property {import("../model/pictures.js").Image} image
 * @property {Matrix} targets
 * @property {Matrix} prediction
 */
import { cellOfPixel, imageOf } from "../model/pictures.js";

const CASE = "case";

/**
 * @param {Program|null} program
 * @returns {Drawable|null} null: its inputs aren't pictures, or its targets aren't classes
 */
export function drawableOf(program) {
  const [inputs, targets, prediction] = ["X", "Y", program?.prediction].map((id) => program?.matrices.find((one) => one.id === id));
  const image = inputs && imageOf(inputs);
  const ofCases = [inputs, targets, prediction].every((matrix) => matrix?.axes.includes(CASE));
  if (!program?.classes || !inputs || !image || !targets || !prediction || !ofCases || inputs.axes[image.axis] === CASE) return null;
  return { inputs, image, targets, prediction };
}

/** @param {Matrix} matrix with an axis of cases @param {number} n @returns {Line} all of one case */
export function lineOfCase({ id, axes }, n) {
  return { matrix: id, along: axes[0] === CASE ? "row" : "column", index: n };
}

/**
 * The cells of a case that are given these pixels.
 *
 * @param {Drawable} drawable
 * @param {number} n which case
 * @param {readonly number[]} ink of each pixel
 */
export function cellsOfCase({ image }, n, ink) {
  return ink.map((value, pixel) => ({ ...cellOfPixel(image, n, pixel), value }));
}

/**
 * The cells that make an output the target of a case; a softmax makes the others 0 by itself.
 *
 * @param {Drawable} drawable
 * @param {number} n which case
 * @param {number} chosen which class
 * @param {boolean} softmax
 */
export function cellsOfTarget({ targets }, n, chosen, softmax) {
  const rows = targets.axes[0] === CASE;
  const size = targets.shape[rows ? 1 : 0];
  const cells = Array.from({ length: size }, (_, at) => ({
    row: rows ? n : at,
    column: rows ? at : n,
    value: Number(size === 1 ? chosen === 1 : at === chosen),
  }));
  return softmax ? cells.filter(({ value }) => value === 1) : cells;
}

/** @param {readonly number[]} outputs @returns {number} the class: which side of 0.5, or the largest */
export function classOf(outputs) {
  if (outputs.length === 1) return Number(outputs[0] > 0.5);
  return outputs.reduce((most, value, n) => (value > outputs[most] ? n : most), 0);
}

/**
 * What was changed of a case. Where each iteration has a batch of its own, another one's cases are others.
 *
 * @param {Drawable} drawable
 * @param {number} n which case
 * @param {readonly Edit[]} edits
 * @param {number|null} iteration to which the edits belong; null: to any
 * @returns {Edit[]}
 */
export function editsOfCase({ inputs, targets }, n, edits, iteration) {
  return edits.filter((edit) => {
    const matrix = [inputs, targets].find(({ id }) => id === edit.matrix);
    return matrix && (matrix.axes[0] === CASE ? edit.row : edit.column) === n && (iteration === null || edit.iteration === iteration);
  });
}
