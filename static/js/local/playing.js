/**
 * Playing by itself: what is due is done at its time, until something else is asked.
 *
 * @typedef {import("./stream.js").Clock} Clock
 * @typedef {"steps"|"iterations"} What
 */
import { Pace } from "./pace.js";

export class Playing {
  /** @type {What|null} */
  what = null;
  /** Counts what changes playing, so that what was due before isn't done any more. */
  #turn = 0;
  #pace = new Pace();

  /** @param {Clock} clock @param {(what: What) => Promise<void>} act what is due */
  constructor(clock, act) {
    this.clock = clock;
    this.act = act;
  }

  /** The speeds, as the state message has them. */
  get rates() {
    return this.#pace.rates;
  }

  /** @param {object} rates those that change */
  set(rates) {
    this.#pace.set(rates);
    this.#pace.start(this.clock.now());
  }

  /** @param {What} what */
  start(what) {
    this.stop();
    this.what = what;
    this.#pace.start(this.clock.now());
    this.#next(what, this.#turn);
  }

  stop() {
    this.what = null;
    this.#turn += 1;
  }

  /** @returns {number} iterations that are due now, at least one */
  due() {
    return this.#pace.due(this.clock.now());
  }

  /** @param {number} count of iterations that were done */
  advanced(count) {
    this.#pace.advanced(count, this.clock.now());
  }

  /** @param {What} what @param {number} turn */
  #next(what, turn) {
    this.clock.later(async () => {
      if (turn !== this.#turn) return;
      await this.act(what);
      if (turn === this.#turn) this.#next(what, turn);
    }, this.#pace.wait(what));
  }
}
