/**
 * What is open, and what is to be: opening another network, the same one in another convention or
 * built otherwise, or all that a link says. Until the server has answered, what was open stands.
 *
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/cursor.js").Cursor} Cursor
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("../change/answers.js").Refusal} Refusal
 * @typedef {"rows"|"columns"} Convention
 * @typedef {object} Source what is opened
 * @property {string} network the name of one of the gallery
 * @property {object|null} spec the network spelled out, once it isn't the gallery's any more
 * @property {Convention|null} convention null: the network's own
 *
 * @typedef {object} Wish what is to be open, all of it, as a link says it
 * @property {Source} source
 * @property {Cursor} cursor
 * @property {Edit[]} edits in the coordinates of the convention
 * @property {import("../model/windows.js").Windows} windows
 * @property {(error: Refusal) => void} refused what was open is open still
 */
import { batch } from "../../vendor/signals.js";
import { plainEdit } from "../model/changed.js";
import { nearestStep } from "../model/nearest-step.js";
import { language } from "../words/words.js";

/** A cell in the middle has a row and a column that are easier to see than those of the first one. */
export const FIRST_CELL = { row: 1, column: 1 };

export class Opening {
  /** What is open, or will be when the server has answered. @type {Source} */
  source = { network: "", spec: null, convention: null };
  /** What was open before, while the answer to an `open` is awaited: a refusal goes back to it. @type {{source: Source, edits: Edit[]}|null} */
  #before = null;
  /** A program whose numbers are still on their way. @type {Program|null} */
  #arriving = null;
  /** @type {Wish|null} */
  #wish = null;
  /** How many an `open` is not answered yet. */
  #unanswered = 0;

  /** @param {import("./player.js").Player} player */
  constructor(player) {
    this.player = player;
  }

  /** Whether what is shown isn't what was opened last: its program or its numbers are on their way. */
  get waits() {
    return this.#unanswered > 0 || this.#arriving !== null;
  }

  /** Whether what comes is still of what was open before. */
  get asks() {
    return this.#unanswered > 0;
  }

  /** Whether a link is being opened: its windows go along with its `open`. */
  get follows() {
    return this.#wish !== null;
  }

  /** The message that a connection begins with. */
  resume() {
    this.#unanswered = 1;
    return this.message();
  }

  /** @param {string} network another one, from its start */
  open(network) {
    const { store, changes, edits, aim } = this.player;
    changes.clear();
    this.source = { network, spec: null, convention: this.source.convention };
    this.#before = null;
    this.#arriving = null;
    this.#wish = null;
    batch(() => {
      store.playing.value = null;
      store.windows.value = {};
      store.error.value = null;
      edits.value = [];
      aim.value = { iteration: 0, step: 0 };
    });
    this.#send();
  }

  /** @param {Wish} wish */
  openWish(wish) {
    const { store, changes, edits, aim } = this.player;
    if (this.source.network !== wish.source.network) changes.clear();
    if (store.program.value) this.#keep();
    this.#arriving = null;
    this.#wish = wish;
    this.source = wish.source;
    batch(() => {
      store.playing.value = null;
      store.error.value = null;
      store.windows.value = wish.windows;
      edits.value = wish.edits;
      aim.value = wish.cursor;
    });
    this.#send();
  }

  /** @param {{convention?: Convention|null, spec?: object|null, edits?: Edit[], iteration?: number}} change */
  reopen({ convention, spec, edits, iteration }) {
    const { player } = this;
    this.#keep();
    this.#wish = null;
    this.source = {
      network: this.source.network,
      spec: spec === undefined ? this.source.spec : spec,
      convention: convention ?? this.source.convention,
    };
    batch(() => {
      player.aim.value = { ...player.cursor(), ...(iteration === undefined ? {} : { iteration }) };
      player.store.playing.value = null;
      player.store.error.value = null;
      player.edits.value = edits ?? player.edits.value;
    });
    this.#send();
  }

  #keep() {
    this.#before ??= { source: this.source, edits: this.player.edits.value };
  }

  #send() {
    if (this.player.stream.send(this.message())) this.#unanswered += 1;
  }

  /** @param {Cursor} [cursor] where to open it */
  message(cursor = this.player.cursor()) {
    const { network, spec, convention } = this.source;
    return {
      type: "open",
      ...(language === "en" ? {} : { language }),
      ...(spec ? { spec } : { network }),
      ...(convention ? { convention } : {}),
      ...cursor,
      edits: this.player.edits.peek().map(plainEdit),
      windows: this.player.store.windows.peek(),
    };
  }

  /** @returns {string} what the numbers of an iteration depend on, besides the iteration */
  about() {
    const { network, spec, convention } = this.source;
    const { edits, store } = this.player;
    return JSON.stringify([spec ?? network, convention, edits.peek().map(plainEdit), store.windows.peek()]);
  }

  /**
   * Another network is shown at once. The one that is open, in another convention or built otherwise,
   * waits for its numbers: until then the old one still stands, with its own.
   *
   * @param {Program} program
   */
  answered(program) {
    const { store, aim } = this.player;
    const open = store.program.value;
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    if (this.#unanswered === 0) {
      this.source = { ...this.source, convention: program.convention === ownConvention(program.spec) ? null : program.convention };
    }
    if (open?.network === program.network && store.frame.value) {
      this.#arriving = program;
      const { step: wanted } = this.player.cursor();
      // A link means the step of its own program.
      const step = this.#wish ? wanted : nearestStep(open, wanted, program);
      if (aim.value) aim.value = { ...aim.value, step };
      return;
    }
    batch(() => {
      store.frame.value = null;
      store.history.value = [];
      store.select(FIRST_CELL);
      this.#enter(program, this.player.cursor().step);
    });
  }

  /** The program whose numbers were awaited is shown; they have come. */
  arrive() {
    const { store } = this.player;
    const open = store.program.value;
    if (this.#arriving && open) this.#enter(this.#arriving, nearestStep(open, store.stepIndex.value, this.#arriving));
  }

  /** What a link says is shown. */
  arrived() {
    if (this.#unanswered === 0) this.#wish = null;
  }

  /**
   * @param {Program} program
   * @param {number} step
   */
  #enter(program, step) {
    const { store } = this.player;
    const open = store.program.value;
    const k = open?.network === program.network ? store.k.value : 0;
    this.#arriving = null;
    this.#before = null;
    if (open && open.convention !== program.convention) store.mirror();
    store.program.value = program;
    store.path.value = null;
    store.goToStep(step);
    store.k.value = Math.min(k, Math.max(0, store.innerSize.value - 1));
  }

  /**
   * An `open` was refused: what was open stays open.
   *
   * @returns {Wish|null} that of the link, if it was the link's
   */
  refused() {
    this.#unanswered = Math.max(0, this.#unanswered - 1);
    if (this.#before) {
      this.source = this.#before.source;
      this.player.edits.value = this.#before.edits;
      this.#before = null;
    }
    if (this.#unanswered > 0) return null;
    const wish = this.#wish;
    this.#wish = null;
    return wish;
  }
}

/** @param {{convention?: Convention}} spec @returns {Convention} in which a network opens by itself */
export function ownConvention(spec) {
  return spec.convention ?? "rows";
}
