/** When the next step or frame of playing is due, in milliseconds of a clock that is handed in. */
export class Pace {
  #rates = { steps_per_second: 1, iterations_per_second: /** @type {number|null} */ (30), frames_per_second: 30 };
  #origin = 0;
  #done = 0;

  /** The speeds, as the state message has them. */
  get rates() {
    return { ...this.#rates };
  }

  /** @param {Partial<typeof this.rates>} rates those that change */
  set(rates) {
    const { steps_per_second, iterations_per_second, frames_per_second } = { ...this.#rates, ...rates };
    this.#rates = { steps_per_second, iterations_per_second, frames_per_second };
  }

  /** Playing begins, or its speed has changed. @param {number} now */
  start(now) {
    this.#origin = now;
    this.#done = 0;
  }

  /** @param {"steps"|"iterations"} what @returns {number} milliseconds between two frames */
  wait(what) {
    const { steps_per_second, iterations_per_second, frames_per_second } = this.#rates;
    if (what === "steps") return 1000 / steps_per_second;
    return 1000 / Math.min(frames_per_second, iterations_per_second ?? Infinity);
  }

  /** @param {number} now @returns {number} iterations that are due, at least one */
  due(now) {
    const { iterations_per_second } = this.#rates;
    if (iterations_per_second === null) return Infinity;
    return Math.max(1, Math.floor(((now - this.#origin) * iterations_per_second) / 1000) - this.#done);
  }

  /** What can't keep up forgives itself the debt. @param {number} count of iterations @param {number} now */
  advanced(count, now) {
    this.#done += count;
    if (this.due(now) > Math.max(1, count)) this.start(now);
  }
}
