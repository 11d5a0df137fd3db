/**
 * A whole matrix in levels of 8 bits: 128 is 0, up to 127 more or less the largest finite magnitude; 0 is
 * what isn't finite. Of a very large matrix each level is that of a block of cells: of the one that is
 * furthest from 0.
 *
 * @typedef {import("./dense.js").Dense} Dense
 */

const MOST_LEVELS = 250_000;
const [STEPS, ZERO, NOT_FINITE] = [127, 128, 0];

/** @param {Dense} matrix */
export function overview({ rows, columns, data }) {
  /** @type {[number, number]} */
  const shape = [rows, columns];
  const block = blockOf(shape);
  const [down, across] = blocks(shape, block);
  const most = data.reduce((largest, value) => (Number.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest), 0);
  const levels = new Uint8Array(down * across).fill(ZERO);
  for (let row = 0, n = 0; row < rows; row++) {
    const start = Math.floor(row / block[0]) * across;
    for (let column = 0; column < columns; column++, n++) {
      const at = start + Math.floor(column / block[1]);
      const level = levelOf(data[n], most);
      if (Math.abs(level - ZERO) > Math.abs(levels[at] - ZERO)) levels[at] = level;
    }
  }
  return { shape, block, most, levels: base64(levels) };
}

/** @param {number} value @param {number} most */
function levelOf(value, most) {
  if (!Number.isFinite(value)) return NOT_FINITE;
  return most > 0 ? ZERO + rounded((STEPS * value) / most) : ZERO;
}

/** To the even one where both are as near. @param {number} value */
function rounded(value) {
  const below = Math.floor(value);
  if (value - below === 0.5) return below % 2 === 0 ? below : below + 1;
  return Math.round(value);
}

/** @param {[number, number]} shape @returns {[number, number]} */
function blockOf(shape) {
  /** @type {[number, number]} */
  const block = [1, 1];
  for (let [down, across] = shape; down * across > MOST_LEVELS; [down, across] = blocks(shape, block)) block[down >= across ? 0 : 1] *= 2;
  return block;
}

/** @param {[number, number]} shape @param {[number, number]} block @returns {[number, number]} */
function blocks(shape, block) {
  return [Math.ceil(shape[0] / block[0]), Math.ceil(shape[1] / block[1])];
}

/** @param {Uint8Array} bytes */
function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
