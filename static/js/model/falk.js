/**
 * Falk's layout of a product: the left operand at lower left, the right one above the result, the
 * result where row and column cross.
 *
 * @typedef {import("./geometry.js").Part} Part
 * @typedef {import("./geometry.js").Block} Block
 * @typedef {import("./geometry.js").Layout} Layout
 * @typedef {import("./geometry.js").Limits} Limits
 * @typedef {import("./geometry.js").Space} Space
 */
import {
  BRACKET,
  CELL,
  LEAST,
  bands,
  blockHeight,
  blockWidth,
  fontFor,
  growth,
  isCompact,
  leastHeight,
  leastWidth,
  length,
  shownSpans,
  symbolWidth,
  windowedAxes,
} from "./geometry.js";

const LABEL_FONT = 13;
const LONG_SYMBOL = 4;
/** Below this height of the stage, headers and gaps take less room. */
const LOW = 420;

/**
 * @param {{left: Part, right: Part, result: Part}} parts
 * @param {Space} space
 * @returns {Layout}
 */
export function falkLayout({ left, right, result }, space) {
  /** @type {Map<string, number>} */
  const limits = new Map();
  for (;;) {
    const fit = place(left, right, result, space, limits);
    const shorten = fit.tooHigh
      ? longest([`0${right.axes[0]}`, fit.k, right.size[0]], [`0${left.axes[0]}`, fit.i, left.size[0]])
      : fit.tooWide
        ? longest([`1${left.axes[1]}`, fit.k, left.size[1]], [`1${right.axes[1]}`, fit.j, right.size[1]])
        : null;
    if (!shorten || shorten.cells <= 1) return fit.layout;
    // The inner axis is one, whatever each operand calls it.
    const inner = [`1${left.axes[1]}`, `0${right.axes[0]}`];
    for (const axis of inner.includes(shorten.axis) ? inner : [shorten.axis]) limits.set(axis, shorten.cells - 1);
  }
}

/**
 * What to show less of: an axis that isn't shown whole anyway, down to three cells; else the longest.
 *
 * @param {...[string, number, number]} axes name, cells shown, size
 * @returns {{axis: string, cells: number}}
 */
function longest(...axes) {
  const cut = axes.filter(([, cells, size]) => cells < size && cells > 3);
  const [axis, cells] = (cut.length ? cut : axes).reduce((a, b) => (b[1] > a[1] ? b : a));
  return { axis, cells };
}

/**
 * @param {Part} left
 * @param {Part} right
 * @param {Part} result
 * @param {Space} space
 * @param {Limits} limits
 */
function place(left, right, result, space, limits) {
  const compact = isCompact(space);
  const a = shownSpans(left, limits);
  const b = shownSpans(right, limits);
  const [i, k, j] = [length(a.rows), length(a.columns), length(b.columns)];
  const low = space.height < LOW;
  const rowBands = bands(a.rows, left.size[0], compact || low, space.tight);
  const innerBands = bands(a.columns, left.size[1], compact || low, space.tight);
  const columnBands = bands(b.columns, right.size[1], compact || low, space.tight);
  // The right operand and the result stand in the same columns; the left one's may be narrower.
  const ems = Math.max(right.ems, result.ems);
  const leastLeft = leastWidth(left.ems, space);
  const leastRight = leastWidth(ems, space);

  const labels = compact ? 11.5 : LABEL_FONT;
  const labelWidth = Math.max(symbolWidth(left.symbol, compact) + 14, Math.min(compact ? 52 : 96, left.labelEms * labels + 13));
  const innerLabels = Math.min(compact ? 52 : 96, right.labelEms * labels + 16);
  // A long symbol stands below the result, so that the columns get the room beside it.
  const under = compact || result.symbol.length > LONG_SYMBOL;
  const beside = compact ? 0 : 26 + Math.max(symbolWidth(right.symbol, compact), under ? 0 : symbolWidth(result.symbol, compact));
  const header = compact || low ? 20 : 26;
  const room = BRACKET + 3;
  // The right operand's row labels stand in the gap; what is longer reaches over the left operand.
  const gap = compact ? 16 : Math.max(44, Math.min(66, innerLabels));
  const fixedWidth =
    labelWidth + 4 * room + gap + beside + innerBands.before + innerBands.after + columnBands.before + columnBands.after;
  const below = under ? 28 : 4;
  const between = header + 2 * room + (compact || low ? 10 : 20);
  const fixedHeight =
    header + 2 * room + between + below + rowBands.before + rowBands.after + innerBands.before + innerBands.after;

  const free = space.width - fixedWidth;
  const width = free / (k + j);
  const height = (space.height - fixedHeight) / (k + i);
  const most = growth(space.width) * CELL.width;
  let cellHeight = Math.min(growth(space.width) * CELL.height, height);
  // Cells keep about the proportion of the pictures, whichever side is short of room.
  let cellWidth = Math.min(most, width, Math.max(leastRight, leastLeft, cellHeight * 1.7));
  cellHeight = Math.min(cellHeight, Math.max(LEAST.height + 4, cellWidth * 0.72));
  const tooWide = free < k * leastLeft + j * leastRight;
  const tooHigh = height < leastHeight(space);
  cellHeight = Math.floor(Math.max(cellHeight, leastHeight(space)));
  cellWidth = Math.floor(cellWidth);
  const short = cellWidth < Math.max(leastLeft, leastRight) && !tooWide;
  // Where equal columns are too narrow for the numbers, each side gets what its own need.
  const spare = short ? (free - k * leastLeft - j * leastRight) / (k + j) : 0;
  const leftWidth = short ? Math.floor(leastLeft + spare) : Math.max(cellWidth, leastLeft);
  const rightWidth = short ? Math.floor(leastRight + spare) : Math.max(cellWidth, leastRight);

  const base = { cellWidth: rightWidth, cellHeight, stretched: 1, tight: space.tight };
  const inner = k * leftWidth + innerBands.before + innerBands.after;
  const xLeft = labelWidth + room;
  const xRight = xLeft + inner + 2 * room + gap;
  const yTop = header + room;
  const innerHeight = k * cellHeight + innerBands.before + innerBands.after;
  const yLow = yTop + innerHeight + between;
  /** @type {Block[]} */
  const blocks = [
    {
      ...base, cellWidth: leftWidth, part: left, x: xLeft, y: yLow, rows: a.rows, columns: a.columns,
      rowBands, columnBands: innerBands, rowLabels: true, columnLabels: true, symbolAt: "corner",
    },
    {
      ...base, part: right, x: xRight, y: yTop, rows: b.rows, columns: b.columns,
      rowBands: innerBands, columnBands, rowLabels: true, columnLabels: true,
      symbolAt: compact ? "corner" : "right",
    },
    {
      ...base, part: result, x: xRight, y: yLow, rows: a.rows, columns: b.columns,
      rowBands, columnBands, rowLabels: false, columnLabels: false,
      symbolAt: under ? "below" : "right",
    },
  ];
  const last = blocks[2];
  /** @type {Layout} */
  const layout = {
    kind: "falk",
    width: xRight + blockWidth(last) + room + beside,
    height: yLow + blockHeight(last) + room + below,
    font: Math.min(fontFor(leftWidth, cellHeight, left.ems), fontFor(rightWidth, cellHeight, ems)),
    compact,
    blocks,
    marks: [],
    windowed: windowedAxes(blocks),
  };
  return { layout, tooWide, tooHigh, i, j, k };
}
