/**
 * The connection to the server: sends wishes, hands on what comes, and comes back when it is lost.
 *
 * While iterations play, frames are handed on at most once a picture and the newest wins; every
 * other frame and every message is handed on, in order.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/frames.js").ArrayPlace} ArrayPlace
 *
 * @typedef {object} Listener
 * @property {() => object} resume the `open` message that starts or goes on
 * @property {(message: any) => void} receive a JSON message other than `layout`
 * @property {(frame: Frame) => void} show
 * @property {(connection: "connecting"|"open"|"lost") => void} connected
 *
 * @typedef {object} Clock what the stream needs of time; tests hand in their own
 * @property {(callback: () => void) => unknown} nextPicture
 * @property {(callback: () => void, milliseconds: number) => unknown} later
 */
import { decodeFrame } from "../model/frames.js";

const FIRST_WAIT = 250;
const LONGEST_WAIT = 5000;
/** Layouts that frames on their way may still use. */
const LAYOUTS_KEPT = 8;

/** @type {Clock} */
const wallClock = {
  nextPicture: (callback) => requestAnimationFrame(callback),
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
};

/**
 * @param {number} failures how often connecting failed in a row
 * @returns {number} milliseconds until the next try
 */
export function waitAfter(failures) {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures);
}

export class Stream {
  /** @type {WebSocket|null} */
  #socket = null;
  /** @type {Listener|null} */
  #listener = null;
  /** @type {Map<number, ArrayPlace[]>} */
  #layouts = new Map();
  /** @type {Frame|null} */
  #waiting = null;
  #failures = 0;

  /**
   * @param {() => WebSocket} connect
   * @param {Clock} [clock]
   */
  constructor(connect, clock = wallClock) {
    this.connect = connect;
    this.clock = clock;
  }

  /** @param {Listener} listener */
  start(listener) {
    this.#listener = listener;
    this.#open();
  }

  /**
   * Ask the server for something. While the connection is lost nothing is kept: what the listener
   * resumes with says it all.
   *
   * @param {object} message
   * @returns {boolean} whether it is on its way
   */
  send(message) {
    if (this.#socket?.readyState !== 1) return false;
    this.#socket.send(JSON.stringify(message));
    return true;
  }

  #open() {
    const socket = this.connect();
    socket.binaryType = "arraybuffer";
    this.#socket = socket;
    socket.addEventListener("open", () => {
      this.#failures = 0;
      this.#layouts.clear();
      this.#waiting = null;
      this.#listener?.connected("open");
      this.send(this.#listener?.resume() ?? {});
    });
    socket.addEventListener("message", (event) => this.#message(event.data));
    socket.addEventListener("close", () => {
      this.#listener?.connected("lost");
      this.clock.later(() => this.#open(), waitAfter(this.#failures));
      this.#failures += 1;
    });
  }

  /** @param {string|ArrayBuffer} data */
  #message(data) {
    if (typeof data !== "string") {
      const frame = decodeFrame(data, this.#layouts);
      if (frame) this.#frame(frame);
      return;
    }
    const message = JSON.parse(data);
    if (message.type === "layout") {
      this.#layouts.set(message.layout, message.arrays);
      const oldest = this.#layouts.keys().next().value;
      if (this.#layouts.size > LAYOUTS_KEPT && oldest !== undefined) this.#layouts.delete(oldest);
      return;
    }
    this.#flush();
    this.#listener?.receive(message);
  }

  /** @param {Frame} frame */
  #frame(frame) {
    if (frame.playing !== "iterations") {
      this.#flush();
      this.#listener?.show(frame);
      return;
    }
    if (!this.#waiting) this.clock.nextPicture(() => this.#flush());
    this.#waiting = frame;
  }

  #flush() {
    const frame = this.#waiting;
    this.#waiting = null;
    if (frame) this.#listener?.show(frame);
  }
}
