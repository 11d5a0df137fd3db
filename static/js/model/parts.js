/**
 * The matrices of a step as parts of a layout: turned, windowed, with the width of their numbers.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./geometry.js").Part} Part
 * @typedef {import("./geometry.js").Layout} Layout
 * @typedef {import("./geometry.js").Space} Space
 *
 * @typedef {object} Scroll
 * @property {import("./windows.js").Windows} windows what is asked for of long axes
 * @property {Record<string, number>} starts where axes begin that are sent whole but don't fit
 */
import { falkLayout } from "./falk.js";
import { formatNumber, lettersIn, widthInEms } from "./format.js";
import { length } from "./geometry.js";
import { labelOf } from "./naming.js";
import { operatorsOf } from "./operators.js";
import { productOf, turn } from "./product.js";
import { rowLayout } from "./row-layout.js";
import { scaleOf } from "./values.js";
import { WHOLE, windowOf } from "./windows.js";

/** Room for "−0.00" is kept where numbers aren't whole, so that a sign that comes or goes moves nothing. */
const LEAST_EMS = widthInEms("−0.00");
const LETTER = 0.56;

/**
 * @param {Matrix} matrix
 * @param {boolean} transposed
 * @param {Frame|null} frame
 * @param {Scroll} scroll
 * @returns {Part}
 */
export function partOf(matrix, transposed, frame, { windows, starts }) {
  const size = turn(transposed, ...matrix.shape);
  const axes = turn(transposed, ...matrix.axes);
  const rows = windowOf(windows, axes[0], size[0]);
  const along = transposed ? "column" : "row";
  let longest = 0;
  for (let n = rows[0]; n < rows[1]; n++) longest = Math.max(longest, lettersIn(labelOf(matrix, along, n)));
  return {
    id: matrix.id,
    symbol: matrix.symbol + (transposed ? "ᵀ" : ""),
    transposed,
    axes,
    size,
    rows,
    columns: windowOf(windows, axes[1], size[1]),
    starts: [starts[axes[0]] ?? 0, starts[axes[1]] ?? 0],
    ems: longestNumber(frame, matrix.id),
    labelEms: longest * LETTER,
  };
}

/**
 * @param {Frame|null} frame
 * @param {string} id
 * @returns {number} width of the longest number, in ems
 */
export function longestNumber(frame, id) {
  const { decimals } = scaleOf(frame, id);
  let ems = decimals === 0 ? 0 : LEAST_EMS;
  for (const value of frame?.views.get(id)?.data ?? []) {
    ems = Math.max(ems, widthInEms(formatNumber(value, decimals)));
  }
  return ems;
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Frame|null} frame
 * @param {Scroll} scroll
 * @param {Space} space
 * @param {number} resultEms width of the longest number that the result shows, if that isn't its own
 * @returns {Layout} blocks in the order of the step's inputs, for a product left before right
 */
export function layoutOf(matrices, step, frame, scroll, space, resultEms) {
  /** @param {string} id @param {boolean} [transposed] */
  const part = (id, transposed = false) => {
    const matrix = matrices.get(id);
    if (!matrix) throw new Error(`no matrix ${id} in this program`);
    return partOf(matrix, transposed, frame, scroll);
  };
  const product = productOf(step);
  const result = part(step.output);
  result.ems = Math.max(result.ems, resultEms);
  if (product) {
    const { left, right } = product;
    const parts = { left: part(left.id, left.transposed), right: part(right.id, right.transposed), result };
    return roomiest((room) => falkLayout(parts, room), space);
  }
  const { before, between } = operatorsOf(step);
  const parts = [...step.inputs.map((id) => part(id)), result];
  const under = parts.length === 2 && result.size[0] === 1 && result.size[1] > 1 && parts[0].size[0] > 1;
  return roomiest((room) => rowLayout({ parts, before, operators: between, under }, room), space);
}

/**
 * Where type must be large, symbols and labels give way before a short axis is cut.
 *
 * @param {(space: Space) => Layout} layout
 * @param {Space} space
 * @returns {Layout}
 */
function roomiest(layout, space) {
  const usual = layout(space);
  if (space.smallest === undefined || !usual.windowed.some(({ size }) => size <= WHOLE)) return usual;
  const compact = layout({ ...space, compact: true });
  return cellsOf(compact) > cellsOf(usual) ? compact : usual;
}

/** @param {Layout} layout @returns {number} how many cells it shows */
function cellsOf({ blocks }) {
  return blocks.reduce((all, { rows, columns }) => all + length(rows) * length(columns), 0);
}
