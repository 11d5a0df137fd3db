/**
 * The layers of the diagram that have no edge for each pair of neurons, as geometry: a block between the
 * two columns of neurons, with the layer's name and its parameters, and lines into it and out of it.
 *
 * @typedef {import("./diagram.js").Diagram} Diagram
 * @typedef {import("./types.js").Layer} Layer
 * @typedef {import("./types.js").Matrix} Matrix
 *
 * @typedef {object} Text
 * @property {number} x its middle
 * @property {number} y
 * @property {string} text
 * @property {import("./types.js").Role|null} role null for a word of the layer's name
 * @property {boolean} upright written from below to above
 *
 * @typedef {object} Block
 * @property {number} layer
 * @property {number} x its left border
 * @property {number} y its upper border
 * @property {number} width
 * @property {number} height
 * @property {Text[]} texts
 * @property {{x1: number, y1: number, x2: number, y2: number}[]} lines
 * @property {string|null} past what comes past other layers: a curve over their neurons, as a path of SVG
 */
import { lettersIn } from "./format.js";

/** Sizes in pixels. */
const LETTER = 6.6;
const FIGURE = 4.5;
const LINE = 16;
const SIDE = 5;
const PADDING = 8;
const BETWEEN = 6;
/** Lines into and out of a block are so long, as a share of the room between the neurons. */
const LINES = 0.14;
const LONGEST_LINE = 30;
/** A curve over the neurons begins and ends so steeply. */
const STEEP = 18;
/** From a block's corners to its outermost lines. */
const CORNER = 9;
/** Small figures are narrower than letters. */
const SMALL = /[₀-₉⁰-⁹⁺]/g;
/** A wide letter is that much wider than others. */
const WIDER = 4;
const WIDE = /[WM]/g;

/** @param {string} text @returns {number} its width */
function widthOf(text) {
  const small = text.match(SMALL)?.length ?? 0;
  const wide = text.match(WIDE)?.length ?? 0;
  return LETTER * (lettersIn(text) - small) + FIGURE * small + WIDER * wide;
}

/**
 * @param {Diagram} diagram
 * @param {Layer[]} layers of the program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @returns {Block[]}
 */
export function blocksOf({ neurons, blocks, radius }, layers, matrices) {
  const [top, bottom] = [Math.min(...neurons.map(({ y }) => y)), Math.max(...neurons.map(({ y }) => y))];
  return blocks.map((layer) => {
    const [before, after] = [layer - 1, layer].map((one) => neurons.filter((neuron) => neuron.layer === one && neuron.unit >= 0));
    const [left, right] = [before[0].x + radius, after[0].x - radius];
    const most = right - left - 2 * Math.min(LONGEST_LINE, LINES * (right - left));
    const { label, parameters, past } = layers[layer - 1];
    const symbols = parameters.flatMap((id) => matrices.get(id) ?? []);
    const room = { width: most, height: Math.max(2 * radius, bottom - top + 2 * radius) };
    const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const block = words(label.split(" "), most - 2 * SIDE) ? lying(label, symbols, room, middle) : standing(label, symbols, room, middle);
    const { x, y, width, height } = block;
    const from = neurons.find((neuron) => neuron.layer === past);
    return {
      layer,
      ...block,
      past: from ? over({ x: from.x, y: from.y - radius }, { x: middle.x, y }, top - radius) : null,
      lines: [
        ...before.map((neuron, n) => ({ x1: neuron.x + radius, y1: neuron.y, x2: x, y2: at(y, height, n, before.length) })),
        ...after.map((neuron, n) => ({ x1: x + width, y1: at(y, height, n, after.length), x2: neuron.x - radius, y2: neuron.y })),
      ],
    };
  });
}

/**
 * @param {Middle} from
 * @param {Middle} to
 * @param {number} top the upper border of all neurons
 * @returns {string} a curve that rises above the neurons, runs along and falls
 */
function over(from, to, top) {
  const high = Math.max(2, Math.min(from.y, top) - STEEP / 2);
  const turn = Math.min(STEEP, (to.x - from.x) / 2);
  return `M ${from.x} ${from.y} Q ${from.x} ${high} ${from.x + turn} ${high} H ${to.x - turn} Q ${to.x} ${high} ${to.x} ${high + turn} V ${to.y}`;
}

/** @param {number} top @param {number} height @param {number} n @param {number} count @returns {number} where one of so many lines ends */
function at(top, height, n, count) {
  return count === 1 ? top + height / 2 : top + CORNER + (n * (height - 2 * CORNER)) / (count - 1);
}

/**
 * @template T
 * @param {T[]} pieces
 * @param {number} width
 * @param {(piece: T) => string} text
 * @returns {T[][]|null} in lines that are no wider; null if a piece is
 */
function lines(pieces, width, text) {
  /** @type {T[][]} */
  const found = [];
  let full = Infinity;
  for (const piece of pieces) {
    const own = widthOf(text(piece));
    if (own > width) return null;
    if (full + BETWEEN + own > width) {
      found.push([piece]);
      full = own;
    } else {
      found[found.length - 1].push(piece);
      full += BETWEEN + own;
    }
  }
  return found;
}

/** @param {string[]} pieces @param {number} width */
const words = (pieces, width) => lines(pieces, width, (word) => word)?.map((line) => line.join(" ")) ?? null;

/**
 * @typedef {{width: number, height: number}} Room
 * @typedef {{x: number, y: number}} Middle
 * @typedef {Pick<Block, "x"|"y"|"width"|"height"|"texts">} Body
 */

/**
 * The name in lines, and under it the parameters where there is room for all of them.
 *
 * @param {string} label
 * @param {Matrix[]} symbols
 * @param {Room} room
 * @param {Middle} middle
 * @returns {Body}
 */
function lying(label, symbols, room, middle) {
  const inside = room.width - 2 * SIDE;
  const name = words(label.split(" "), inside) ?? [label];
  const found = lines(symbols, inside, ({ symbol }) => symbol) ?? [];
  const below = (name.length + found.length) * LINE + 2 * PADDING > room.height ? [] : found;
  const wide = below.map((line) => line.reduce((sum, { symbol }) => sum + widthOf(symbol), BETWEEN * (line.length - 1)));
  const width = 2 * SIDE + Math.max(...name.map(widthOf), ...wide);
  const height = 2 * PADDING + (name.length + below.length) * LINE;
  const [x, y] = [middle.x - width / 2, middle.y - height / 2];
  const line = (/** @type {number} */ n) => y + PADDING + (n + 0.5) * LINE;
  /** @type {Text[]} */
  const texts = name.map((text, n) => ({ x: middle.x, y: line(n), text, role: null, upright: false }));
  below.forEach((symbolsOfLine, n) => {
    let from = middle.x - wide[n] / 2;
    for (const { symbol, role } of symbolsOfLine) {
      const own = widthOf(symbol);
      texts.push({ x: from + own / 2, y: line(name.length + n), text: symbol, role, upright: false });
      from += own + BETWEEN;
    }
  });
  return { x, y, width, height, texts };
}

/**
 * Where there is no room for the name's words side by side, they stand upright, the parameters under them.
 *
 * @param {string} label
 * @param {Matrix[]} symbols
 * @param {Room} room
 * @param {Middle} middle
 * @returns {Body}
 */
function standing(label, symbols, room, middle) {
  const long = widthOf(label);
  const fits = symbols.every(({ symbol }) => widthOf(symbol) <= room.width - 4) && long + symbols.length * LINE + 2 * PADDING <= room.height;
  const below = fits ? symbols : [];
  const width = Math.min(room.width, Math.max(LINE + PADDING, ...below.map(({ symbol }) => widthOf(symbol) + PADDING)));
  const height = long + below.length * LINE + 2 * PADDING;
  const [x, y] = [middle.x - width / 2, middle.y - height / 2];
  const texts = below.map(({ symbol, role }, n) => ({ x: middle.x, y: y + PADDING + long + (n + 0.5) * LINE, text: symbol, role, upright: false }));
  return { x, y, width, height, texts: [{ x: middle.x, y: y + PADDING + long / 2, text: label, role: null, upright: true }, ...texts] };
}
