/**
 * The iterations that were seen, so that they can be shown again without the server: the newest few,
 * as long as what they are iterations of stays the same.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 */

const MOST_FRAMES = 40;
const MOST_BYTES = 32e6;

export class KeptFrames {
  /** What the frames are iterations of. */
  #about = "";
  /** @type {Map<number, Frame>} by iteration, the newest last */
  #frames = new Map();

  /**
   * @param {Frame} frame with its exact numbers; one of a training that is on isn't kept
   * @param {string} about the network, its edits and what is watched of it; another one forgets all
   */
  keep(frame, about) {
    if (frame.playing === "iterations") return;
    if (about !== this.#about) this.#frames.clear();
    this.#about = about;
    this.#frames.delete(frame.iteration);
    this.#frames.set(frame.iteration, frame);
    let bytes = 0;
    for (const [iteration, kept] of [...this.#frames].reverse()) {
      bytes += bytesOf(kept);
      if (bytes > MOST_BYTES && kept !== frame) this.#frames.delete(iteration);
    }
    const [oldest] = this.#frames.keys();
    if (this.#frames.size > MOST_FRAMES) this.#frames.delete(oldest);
  }

  /**
   * @param {number} iteration
   * @param {string} about
   * @returns {Frame|null}
   */
  at(iteration, about) {
    return about === this.#about ? (this.#frames.get(iteration) ?? null) : null;
  }
}

/** @param {Frame} frame @returns {number} of its numbers */
function bytesOf(frame) {
  let bytes = 0;
  for (const { data } of frame.views.values()) bytes += data.byteLength;
  return bytes;
}
