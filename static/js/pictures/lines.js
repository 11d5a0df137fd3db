/**
 * Whole rows and columns of matrices, asked of the server for the numbers that are shown: the newest
 * wish wins, and while training runs only some of the iterations are asked for.
 *
 * @typedef {{matrix: string, along: "row"|"column", index: number}} Line
 * @typedef {object} Version what the numbers depend on
 * @property {object} program
 * @property {object} edits
 * @property {number} iteration
 * @property {boolean} moving whether training runs: the answer may be of a later iteration
 */
import { readNumber } from "../model/frames.js";

/** Milliseconds between two rounds of questions while training runs. */
const BETWEEN = 300;
/** So many lines are kept. */
const KEPT = 256;

/** @param {Version|undefined} a @param {Version} b */
function same(a, b) {
  return a !== undefined && a.program === b.program && a.edits === b.edits && a.iteration === b.iteration && a.moving === b.moving;
}

export class Lines {
  /** @type {Map<string, {version: Version, values: number[]|null}>} */
  #known = new Map();
  /** @type {{version: Version, lines: Line[]}|null} */
  #wanted = null;
  #asking = false;
  #waiting = false;
  #asked = -Infinity;

  /**
   * @param {(question: {type: "line"} & Line) => Promise<import("../change/answers.js").Answer>} ask
   * @param {() => void} arrived
   * @param {{now: () => number, later: (act: () => void, milliseconds: number) => unknown}} [clock]
   */
  constructor(ask, arrived, clock = { now: () => performance.now(), later: (act, wait) => setTimeout(act, wait) }) {
    this.ask = ask;
    this.arrived = arrived;
    this.clock = clock;
  }

  /**
   * @param {Version} version
   * @param {Line[]} lines that are to be shown
   */
  want(version, lines) {
    if (this.#wanted?.version.program !== version.program) this.#known.clear();
    this.#wanted = { version, lines };
    void this.#go();
  }

  /**
   * @param {Line} line
   * @returns {number[]|null} the newest numbers that are known of it
   */
  of(line) {
    return this.#known.get(nameOf(line))?.values ?? null;
  }

  /**
   * @param {Line} line
   * @returns {boolean} whether its numbers are of what was wanted last
   */
  isNew(line) {
    return this.#wanted !== null && same(this.#known.get(nameOf(line))?.version, this.#wanted.version);
  }

  async #go() {
    if (this.#asking || this.#waiting || !this.#wanted) return;
    const { version, lines } = this.#wanted;
    const missing = lines.filter((line) => !same(this.#known.get(nameOf(line))?.version, version));
    if (missing.length === 0) return;
    const wait = version.moving ? this.#asked + BETWEEN - this.clock.now() : 0;
    if (wait > 0) {
      this.#waiting = true;
      this.clock.later(() => {
        this.#waiting = false;
        void this.#go();
      }, wait);
      return;
    }
    this.#asking = true;
    this.#asked = this.clock.now();
    await Promise.all(missing.map((line) => this.#line(version, line)));
    this.#asking = false;
    this.arrived();
    void this.#go();
  }

  /** @param {Version} version @param {Line} line */
  async #line(version, line) {
    const { answer } = await this.ask({ type: "line", ...line });
    if (this.#wanted?.version.program !== version.program) return;
    // Numbers of another iteration: those of this one have been left already, and the next are on their way.
    const other = answer && answer.iteration !== version.iteration && !version.moving;
    const values = answer && !other ? answer.values.map(readNumber) : null;
    const name = nameOf(line);
    const before = this.#known.get(name);
    this.#known.delete(name);
    this.#known.set(name, { version, values: other ? (before?.values ?? null) : values });
    if (this.#known.size > KEPT) this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
  }
}

/** @param {Line} line */
function nameOf({ matrix, along, index }) {
  return `${matrix} ${along} ${index}`;
}
