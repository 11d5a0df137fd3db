import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeFrame } from "../../static/js/model/frames.js";

/**
 * @param {object} header
 * @param {ArrayBufferView[]} arrays each of a multiple of 8 bytes
 */
function encode(header, arrays) {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = Math.ceil((4 + json.length) / 8) * 8;
  const size = arrays.reduce((sum, array) => sum + array.byteLength, 0);
  const bytes = new Uint8Array(start + size).fill(32, 0, start);
  new DataView(bytes.buffer).setUint32(0, start - 4, true);
  bytes.set(json, 4);
  let offset = start;
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer), offset);
    offset += array.byteLength;
  }
  return bytes.buffer;
}

const header = { layout: 3, iteration: 7, step: 2, loss: 0.25, accuracy: null, playing: null, first_nonfinite: null };
const layouts = new Map([
  [
    3,
    [
      { id: "X", dtype: /** @type {const} */ ("float64"), rows: /** @type {[number, number]} */ ([100, 102]), columns: /** @type {[number, number]} */ ([0, 1]), offset: 0 },
      { id: "W1", dtype: /** @type {const} */ ("float32"), rows: /** @type {[number, number]} */ ([0, 1]), columns: /** @type {[number, number]} */ ([0, 2]), offset: 16 },
    ],
  ],
]);

test("a frame is read by its layout, without copying", () => {
  const buffer = encode(header, [new Float64Array([0.1, -2]), new Float32Array([0.5, NaN])]);
  const frame = decodeFrame(buffer, layouts);
  assert.equal(frame?.iteration, 7);
  assert.equal(frame?.step, 2);
  const x = frame?.views.get("X");
  assert.deepEqual([...(x?.data ?? [])], [0.1, -2]);
  assert.deepEqual(x?.rows, [100, 102]);
  assert.equal(x?.data.buffer, buffer);
  assert.deepEqual([...(frame?.views.get("W1")?.data ?? [])], [0.5, NaN]);
});

test("a loss that is not finite comes by name", () => {
  const arrays = [new Float64Array(2), new Float32Array(2)];
  for (const [name, value] of /** @type {[string, number][]} */ ([["NaN", NaN], ["Infinity", Infinity], ["-Infinity", -Infinity]])) {
    assert.equal(decodeFrame(encode({ ...header, loss: name, accuracy: 1 }, arrays), layouts)?.loss, value);
  }
});

test("a frame of an unknown layout is left out", () => {
  assert.equal(decodeFrame(encode({ ...header, layout: 4 }, []), layouts), null);
});
