/**
 * A whole matrix on a canvas: one picture of it, moved and stretched, so that panning costs the same
 * however large it is; the strips with the names of rows and columns along it; the cell of the cursor.
 *
 * @typedef {import("./view.js").View} View
 * @typedef {import("./view.js").Room} Room
 * @typedef {import("./view.js").Position} Position
 * @typedef {import("./levels.js").Levels} Levels
 * @typedef {import("./palette.js").Palette} Palette
 *
 * @typedef {object} Scene
 * @property {Levels} levels
 * @property {CanvasImageSource} picture of all levels
 * @property {View} view
 * @property {Room} room of the cells, without the strips
 * @property {Position|null} cursor
 * @property {{rows: [number, number], columns: [number, number]}} window what the stage shows of it
 * @property {(along: "row"|"column", n: number) => string} label
 * @property {(row: number, column: number) => string|null} fill the colour of a cell; null: it is to be predicted
 * @property {Palette} palette
 */
import { inkOf } from "../model/pictures.js";
import { shareAt, SIDE } from "./levels.js";
import { labelEvery, seen } from "./view.js";

/** What the strips take to the left and above, and what a name does along them, in sizes of the type. */
const STRIP = { left: 6.4, top: 2.2 };
const NAME = { row: 1.35, column: 3.8 };
const LOUPE = 3;
/** Cells from this size on, in pixels, are drawn one by one. */
const SINGLE = 14;

/** @param {number} size of the type @returns {{left: number, top: number}} what the strips take */
export function stripOf(size) {
  return { left: Math.round(STRIP.left * size), top: Math.round(STRIP.top * size) };
}

/** @param {CanvasRenderingContext2D} context in pixels of the page @param {Scene} scene */
export function paint(context, scene) {
  const { view, room, levels, picture } = scene;
  const around = stripOf(scene.palette.size);
  context.clearRect(0, 0, room.width + around.left, room.height + around.top);
  context.save();
  context.translate(around.left, around.top);
  context.save();
  context.beginPath();
  context.rect(0, 0, room.width, room.height);
  context.clip();
  const [height, width] = levels.size;
  const { rows, columns } = seen(room, levels.shape, view);
  if (view.across >= SINGLE && view.down >= SINGLE && height === levels.shape[0] && width === levels.shape[1]) {
    for (let row = rows[0]; row < rows[1]; row += 1) {
      for (let column = columns[0]; column < columns[1]; column += 1) {
        cell(context, scene, { row, column }, view.x + column * view.across, view.y + row * view.down, view.across, view.down);
      }
    }
  } else {
    // Only what is seen is stretched.
    const [top, left] = [Math.floor(rows[0] / levels.block[0]), Math.floor(columns[0] / levels.block[1])];
    const [bottom, right] = [Math.min(height, Math.ceil(rows[1] / levels.block[0])), Math.min(width, Math.ceil(columns[1] / levels.block[1]))];
    const [down, across] = [view.down * levels.block[0], view.across * levels.block[1]];
    context.imageSmoothingEnabled = down < SIDE || across < SIDE;
    context.drawImage(picture, left * SIDE, top * SIDE, (right - left) * SIDE, (bottom - top) * SIDE, view.x + left * across, view.y + top * down, (right - left) * across, (bottom - top) * down);
  }
  if (scene.cursor) ring(context, scene, scene.cursor);
  context.restore();
  strip(context, scene, "row", rows, view.down, view.y);
  strip(context, scene, "column", columns, view.across, view.x);
  context.restore();
}

/**
 * One cell, a pixel apart from the next; a negative one has its mark.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Pick<Scene, "levels"|"fill"|"palette">} scene
 * @param {Position} at
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function cell(context, { levels, fill, palette }, { row, column }, x, y, width, height) {
  const colour = fill(row, column);
  if (colour === null) return;
  const share = shareAt(levels, row, column);
  const { whole, half } = inkOf(share, 1);
  const [right, bottom] = [x + width - 0.5, y + height - 0.5];
  context.fillStyle = Number.isNaN(share) ? palette.alert : colour;
  context.globalAlpha = whole;
  context.fillRect(x + 0.5, y + 0.5, width - 1, height - 1);
  if (half > 0) {
    context.globalAlpha = half;
    context.beginPath();
    context.moveTo(x + 0.5, y + 0.5);
    context.lineTo(right, y + 0.5);
    context.lineTo(right, bottom);
    context.fill();
  }
  context.globalAlpha = 1;
}

/** @param {CanvasRenderingContext2D} context @param {Scene} scene @param {Position} cell */
function ring(context, { view, palette }, { row, column }) {
  const [width, height] = [Math.max(6, view.across), Math.max(6, view.down)];
  const x = view.x + (column + 0.5) * view.across - width / 2;
  const y = view.y + (row + 0.5) * view.down - height / 2;
  for (const [colour, line] of /** @type {[string, number][]} */ ([[palette.ink, 4], [palette.selection, 2]])) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.strokeRect(x, y, width, height);
  }
}

/**
 * The names along one side, every so many-th; which of them the stage shows; that of the cursor.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Scene} scene
 * @param {"row"|"column"} along
 * @param {[number, number]} span that is seen
 * @param {number} size of a cell
 * @param {number} start where the matrix begins
 */
function strip(context, { room, cursor, window, label, palette }, along, span, size, start) {
  const rows = along === "row";
  const needed = NAME[along] * palette.size;
  const length = rows ? room.height : room.width;
  const at = (/** @type {number} */ n) => start + n * size;
  const edge = rows ? palette.size / 2 : palette.size;
  const middleOf = (/** @type {number} */ n) => Math.max(edge, Math.min(length - edge, at(n + 0.5)));
  const put = (/** @type {number} */ n, /** @type {string} */ colour, /** @type {string} */ weight) => {
    context.font = `${weight} ${palette.size}px ${palette.font}`;
    context.fillStyle = colour;
    context.textBaseline = "middle";
    context.textAlign = rows ? "right" : "center";
    const middle = middleOf(n);
    context.fillText(label(along, n), rows ? -10 : middle, rows ? middle : -8 - 0.6 * palette.size, rows ? stripOf(palette.size).left - 14 : 6 * palette.size);
  };
  const [from, to] = rows ? window.rows : window.columns;
  const [first, end] = [Math.max(0, at(from)), Math.min(length, Math.max(at(to), at(from) + 3))];
  context.fillStyle = palette.selection;
  if (end > first) context.fillRect(rows ? -6 : first, rows ? first : -6, rows ? 4 : end - first, rows ? end - first : 4);
  const every = labelEvery(size, needed);
  const here = cursor && (rows ? cursor.row : cursor.column);
  let last = -Infinity;
  for (let n = Math.ceil(span[0] / every) * every; n < span[1]; n += every) {
    const free = middleOf(n) - last >= 0.9 * needed && (here === null || Math.abs(n - here) * size >= 0.9 * needed);
    if (!free) continue;
    put(n, palette.muted, "400");
    last = middleOf(n);
  }
  if (here !== null && here >= span[0] && here < span[1]) put(here, palette.ink, "700");
}

/**
 * The cells around the cursor, magnified.
 *
 * @param {CanvasRenderingContext2D} context of a square
 * @param {number} side of the square
 * @param {Levels} levels
 * @param {Position} cursor
 * @param {Pick<Scene, "fill"|"palette">} how
 */
export function paintLoupe(context, side, levels, { row, column }, { fill, palette }) {
  const size = side / (2 * LOUPE + 1);
  context.clearRect(0, 0, side, side);
  for (let down = -LOUPE; down <= LOUPE; down += 1) {
    for (let across = -LOUPE; across <= LOUPE; across += 1) {
      const at = { row: row + down, column: column + across };
      if (at.row < 0 || at.column < 0 || at.row >= levels.shape[0] || at.column >= levels.shape[1]) continue;
      cell(context, { levels, fill, palette }, at, (across + LOUPE) * size, (down + LOUPE) * size, size, size);
    }
  }
  for (const [colour, line] of /** @type {[string, number][]} */ ([[palette.ink, 4], [palette.selection, 2]])) {
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.strokeRect(LOUPE * size, LOUPE * size, size, size);
  }
}
