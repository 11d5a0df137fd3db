/**
 * Moving through steps and iterations. Steps inside an iteration need no server, since a frame holds
 * all of it; the server is told where the page stands, and asked for other iterations.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/cursor.js").Cursor} Cursor
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./stream.js").Stream} Stream
 * @typedef {{iteration: number, matrix: string, row: number, column: number, value: number}} Edit
 */
import { batch, effect, signal } from "../../vendor/signals.js";
import { moved } from "../model/cursor.js";
import { readNumber } from "../model/frames.js";
import { withPoint } from "../model/history.js";

const STEPS_PER_SECOND = 1;
const ITERATIONS_PER_SECOND = 30;
const FRAMES_PER_SECOND = 30;
/** Local steps are told to the server at most this often, in milliseconds. */
const TELL_EVERY = 120;
/** A cell in the middle has a row and a column that are easier to see than those of the first one. */
const FIRST_CELL = { row: 1, column: 1 };

export class Player {
  #network = "";
  #telling = false;

  /**
   * @param {Store} store
   * @param {Stream} stream
   */
  constructor(store, stream) {
    this.store = store;
    this.stream = stream;
    /** @type {import("../../vendor/signals.js").Signal<Cursor|null>} where the page waits to arrive */
    this.aim = signal(/** @type {Cursor|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<Edit[]>} the edits that count, as the server has them */
    this.edits = signal(/** @type {Edit[]} */ ([]));
  }

  /** @param {string} network */
  start(network) {
    this.#network = network;
    this.stream.start({
      resume: () => this.#openMessage(),
      receive: (message) => this.#receive(message),
      show: (frame) => this.#show(frame),
      connected: (connection) => (this.store.connection.value = connection),
    });
    effect(() => {
      const windows = this.store.windows.value;
      if (Object.keys(windows).length > 0) {
        this.stream.send({ type: "watch", windows, matrices: null });
      }
    });
    effect(() => this.stream.send(speedMessage(this.store.speed.value)));
  }

  /** @param {string} network another one, from its start */
  open(network) {
    this.#network = network;
    batch(() => {
      this.store.playing.value = null;
      this.store.windows.value = {};
      this.store.error.value = null;
      this.edits.value = [];
      this.aim.value = { iteration: 0, step: 0 };
    });
    this.stream.send(this.#openMessage());
  }

  /** @returns {Cursor} where the page stands, or will stand when the server has answered */
  cursor() {
    return (
      this.aim.value ?? {
        iteration: this.store.frame.value?.iteration ?? 0,
        step: this.store.stepIndex.value,
      }
    );
  }

  /** @param {number} by */
  stepBy(by) {
    const steps = this.store.program.value?.steps.length;
    if (steps) this.goTo(moved(this.cursor(), by, steps));
  }

  /** @param {number} step of the present iteration */
  toStep(step) {
    this.goTo({ iteration: this.cursor().iteration, step });
  }

  /** @param {number} iteration */
  toIteration(iteration) {
    this.goTo({ iteration, step: this.cursor().step });
  }

  /** To the first step; once there, to that of the iteration before. */
  toStart() {
    const { iteration, step } = this.cursor();
    this.goTo({ iteration: step > 0 ? iteration : Math.max(0, iteration - 1), step: 0 });
  }

  /** @param {Cursor} cursor */
  goTo(cursor) {
    const { store } = this;
    const moving = store.playing.value !== null || this.aim.value !== null;
    if (store.playing.value !== null) this.pause();
    if (!moving && cursor.iteration === store.frame.value?.iteration) {
      store.goToStep(cursor.step);
      this.#tell();
    } else {
      this.aim.value = cursor;
      this.stream.send({ type: "seek", ...cursor });
    }
  }

  /** @param {"steps"|"iterations"} what */
  play(what) {
    this.aim.value = null;
    this.#tellNow();
    this.stream.send({ type: "play", what });
    this.store.playing.value = what;
  }

  /** The numbers land on a whole iteration; the step stays. */
  pause() {
    this.stream.send({ type: "pause" });
    if (this.store.playing.value === "iterations") this.#tell();
    this.store.playing.value = null;
  }

  /** @param {"steps"|"iterations"} what */
  toggle(what) {
    if (this.store.playing.value === what) this.pause();
    else this.play(what);
  }

  /** Back to iteration 0, without edits. */
  reset() {
    batch(() => {
      this.store.playing.value = null;
      this.aim.value = { iteration: 0, step: 0 };
    });
    this.stream.send({ type: "reset" });
  }

  /**
   * Change a cell of a parameter at the present iteration.
   *
   * @param {string} matrix
   * @param {number} row
   * @param {number} column
   * @param {number} value
   */
  edit(matrix, row, column, value) {
    if (this.store.playing.value !== null) this.pause();
    this.stream.send({ type: "edit", matrix, row, column, value });
  }

  /** @returns {boolean} whether a reset would change anything */
  get moved() {
    return this.cursor().iteration > 0 || this.edits.value.length > 0;
  }

  /**
   * @param {{step: number, row: number, column: number, start: number, stop: number}} range
   *   of the terms of one cell whose partial sums are wanted
   */
  askTerms(range) {
    this.stream.send({ type: "terms", ...range });
  }

  #openMessage() {
    const { windows } = this.store;
    return {
      type: "open",
      network: this.#network,
      convention: "rows",
      ...this.cursor(),
      edits: this.edits.peek(),
      windows: windows.peek(),
    };
  }

  /** @param {any} message */
  #receive(message) {
    const { store } = this;
    switch (message.type) {
      case "program":
        this.#program(message);
        break;
      case "state":
        store.playing.value = message.playing;
        this.edits.value = message.edits;
        break;
      case "history":
        store.history.value = message.points.map((/** @type {any[]} */ [iteration, loss, accuracy]) => ({
          iteration,
          loss: readNumber(loss),
          accuracy: accuracy === null ? null : readNumber(accuracy),
        }));
        break;
      case "terms":
        store.terms.value = {
          ...message,
          before: readNumber(message.before),
          inside: readNumber(message.inside),
          after: readNumber(message.after),
          total: readNumber(message.total),
        };
        break;
      case "error":
        this.aim.value = null;
        store.error.value = message.error;
        break;
    }
  }

  /** @param {import("../model/types.js").Program} program */
  #program(program) {
    const { store } = this;
    const resumed = store.program.value?.network === program.network ? store.playing.value : null;
    const step = this.cursor().step;
    batch(() => {
      if (store.program.value?.network !== program.network) {
        store.frame.value = null;
        store.history.value = [];
        store.select(FIRST_CELL);
      }
      store.program.value = program;
      store.goToStep(step);
    });
    if (store.speed.value !== 1) this.stream.send(speedMessage(store.speed.value));
    if (resumed) this.stream.send({ type: "play", what: resumed });
  }

  /** @param {Frame} frame */
  #show(frame) {
    const { store } = this;
    const aim = this.aim.value;
    if (aim && (frame.playing !== null || frame.iteration !== aim.iteration)) return;
    const { iteration, loss, accuracy } = frame;
    batch(() => {
      store.frame.value = frame;
      store.history.value = withPoint(store.history.value, { iteration, loss, accuracy });
      if (aim) store.goToStep(aim.step);
      else if (frame.playing === "steps") store.goToStep(frame.step);
      this.aim.value = null;
    });
  }

  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    setTimeout(() => this.#tellNow(), TELL_EVERY);
  }

  #tellNow() {
    if (!this.#telling) return;
    this.#telling = false;
    this.stream.send({ type: "seek", ...this.cursor() });
  }
}

/** @param {number} speed multiple of the natural one */
function speedMessage(speed) {
  const bounded = Number.isFinite(speed);
  return {
    type: "speed",
    steps_per_second: bounded ? STEPS_PER_SECOND * speed : FRAMES_PER_SECOND,
    iterations_per_second: bounded ? ITERATIONS_PER_SECOND * speed : null,
    frames_per_second: FRAMES_PER_SECOND,
  };
}
