/**
 * Where the pieces of a picture of shapes stand: apart when they don't fit, joined when they do.
 *
 * @typedef {object} Piece
 * @property {string} symbol
 * @property {string[]} sizes
 * @property {string[]} names
 * @property {boolean[]} clashes which of the sizes don't match
 *
 * @typedef {object} Picture
 * @property {"chain"|"stack"} arrangement chain: the inner halves touch; stack: one lies on the other
 * @property {boolean} fits
 * @property {[Piece, Piece]} pieces
 * @property {string} sentence
 * @property {Piece|null} result
 *
 * @typedef {object} Placed
 * @property {Piece} domino the halves that are drawn
 * @property {string} batch "8 × 2", or ""
 * @property {boolean} batchClashes
 * @property {number} x
 * @property {number} y
 *
 * @typedef {object} Layout
 * @property {number} width
 * @property {number} height
 * @property {[Placed, Placed]} pieces in their places when joined
 * @property {Placed|null} result
 * @property {number} below y of the result, or of the gap where it would be
 * @property {{x: number, y: number, width: number, height: number}|null} touch what touches, in a chain
 * @property {{x: number, y: number}[]} signs where ≠ stands when they are apart
 * @property {number} middle x of the sentence
 * @property {number} sentence y of the sentence
 */

export const HALF = 72;
export const HIGH = 52;
/** How far the pieces stand apart from where they join. */
export const APART = 24;
export const BATCH_HIGH = 24;
const SYMBOL = 26;
const NAMES = 22;
const EDGE = 12;
const ARROW = 46;

/**
 * @param {Picture} picture
 * @returns {Layout}
 */
export function layoutOf(picture) {
  return picture.arrangement === "chain" ? chain(picture) : stack(picture);
}

/**
 * In a product only the last two axes are halves; the axes before them count the matrices.
 *
 * @param {Piece} piece
 * @returns {{domino: Piece, batch: string, batchClashes: boolean}}
 */
function split(piece) {
  const cut = Math.max(piece.sizes.length - 2, 0);
  return {
    domino: { symbol: piece.symbol, sizes: piece.sizes.slice(cut), names: piece.names.slice(cut), clashes: piece.clashes.slice(cut) },
    batch: piece.sizes.slice(0, cut).join(" × "),
    batchClashes: piece.clashes.slice(0, cut).includes(true),
  };
}

/** @param {Piece} piece */
const widthOf = (piece) => Math.max(piece.sizes.length, 1) * HALF;

/**
 * @param {Picture} picture
 * @returns {Layout}
 */
function chain({ pieces, result }) {
  const [left, right] = [split(pieces[0]), split(pieces[1])];
  const batched = left.batch || right.batch ? BATCH_HIGH + 4 : 0;
  const y = SYMBOL + batched + 6;
  const x = EDGE + APART;
  const seam = x + widthOf(left.domino);
  const end = seam + widthOf(right.domino);
  const sentence = y + HIGH + NAMES + 22;
  const lifted = result && split(result).batch ? BATCH_HIGH + 4 : 0;
  const below = sentence + ARROW + lifted;
  const [inner, met] = [left.domino.clashes.length > 0, right.domino.clashes.length > 0];
  const placed = result && { ...split(result), x: 0, y: below };
  const width = Math.max(end + APART + EDGE, placed ? widthOf(placed.domino) + 2 * EDGE : 0);
  if (placed) placed.x = (width - widthOf(placed.domino)) / 2;
  const apart = left.domino.clashes.at(-1) === true || !inner || !met;
  return {
    width,
    height: below + HIGH + NAMES + 4,
    pieces: [
      { ...left, x, y },
      { ...right, x: seam, y },
    ],
    result: placed,
    below,
    middle: width / 2,
    touch: { x: seam - HALF, y: y - 6, width: 2 * HALF, height: HIGH + 12 },
    signs: [{ x: seam, y: apart || !batched ? y + HIGH / 2 : y - BATCH_HIGH / 2 - 4 }],
    sentence,
  };
}

/**
 * @param {Picture} picture
 * @returns {Layout}
 */
function stack({ pieces, result }) {
  const whole = (/** @type {Piece} */ piece) => ({ domino: piece, batch: "", batchClashes: false });
  const [upper, lower] = pieces;
  const end = EDGE + SYMBOL + Math.max(widthOf(upper), widthOf(lower), result ? widthOf(result) : 0);
  const y = EDGE + APART / 2;
  const next = y + HIGH;
  const sentence = next + HIGH + NAMES + APART / 2 + 22;
  const below = sentence + ARROW;
  const columns = Math.max(upper.sizes.length, lower.sizes.length);
  const signs = [];
  for (let back = 1; back <= columns; back += 1) {
    if (upper.clashes.at(-back) && lower.clashes.at(-back)) signs.push({ x: end - (back - 0.5) * HALF, y: next });
  }
  return {
    width: end + EDGE,
    height: below + HIGH + NAMES + 4,
    pieces: [
      { ...whole(upper), x: end - widthOf(upper), y },
      { ...whole(lower), x: end - widthOf(lower), y: next },
    ],
    result: result && { ...whole(result), x: end - widthOf(result), y: below },
    below,
    middle: end - (columns * HALF) / 2,
    touch: null,
    signs,
    sentence,
  };
}
