/**
 * Parameters and the optimizer's state by iteration, as they are before the edits of that iteration. When
 * there are too many, every other one is dropped and the distance doubles; what was given stays.
 *
 * @typedef {Map<string, Float64Array>} Snapshot
 */

const MOST = 400;
const BYTES = 64e6;

/** @typedef {{iteration: number, snapshot: Snapshot, holds: () => boolean}} Given holds: whether the edits before it are those that it was computed with */

export class Checkpoints {
  interval = 1;
  /** @type {Map<number, Snapshot>} */
  #kept = new Map();

  /** @param {Given[]} given what is known from elsewhere */
  constructor(given) {
    this.given = given;
    const size = given[0] ? [...given[0].snapshot.values()].reduce((bytes, { byteLength }) => bytes + byteLength, 1) : 1;
    this.most = Math.max(8, Math.min(MOST, Math.floor(BYTES / size)));
  }

  /** All that is known, by iteration. @returns {Map<number, Snapshot>} */
  get #known() {
    const given = this.given.filter(({ holds }) => holds());
    return new Map([...this.#kept, ...given.map(({ iteration, snapshot }) => /** @type {[number, Snapshot]} */ ([iteration, snapshot]))]);
  }

  /** @param {number} iteration @param {() => Snapshot} snapshot */
  keep(iteration, snapshot) {
    if (this.#kept.has(iteration)) return;
    this.#kept.set(iteration, snapshot());
    if (this.#kept.size <= this.most) return;
    this.interval *= 2;
    for (const kept of [...this.#kept.keys()]) if (kept % this.interval !== 0) this.#kept.delete(kept);
  }

  /** @param {number} iteration @returns {[number, Snapshot]|null} the last one at or before it */
  nearest(iteration) {
    const known = this.#known;
    const found = Math.max(-1, ...[...known.keys()].filter((n) => n <= iteration));
    const snapshot = known.get(found);
    return snapshot ? [found, snapshot] : null;
  }

  /** Nothing is known of what comes after an iteration any more. @param {number} iteration */
  forgetAfter(iteration) {
    for (const kept of [...this.#kept.keys()]) if (kept > iteration) this.#kept.delete(kept);
  }

  clear() {
    this.#kept.clear();
    this.interval = 1;
  }

  /** @returns {[number, Snapshot][]} all that is known, in order */
  all() {
    return [...this.#known].sort(([a], [b]) => a - b);
  }
}
