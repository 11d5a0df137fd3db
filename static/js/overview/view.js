/**
 * How a whole matrix lies in its room: pure arithmetic in pixels. Its cells needn't be square, so that a
 * long matrix fills the room at first; enlarged, they become so.
 *
 * @typedef {{width: number, height: number}} Room
 * @typedef {[number, number]} Shape rows and columns
 * @typedef {{x: number, y: number}} Point measured from the room's upper left corner
 * @typedef {{row: number, column: number}} Position
 *
 * @typedef {object} View
 * @property {number} x where the matrix begins, measured from the room's upper left corner
 * @property {number} y
 * @property {number} across width of a cell
 * @property {number} down height of a cell
 */

/** The largest cell; and the largest of a matrix that is small enough to be seen whole. */
const LARGEST = 56;
const ROOMY = 40;

/** @param {Room} room @param {Shape} shape @returns {View} all of the matrix */
export function whole({ width, height }, [rows, columns]) {
  return { x: 0, y: 0, across: Math.min(ROOMY, width / columns), down: Math.min(ROOMY, height / rows) };
}

/**
 * @param {Room} room
 * @param {Shape} shape
 * @param {View} view
 * @param {number} factor
 * @param {Point} at what lies there stays there
 * @returns {View}
 */
export function zoomed(room, shape, view, factor, at) {
  const least = whole(room, shape);
  const across = Math.min(LARGEST, Math.max(least.across, view.across * factor));
  const down = Math.min(LARGEST, Math.max(least.down, view.down * factor));
  const x = at.x - ((at.x - view.x) / view.across) * across;
  const y = at.y - ((at.y - view.y) / view.down) * down;
  return kept(room, shape, { x, y, across, down });
}

/** @param {Room} room @param {Shape} shape @param {View} view @param {number} dx @param {number} dy @returns {View} */
export function panned(room, shape, view, dx, dy) {
  return kept(room, shape, { ...view, x: view.x + dx, y: view.y + dy });
}

/**
 * The least move that brings a cell into the room.
 *
 * @param {Room} room
 * @param {Shape} shape
 * @param {View} view
 * @param {Position} cell
 * @returns {View}
 */
export function showing(room, shape, view, { row, column }) {
  const dx = inside(view.x + column * view.across, view.across, room.width);
  const dy = inside(view.y + row * view.down, view.down, room.height);
  return dx === 0 && dy === 0 ? view : panned(room, shape, view, dx, dy);
}

/** @param {View} view @param {Shape} shape @param {Point} at @returns {Position|null} the cell that lies there */
export function cellAt({ x, y, across, down }, [rows, columns], at) {
  const row = Math.floor((at.y - y) / down);
  const column = Math.floor((at.x - x) / across);
  return row >= 0 && row < rows && column >= 0 && column < columns ? { row, column } : null;
}

/** @param {Room} room @param {Shape} shape @param {View} view @returns {{rows: [number, number], columns: [number, number]}} what is seen, half-open */
export function seen({ width, height }, [rows, columns], { x, y, across, down }) {
  return {
    rows: [Math.max(0, Math.floor(-y / down)), Math.min(rows, Math.ceil((height - y) / down))],
    columns: [Math.max(0, Math.floor(-x / across)), Math.min(columns, Math.ceil((width - x) / across))],
  };
}

/**
 * @param {number} size of a cell along an axis
 * @param {number} needed room of a label
 * @returns {number} every how many-th cell has one: 1, 2, 5, 10, 20, …
 */
export function labelEvery(size, needed) {
  const least = needed / size;
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step >= least - 1e-9) ?? 10 * power;
}

/**
 * @param {Position} cell
 * @param {string} key
 * @param {Shape} shape
 * @param {{rows: number, columns: number}} page how many are seen
 * @returns {Position|null} where a key goes; null if it means nothing here
 */
export function cellAfterKey({ row, column }, key, [rows, columns], page) {
  const to = (/** @type {number} */ r, /** @type {number} */ c) => ({ row: Math.max(0, Math.min(rows - 1, r)), column: Math.max(0, Math.min(columns - 1, c)) });
  switch (key) {
    case "ArrowUp":
      return to(row - 1, column);
    case "ArrowDown":
      return to(row + 1, column);
    case "ArrowLeft":
      return to(row, column - 1);
    case "ArrowRight":
      return to(row, column + 1);
    case "PageUp":
      return to(row - page.rows, column);
    case "PageDown":
      return to(row + page.rows, column);
    case "Home":
      return to(row, 0);
    case "End":
      return to(row, columns - 1);
    default:
      return null;
  }
}

/** @param {Room} room @param {Shape} shape @param {View} view @returns {View} that leaves no room empty which could show something */
function kept(room, [rows, columns], view) {
  const bound = (/** @type {number} */ offset, /** @type {number} */ size, /** @type {number} */ space) => Math.min(0, Math.max(Math.min(0, space - size), offset));
  return { ...view, x: bound(view.x, columns * view.across, room.width), y: bound(view.y, rows * view.down, room.height) };
}

/** @param {number} first @param {number} size @param {number} room @returns {number} */
function inside(first, size, room) {
  if (first < 0) return -first;
  return Math.min(0, room - size - first);
}
