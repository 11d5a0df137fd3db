/**
 * Where matrices stand: boxes of cells, fitted to the room there is. No DOM, no numbers.
 *
 * A part is what is to be placed: a matrix as it is shown (a transposed operand has its rows and
 * columns changed over already). A block is a part with its place.
 *
 * @typedef {import("./types.js").Span} Span
 *
 * @typedef {object} Part
 * @property {string} id
 * @property {string} symbol
 * @property {boolean} transposed
 * @property {[string, string]} axes names of the shown rows and columns
 * @property {[number, number]} size shown rows and columns of the whole matrix
 * @property {Span} rows the shown rows that there are numbers of
 * @property {Span} columns
 * @property {[number, number]} starts where to begin if not all of these rows and columns fit
 * @property {number} ems width of the longest number
 * @property {number} labelEms width of the longest row label
 *
 * @typedef {object} Block
 * @property {Part} part
 * @property {number} x of the first cell
 * @property {number} y
 * @property {number} cellWidth pitch
 * @property {number} cellHeight
 * @property {Span} rows shown
 * @property {Span} columns
 * @property {{before: number, after: number}} rowBands room above and below for "… 13,490 more …"
 * @property {{before: number, after: number}} columnBands
 * @property {boolean} [tight] whether there is only room for dots
 * @property {number} stretched how many rows one row is stretched over; 1: not at all
 * @property {boolean} rowLabels
 * @property {boolean} columnLabels
 * @property {"above"|"right"|"below"|"corner"} symbolAt
 *
 * @typedef {object} Mark an operator between matrices
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {"operator"|"arrow"|"down"} kind
 *
 * @typedef {object} Layout
 * @property {"falk"|"row"} kind
 * @property {number} width
 * @property {number} height
 * @property {number} font of the numbers
 * @property {boolean} compact
 * @property {Block[]} blocks operands in order, the result last
 * @property {Mark[]} marks
 * @property {{axis: string, size: number, span: Span}[]} windowed axes that aren't shown whole
 *
 * @typedef {object} Space
 * @property {number} width
 * @property {number} height may be Infinity
 * @property {number} [smallest] font of numbers
 * @property {boolean} [compact] whether symbols and labels take less room; as the width has it, if it isn't said
 * @property {boolean} [tight] whether the signs of what is left out do, too
 *
 * @typedef {ReadonlyMap<string, number>} Limits at most so many cells of an axis: "0case" of rows, "1case" of columns
 */

import { emsOf } from "./format.js";
import { WHOLE } from "./windows.js";

export const CELL = { width: 66, height: 46 };
export const LEAST = { width: 26, height: 26 };
/** A stage lower than this, as on a phone that is turned, has lower cells before it leaves rows out. */
const VERY_LOW = 330;
const LOWEST = 24;
/** From this width of the stage on, cells grow with it. */
const ROOMY = 760;
const MOST_GROWTH = 1.5;
/** Room between the cells and their bracket, the bracket's own width included. */
export const BRACKET = 9;
export const BAND = 22;
const TIGHT = 10;
export const LARGEST_FONT = 15.5;
export const SMALLEST_FONT = 9.5;
/** A number's font, of the height of its cell at most. */
const SHARE_OF_HEIGHT = 0.55;
/** Type at full size leaves no room for more than this. */
const LARGEST = 8;
/** Below this width of the stage, symbols and labels take less room. */
export const COMPACT = 520;
/** A symbol of more letters is written smaller. */
const LONG = 9;
/** What shows fewer rows or columns of a matrix that has more says little. */
const USEFUL = 3;

/**
 * @param {Part} part
 * @param {Limits} limits
 * @returns {{rows: Span, columns: Span}} what is shown of it
 */
export function shownSpans(part, limits) {
  /** @param {Span} span @param {0|1} n @returns {Span} */
  const cut = (span, n) => {
    const cells = Math.min(length(span), Math.max(1, limits.get(n + part.axes[n]) ?? Infinity));
    const start = Math.max(span[0], Math.min(part.starts[n], span[1] - cells));
    return [start, start + cells];
  };
  return { rows: cut(part.rows, 0), columns: cut(part.columns, 1) };
}

/** @param {Span} span @returns {number} */
export function length(span) {
  return span[1] - span[0];
}

/**
 * Room for the sign that cells are left out. Both ends keep it, so that scrolling moves nothing,
 * unless the stage is so narrow that only what is needed can be spared.
 *
 * @param {Span} span
 * @param {number} size
 * @param {boolean} compact
 * @param {boolean} [tight]
 * @returns {{before: number, after: number}}
 */
export function bands(span, size, compact, tight) {
  if (length(span) === size) return { before: 0, after: 0 };
  const band = tight ? TIGHT : BAND;
  return {
    before: compact && span[0] === 0 ? 0 : band,
    after: compact && span[1] === size ? 0 : band,
  };
}

/** @param {string} symbol @param {boolean} compact @returns {number} its font */
export function symbolSize(symbol, compact) {
  return compact || symbol.length > LONG ? 18 : 24;
}

/** @param {string} symbol @param {boolean} compact */
export function symbolWidth(symbol, compact) {
  return emsOf(symbol) * symbolSize(symbol, compact);
}

/** @param {Block} block @returns {number} width of all cells and bands */
export function blockWidth(block) {
  return block.columnBands.before + length(block.columns) * block.cellWidth + block.columnBands.after;
}

/** @param {Block} block @returns {number} */
export function blockHeight(block) {
  const rows = length(block.rows) * block.stretched;
  return block.rowBands.before + rows * block.cellHeight + block.rowBands.after;
}

/**
 * The font with which the longest number fits a cell.
 *
 * @param {number} cellWidth
 * @param {number} cellHeight
 * @param {number} ems
 * @returns {number}
 */
export function fontFor(cellWidth, cellHeight, ems) {
  const larger = Math.max(1, Math.min(cellWidth / CELL.width, cellHeight / CELL.height));
  return Math.min(LARGEST_FONT * larger, (cellWidth - 7) / Math.max(1, ems), cellHeight * SHARE_OF_HEIGHT);
}

/** @param {Space} space @returns {boolean} */
export function isCompact({ width, compact }) {
  return compact ?? width < COMPACT;
}

/** @param {Space} space @returns {number} the lowest cell */
export function leastHeight({ smallest, height }) {
  if (smallest !== undefined) return Math.min(LEAST.height, smallest / SHARE_OF_HEIGHT);
  return height < VERY_LOW ? LOWEST : LEAST.height;
}

/** @param {number} width of the stage @returns {number} how much larger than usual cells may be */
export function growth(width) {
  return Math.max(1, Math.min(MOST_GROWTH, width / ROOMY));
}

/** @param {number} ems @param {Space} space @returns {number} the narrowest cell that such a number can be read in */
export function leastWidth(ems, { smallest = SMALLEST_FONT }) {
  return Math.max(LEAST.width, Math.ceil(ems * smallest + 7));
}

/**
 * The place of a cell, in the layout's coordinates.
 *
 * @param {Block} block
 * @param {number} row shown
 * @param {number} column shown
 * @param {number} [copy] which of the rows that one row is stretched over
 * @returns {{x: number, y: number, width: number, height: number}|null} null outside of the window
 */
export function cellBox(block, row, column, copy = 0) {
  if (row < block.rows[0] || row >= block.rows[1]) return null;
  if (column < block.columns[0] || column >= block.columns[1]) return null;
  return {
    x: block.x + block.columnBands.before + (column - block.columns[0]) * block.cellWidth,
    y: block.y + block.rowBands.before + (row - block.rows[0] + copy) * block.cellHeight,
    width: block.cellWidth,
    height: block.cellHeight,
  };
}

/**
 * The frame round a box of shown cells, cut to the window.
 *
 * @param {Block} block
 * @param {Span} rows
 * @param {Span} columns
 * @returns {{x: number, y: number, width: number, height: number}|null}
 */
export function frameBox(block, rows, columns) {
  const top = Math.max(rows[0], block.rows[0]);
  const bottom = Math.min(rows[1], block.rows[1]);
  const left = Math.max(columns[0], block.columns[0]);
  const right = Math.min(columns[1], block.columns[1]);
  const first = cellBox(block, top, left);
  if (!first || bottom <= top || right <= left) return null;
  return {
    ...first,
    width: (right - left) * block.cellWidth,
    height: (bottom - top) * block.cellHeight,
  };
}

/**
 * The cell under a point: arithmetic, no DOM.
 *
 * @param {Layout} layout
 * @param {number} x
 * @param {number} y
 * @returns {{block: number, row: number, column: number}|null} shown row and column
 */
export function cellUnder(layout, x, y) {
  for (const [n, block] of layout.blocks.entries()) {
    const column = Math.floor((x - block.x - block.columnBands.before) / block.cellWidth);
    const row = Math.floor((y - block.y - block.rowBands.before) / block.cellHeight);
    if (column < 0 || column >= length(block.columns)) continue;
    if (row < 0 || row >= length(block.rows) * block.stretched) continue;
    return {
      block: n,
      row: block.stretched > 1 ? block.rows[0] : block.rows[0] + row,
      column: block.columns[0] + column,
    };
  }
  return null;
}

/**
 * Axes that aren't shown whole, each once, with the least that is shown of it anywhere.
 *
 * @param {Block[]} blocks
 * @returns {Layout["windowed"]}
 */
export function windowedAxes(blocks) {
  /** @type {Map<string, Layout["windowed"][number]>} */
  const found = new Map();
  for (const block of blocks) {
    for (const [n, span] of [block.rows, block.columns].entries()) {
      const axis = block.part.axes[n];
      const size = block.part.size[n];
      if (length(span) < Math.min(size, length(found.get(axis)?.span ?? [0, size]))) found.set(axis, { axis, size, span });
    }
  }
  return [...found.values()];
}

/**
 * How much is seen of the matrices: 1 where all of short axes and enough of long ones is, less where less.
 *
 * @param {Layout} layout
 * @returns {number}
 */
export function seen({ blocks }) {
  let all = 1;
  for (const { part, rows, columns } of blocks) {
    for (const [n, span] of [rows, columns].entries()) {
      const size = part.size[n];
      all *= Math.min(1, length(span) / Math.min(USEFUL, size)) ** 3 * (size > WHOLE ? 1 : length(span) / size);
    }
  }
  return all;
}

/**
 * How much larger than usual a drawing is, so that its smallest type is as large as the page wants it.
 *
 * A sheet that wants that says so with `--smallest-type`: the smallest type that the drawing uses, in its
 * own units, is to be as large as the element's font size.
 *
 * @param {string} smallest what the sheet says; "" where drawings have their usual size
 * @param {string} fontSize of the element, in pixels
 * @returns {number} pixels of the page to a unit of the drawing
 */
export function typeScale(smallest, fontSize) {
  const scale = Number.parseFloat(fontSize) / Number.parseFloat(smallest);
  return Number.isFinite(scale) && scale > 0 ? Math.min(LARGEST, scale) : 1;
}
