/**
 * The layout of steps that are no products: operands side by side with their operator between
 * them, an arrow, the result. What doesn't fit on one line goes to the next.
 *
 * @typedef {import("./geometry.js").Part} Part
 * @typedef {import("./geometry.js").Block} Block
 * @typedef {import("./geometry.js").Mark} Mark
 * @typedef {import("./geometry.js").Layout} Layout
 * @typedef {import("./geometry.js").Limits} Limits
 * @typedef {import("./geometry.js").Space} Space
 *
 * @typedef {object} Arrangement
 * @property {Part[]} parts operands in order, the result last
 * @property {string} before what stands in front of the first operand, e.g. "0.9 ×"
 * @property {string[]} operators before each part after the first; the last one stands over the arrow
 * @property {boolean} under whether the result stands below the last operand, column under column
 */
import { emsOf } from "./format.js";
import {
  BRACKET,
  CELL,
  LARGEST_FONT,
  bands,
  blockHeight,
  blockWidth,
  fontFor,
  growth,
  isCompact,
  leastHeight,
  leastWidth,
  length,
  seen,
  shownSpans,
  symbolWidth,
  windowedAxes,
} from "./geometry.js";

const COMFORTABLE = 40;
const COMFORTABLE_FONT = 11;
/** Of a cell, in ems: comfortable, and where there is less room. */
const HEIGHTS = [2.9, 2.3];
/** On a page that scrolls, a step is still to be seen at a glance. */
const HIGHEST = 820;
/** Room in front of a result that stands below, for its arrow. */
const DOWN = 40;
const ROOM = BRACKET + 3;
/** Where as much is seen, more cells are better. */
const TIE = 1e-6;
/** An operator's font. */
const SIGN = 19;
/** Between symbols that stand beside each other. */
const APART = 8;

/**
 * @typedef {object} Item a part on a line, before it has a place
 * @property {number} n
 * @property {Block} block
 * @property {number} lead room in front: operator and labels
 * @property {number} operator of that, the operator's
 * @property {number} over how far its symbol reaches over its cells, at either side
 */

/**
 * @param {Arrangement} arrangement
 * @param {Space} whole
 * @returns {Layout}
 */
export function rowLayout(arrangement, whole) {
  const space = { ...whole, height: Math.min(whole.height, HIGHEST) };
  const all = fitLines(arrangement, space, new Map());
  let best = all.layout;
  let most = 0;
  // Too little room for few rows one below the other: the result stands beside after all.
  for (const way of all.fits ? [] : [arrangement, { ...arrangement, under: false }]) {
    if (most >= 1) break;
    for (let lines = 1; lines <= way.parts.length; lines++) {
      const tried = squeeze(way, space, lines);
      const shown = tried ? seen(tried) + cellsOf(tried) * TIE : 0;
      if (tried && shown > most) [best, most] = [tried, shown];
    }
  }
  return best;
}

/** @param {Layout} layout @returns {number} how many cells it shows */
function cellsOf({ blocks }) {
  return blocks.reduce((all, { rows, columns }) => all + length(rows) * length(columns), 0);
}

/**
 * So many lines, and less of the longest columns and rows until these fit.
 *
 * @param {Arrangement} arrangement
 * @param {Space} space
 * @param {number} lines
 * @returns {Layout|null}
 */
function squeeze(arrangement, space, lines) {
  /** @type {Map<string, number>} */
  const limits = new Map();
  const least = leastWidth(Math.max(...arrangement.parts.map(({ ems }) => ems)), space);
  for (;;) {
    const { fits, layout } = flow(arrangement, space, limits, least, lines, leastHeight(space));
    if (fits) return fitLines(arrangement, space, limits, lines).layout;
    const axis = longestAxis(arrangement.parts, limits, layout.width > space.width ? 1 : 0);
    if (axis.cells <= 1) return null;
    limits.set(axis.name, axis.cells - 1);
  }
}

/**
 * @param {Part[]} parts
 * @param {Limits} limits
 * @param {0|1} n rows or columns
 * @returns {{name: string, cells: number}}
 */
function longestAxis(parts, limits, n) {
  let found = { name: "", cells: 0 };
  for (const part of parts) {
    const { rows, columns } = shownSpans(part, limits);
    const cells = length(n === 0 ? rows : columns);
    if (cells > found.cells) found = { name: n + part.axes[n], cells };
  }
  return found;
}

/**
 * The fewest lines with comfortable cells; else the lines with the largest cells.
 *
 * @param {Arrangement} arrangement
 * @param {Space} space
 * @param {Limits} limits
 * @param {number} [only] so many lines
 */
function fitLines(arrangement, space, limits, only) {
  const ems = Math.max(...arrangement.parts.map((part) => part.ems));
  const least = leastWidth(ems, space);
  const comfortableFont = Math.max(COMFORTABLE_FONT, space.smallest ?? 0);
  const larger = growth(space.width);
  let best = flow(arrangement, space, limits, least, only ?? 1, leastHeight(space));
  const comfortable = () =>
    best.fits && best.layout.blocks[0].cellWidth >= COMFORTABLE && best.layout.font >= comfortableFont;
  for (let lines = only ?? 1; lines <= (only ?? arrangement.parts.length); lines++) {
    for (let width = Math.floor(CELL.width * larger); width >= least; width -= 2) {
      const height = Math.max(leastHeight(space), Math.min(Math.round(width * 0.7), CELL.height * larger));
      let tried = flow(arrangement, space, limits, width, lines, height);
      if (!tried.fits && tried.layout.width <= space.width) {
        const short = Math.max(leastHeight(space), Math.floor(height * 0.75));
        tried = flow(arrangement, space, limits, width, lines, short);
      }
      if (!tried.fits) continue;
      const cell = tried.layout.blocks[0].cellWidth;
      if (!best.fits || cell > best.layout.blocks[0].cellWidth) best = tried;
      break;
    }
    if (comfortable()) break;
    if (lines > 1 && best.fits) continue;
    for (let font = LARGEST_FONT; font >= comfortableFont; font -= 0.5) {
      for (const high of HEIGHTS) {
        const tried = flow(arrangement, space, limits, ems * font + 7, lines, Math.min(CELL.height, font * high), font);
        if (tried.fits) return tried;
      }
    }
  }
  return best;
}

/**
 * @param {Arrangement} arrangement
 * @param {Space} space
 * @param {Limits} limits
 * @param {number} cellWidth
 * @param {number} lines
 * @param {number} cellHeight
 * @param {number|null} snug font with which each matrix is as narrow as its own numbers allow
 */
function flow({ parts, before, operators, under }, space, limits, cellWidth, lines, cellHeight, snug = null) {
  const compact = isCompact(space);
  const { tight } = space;
  const ems = Math.max(...parts.map((part) => part.ems));
  const header = compact ? 42 : 54;
  const tallest = Math.max(...parts.map((part) => length(shownSpans(part, limits).rows)));
  const items = parts.map((part, n) => item(part, n));

  /** @param {Part} part @param {number} n @returns {Item} */
  function item(part, n) {
    const { rows, columns } = shownSpans(part, limits);
    const result = n === parts.length - 1;
    const stretched =
      !result && part.size[0] === 1 && tallest > 1 && n > 0 && length(columns) > 1 ? tallest : 1;
    const model = parts[0];
    const like = n > 0 && part.axes[0] === model.axes[0] && part.size[0] === model.size[0];
    const rowLabels = part.size[0] > 1 && !like;
    const stretchedBands = bands(shownSpans(model, limits).rows, model.size[0], compact, tight);
    /** @type {Block} */
    const block = {
      part, tight, x: 0, y: 0, cellHeight, cellWidth: snug === null ? cellWidth : Math.ceil(Math.max(30, part.ems * snug + 9)), rows, columns, stretched, rowLabels,
      rowBands: stretched > 1 ? stretchedBands : bands(rows, part.size[0], compact, tight),
      columnBands: bands(columns, part.size[1], compact, tight),
      columnLabels: part.size[1] > 1 || part.size[0] > 1,
      symbolAt: "above",
    };
    const labels = rowLabels ? Math.min(compact ? 52 : 90, part.labelEms * (compact ? 11.5 : 13) + 13) : 0;
    const sign = n === 0 ? before : operators[n - 1];
    const least = n === 0 ? 0 : compact || snug !== null ? 30 : 52;
    const operator = sign ? Math.max(least, emsOf(sign) * SIGN + (compact ? 8 : 16)) : least;
    return { n, block, operator, lead: operator + labels + ROOM, over: (symbolWidth(part.symbol, compact) - blockWidth(block)) / 2 };
  }

  const rowsOfItems = split(items, under ? 2 : lines, under, space.width);
  /** @type {Mark[]} */
  const marks = [];
  let y = 0;
  let width = 0;
  for (const [line, row] of rowsOfItems.entries()) {
    const high = Math.max(...row.map(({ block }) => blockHeight(block)));
    const top = y + header + ROOM + (under && line > 0 ? DOWN : 0);
    // Where the matrix before ends, and where its symbol does.
    let [x, end] = [0, 0];
    for (const { n, block, operator, lead, over } of row) {
      const below = under && n === parts.length - 1;
      block.x = Math.max(below ? items[n - 1].block.x : x + lead, end + ROOM, Math.max(x, end) + over + (x && APART));
      block.y = top + Math.max(0, (high - blockHeight(block)) / 2);
      if (n > 0 || before) {
        const last = n === parts.length - 1;
        marks.push({
          x: below ? block.x + blockWidth(block) / 2 : (x + block.x - lead + operator) / 2,
          y: below ? top - header - ROOM - DOWN / 2 + 2 : top + high / 2,
          text: n === 0 ? before : operators[n - 1],
          kind: below ? "down" : last && !operators[n - 1].endsWith("=") ? "arrow" : "operator",
        });
      }
      x = block.x + blockWidth(block) + ROOM;
      end = x - ROOM + over;
      width = Math.max(width, x, end);
    }
    y = top + high + ROOM + (line < rowsOfItems.length - 1 ? 8 : 0);
  }
  const blocks = items.map(({ block }) => block);
  /** @type {Layout} */
  const layout = {
    kind: "row", width, height: y, font: snug ?? fontFor(cellWidth, cellHeight, ems), compact, blocks, marks,
    windowed: windowedAxes(blocks),
  };
  return { layout, fits: width <= space.width && y <= space.height };
}

/**
 * @param {Item[]} items
 * @param {number} lines at most so many
 * @param {boolean} under the last one has a line of its own
 * @param {number} width
 * @returns {Item[][]}
 */
function split(items, lines, under, width) {
  if (under) return [items.slice(0, -1), items.slice(-1)];
  /** @type {Item[][]} */
  const rows = [[]];
  let x = 0;
  for (const item of items) {
    const wide = Math.max(item.lead + ROOM, 2 * item.over) + blockWidth(item.block);
    if (x + wide > width && rows.at(-1)?.length && rows.length < lines) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push(item);
    x += wide;
  }
  return rows;
}
