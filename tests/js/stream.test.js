import assert from "node:assert/strict";
import { test } from "node:test";
import { Stream, waitAfter } from "../../static/js/state/stream.js";

/** A socket and a clock that do only what the test says. */
function line() {
  /** @type {EventTarget[]} */
  const sockets = [];
  /** @type {(() => void)[]} */
  const pictures = [];
  /** @type {[() => void, number][]} */
  const waits = [];
  /** @type {any[]} */
  const heard = [];
  /** @type {any[]} */
  const sent = [];
  const stream = new Stream(
    () => {
      const socket = Object.assign(new EventTarget(), {
        readyState: 1,
        binaryType: "",
        send: (/** @type {string} */ text) => sent.push(JSON.parse(text)),
      });
      sockets.push(socket);
      return /** @type {any} */ (socket);
    },
    {
      nextPicture: (callback) => pictures.push(callback),
      later: (callback, milliseconds) => waits.push([callback, milliseconds]),
    },
  );
  stream.start({
    resume: () => ({ type: "open", network: "xor" }),
    receive: (message) => heard.push(message.type),
    show: (frame) => heard.push(frame.iteration),
    connected: (connection) => heard.push(connection),
  });
  const receive = (/** @type {any} */ data) => sockets.at(-1)?.dispatchEvent(new MessageEvent("message", { data }));
  return {
    heard, sent, sockets, pictures, waits, receive,
    say: (/** @type {string} */ name) => sockets.at(-1)?.dispatchEvent(new Event(name)),
    frame: (/** @type {number} */ iteration, /** @type {string|null} */ playing) => {
      const header = JSON.stringify({ layout: 0, iteration, step: 0, loss: 0, accuracy: null, playing, first_nonfinite: null });
      const bytes = new Uint8Array(4 + Math.ceil((header.length + 4) / 8) * 8 - 4).fill(32);
      new DataView(bytes.buffer).setUint32(0, bytes.length - 4, true);
      new TextEncoder().encodeInto(header, bytes.subarray(4));
      receive(bytes.buffer);
    },
  };
}

test("it opens what the listener resumes with, on each connection", () => {
  const { sent, heard, waits, sockets, say } = line();
  say("open");
  say("close");
  assert.deepEqual(heard, ["open", "lost"]);
  waits[0][0]();
  say("open");
  assert.equal(sockets.length, 2);
  assert.deepEqual(sent.map((message) => message.type), ["open", "open"]);
});

test("it waits longer from try to try, and not longer than some seconds", () => {
  const { waits, say } = line();
  for (let n = 0; n < 3; n++) {
    say("close");
    waits[n][0]();
  }
  assert.deepEqual(waits.map(([, milliseconds]) => milliseconds), [250, 500, 1000]);
  assert.equal(waitAfter(50), 5000);
});

test("while iterations play, one picture shows the newest frame", () => {
  const { heard, pictures, receive, frame } = line();
  receive(JSON.stringify({ type: "layout", layout: 0, arrays: [] }));
  for (const iteration of [1, 2, 3]) frame(iteration, "iterations");
  assert.deepEqual(heard, []);
  assert.equal(pictures.length, 1);
  pictures[0]();
  assert.deepEqual(heard, [3]);
});

test("every frame of steps is shown, and nothing overtakes a message", () => {
  const { heard, receive, frame } = line();
  receive(JSON.stringify({ type: "layout", layout: 0, arrays: [] }));
  frame(1, "iterations");
  receive(JSON.stringify({ type: "state" }));
  frame(1, "steps");
  frame(2, null);
  assert.deepEqual(heard, [1, "state", 1, 2]);
});

test("a frame whose layout wasn't sent is left out", () => {
  const { heard, frame } = line();
  frame(1, null);
  assert.deepEqual(heard, []);
});
