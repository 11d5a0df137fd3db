/**
 * Decoding what the stream sends in binary: a header in JSON and the raw arrays behind it.
 *
 *     u32 little-endian: h | h bytes: JSON, padded with spaces | arrays, each at a multiple of 8 bytes
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").View} View
 * @typedef {import("./types.js").Span} Span
 *
 * @typedef {object} ArrayPlace
 * @property {string} id
 * @property {"float64"|"float32"} dtype
 * @property {Span} rows
 * @property {Span} columns
 * @property {number} offset bytes from the end of the header
 */

const text = new TextDecoder();

/**
 * @param {unknown} value a number, or the name of one that JSON doesn't know
 * @returns {number}
 */
export function readNumber(value) {
  return typeof value === "number" ? value : Number(value);
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {{header: Record<string, any>, start: number}} start: where the arrays begin, in bytes
 */
function readHeader(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const start = 4 + length;
  return { header: JSON.parse(text.decode(new Uint8Array(buffer, 4, length))), start };
}

/**
 * @param {ArrayBuffer} buffer
 * @param {number} start
 * @param {ArrayPlace} place
 * @returns {View} whose numbers lie in the buffer itself, uncopied
 */
function readView(buffer, start, place) {
  const count = (place.rows[1] - place.rows[0]) * (place.columns[1] - place.columns[0]);
  const Numbers = place.dtype === "float32" ? Float32Array : Float64Array;
  const data = new Numbers(buffer, start + place.offset, count);
  return { id: place.id, data, rows: place.rows, columns: place.columns };
}

/**
 * @param {ArrayBuffer} buffer
 * @param {ReadonlyMap<number, ArrayPlace[]>} layouts by number
 * @returns {Frame|null} null if the frame's layout isn't known
 */
export function decodeFrame(buffer, layouts) {
  const { header, start } = readHeader(buffer);
  const places = layouts.get(header.layout);
  if (!places) return null;
  return {
    iteration: header.iteration,
    step: header.step,
    loss: readNumber(header.loss),
    accuracy: header.accuracy === null ? null : readNumber(header.accuracy),
    playing: header.playing,
    firstNonfinite: header.first_nonfinite,
    views: new Map(places.map((place) => [place.id, readView(buffer, start, place)])),
  };
}
