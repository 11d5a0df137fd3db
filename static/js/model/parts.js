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
import { seen } from "./geometry.js";
import { labelOf } from "./naming.js";
import { operatorsOf } from "./operators.js";
import { productOf, turn } from "./product.js";
import { rowLayout } from "./row-layout.js";
import { scaleOf } from "./values.js";
import { windowOf } from "./windows.js";

/** Room for "−0.00" is kept where numbers aren't whole, so that a sign that comes or goes moves nothing. */
const LEAST_EMS = widthInEms("−0.00");
const LETTER = 0.56;
/** A cell is as wide as this much of its column's label, in ems, where labels can't be set smaller. */
const MOST_OF_LABEL = 4;

/**
 * @param {Matrix} matrix
 * @param {boolean} transposed
 * @param {Frame|null} frame
 * @param {Scroll} scroll
 * @param {number} [smallest] font
 * @returns {Part}
 */
export function partOf(matrix, transposed, frame, { windows, starts }, smallest = 0) {
  const size = turn(transposed, ...matrix.shape);
  const axes = turn(transposed, ...matrix.axes);
  const rows = windowOf(windows, axes[0], size[0]);
  const along = transposed ? "column" : "row";
  const columns = windowOf(windows, axes[1], size[1]);
  /** @param {"row"|"column"} which @param {import("./types.js").Span} span */
  const longest = (which, [start, stop]) => {
    let letters = 0;
    for (let n = start; n < stop; n++) letters = Math.max(letters, lettersIn(labelOf(matrix, which, n)));
    return letters * LETTER;
  };
  return {
    id: matrix.id,
    symbol: matrix.symbol + (transposed ? "ᵀ" : ""),
    transposed,
    axes,
    size,
    rows,
    columns,
    starts: [starts[axes[0]] ?? 0, starts[axes[1]] ?? 0],
    ems: Math.max(longestNumber(frame, matrix.id), smallest && Math.min(MOST_OF_LABEL, longest(transposed ? "row" : "column", columns))),
    labelEms: longest(along, rows),
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
    return partOf(matrix, transposed, frame, scroll, space.smallest);
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
 * Where little would be seen, symbols, labels and the signs of what is left out give way.
 *
 * @param {(space: Space) => Layout} layout
 * @param {Space} space
 * @returns {Layout}
 */
function roomiest(layout, space) {
  let best = layout(space);
  for (const tight of Number.isFinite(space.height) ? [false, true] : []) {
    if (seen(best) === 1) break;
    const tried = layout({ ...space, compact: true, tight });
    if (seen(tried) > seen(best)) best = tried;
  }
  return best;
}
