/**
 * Moving through steps and iterations. Steps inside an iteration need no server, since a frame holds
 * all of it; the server is told where the page stands, and asked for other iterations.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/cursor.js").Cursor} Cursor
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./stream.js").Stream} Stream
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {"rows"|"columns"} Convention
 * @typedef {object} Source what is opened
 * @property {string} network the name of one of the gallery
 * @property {object|null} spec the network spelled out, once it isn't the gallery's any more
 * @property {Convention} convention
 */
import { batch, effect, signal } from "../../vendor/signals.js";
import { Answers } from "../change/answers.js";
import { Changes } from "../change/changes.js";
import { plainEdit } from "../model/changed.js";
import { moved } from "../model/cursor.js";
import { withPoint } from "../model/history.js";
import { nearestStep } from "../model/nearest-step.js";
import { readHistory, readTerms, speedMessage } from "./messages.js";

/** Local steps are told to the server at most this often, in milliseconds. */
const TELL_EVERY = 120;
/** A cell in the middle has a row and a column that are easier to see than those of the first one. */
const FIRST_CELL = { row: 1, column: 1 };

export class Player {
  /** @type {Source} */
  #source = { network: "", spec: null, convention: "rows" };
  /** What was open before, while the answer to an `open` is awaited: a refusal goes back to it. @type {{source: Source, edits: Edit[]}|null} */
  #before = null;
  /** A program whose numbers are still on their way. @type {import("../model/types.js").Program|null} */
  #arriving = null;
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
    this.edits = store.edits;
    this.answers = new Answers(stream);
    this.changes = new Changes(this);
  }

  /** @param {string} network */
  start(network) {
    this.#source = { ...this.#source, network };
    this.stream.start({
      resume: () => this.#openMessage(),
      receive: (message) => this.#receive(message),
      show: (frame) => this.#show(frame),
      connected: (connection) => this.#connected(connection),
    });
    effect(() => {
      const windows = this.store.windows.value;
      if (Object.keys(windows).length > 0) {
        this.stream.send({ type: "watch", windows, matrices: null });
      }
    });
    effect(() => {
      this.stream.send(speedMessage(this.store.speed.value));
    });
  }

  /** @param {"connecting"|"open"|"lost"} connection */
  #connected(connection) {
    this.store.connection.value = connection;
    if (connection !== "lost") return;
    this.answers.lost();
    this.changes.lost();
  }

  /** @param {string} network another one, from its start */
  open(network) {
    this.changes.clear();
    this.#source = { network, spec: null, convention: this.#source.convention };
    this.#before = null;
    this.#arriving = null;
    batch(() => {
      this.store.playing.value = null;
      this.store.windows.value = {};
      this.store.error.value = null;
      this.edits.value = [];
      this.aim.value = { iteration: 0, step: 0 };
    });
    this.stream.send(this.#openMessage());
  }

  /**
   * The network that is open, in another convention or built otherwise: at the same iteration, at
   * the step that is most like the one before.
   *
   * @param {{convention?: Convention, spec?: object|null, edits?: Edit[], iteration?: number}} change edits in the
   *   coordinates of the convention; a spec null is the network of the gallery as it is
   */
  reopen({ convention, spec, edits, iteration }) {
    this.#before ??= { source: this.#source, edits: this.edits.value };
    this.#source = {
      network: this.#source.network,
      spec: spec === undefined ? this.#source.spec : spec,
      convention: convention ?? this.#source.convention,
    };
    batch(() => {
      this.aim.value = { ...this.cursor(), ...(iteration === undefined ? {} : { iteration }) };
      this.store.playing.value = null;
      this.store.error.value = null;
      this.edits.value = edits ?? this.edits.value;
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
    const { network, spec, convention } = this.#source;
    return {
      type: "open",
      ...(spec ? { spec } : { network }),
      convention,
      ...this.cursor(),
      edits: this.edits.peek().map(plainEdit),
      windows: windows.peek(),
    };
  }

  /** @param {any} message */
  #receive(message) {
    const { store } = this;
    switch (message.type) {
      case "program":
        this.changes.opened(this.#source);
        this.answers.answer("open", message);
        this.#program(message);
        break;
      case "state":
        store.playing.value = message.playing;
        this.changes.received(message.edits);
        break;
      case "history":
        store.history.value = readHistory(message);
        break;
      case "terms":
        store.terms.value = readTerms(message);
        break;
      case "compare":
      case "trail":
      case "check":
        this.answers.answer(message.type, message);
        break;
      case "error":
        this.#refused(message.about ?? null, message.error);
        break;
    }
  }

  /**
   * @param {string|null} about the type of the message that is refused
   * @param {{code: string, message: string, where: string|null}} error
   */
  #refused(about, error) {
    const told = this.answers.refuse(about, error);
    if (about === null || about === "open") this.#stay();
    if (this.changes.refuse(about, error) || (told && about !== "open")) return;
    this.aim.value = null;
    if (!told) this.store.error.value = error;
  }

  /**
   * Another network is shown at once. The one that is open, in another convention or built otherwise,
   * waits for its numbers: until then the old one still stands, with its own.
   *
   * @param {import("../model/types.js").Program} program
   */
  #program(program) {
    const { store } = this;
    const open = store.program.value;
    const resumed = open?.network === program.network ? store.playing.value : null;
    if (open?.network === program.network && store.frame.value) {
      this.#arriving = program;
      const step = nearestStep(open, this.cursor().step, program);
      if (this.aim.value) this.aim.value = { ...this.aim.value, step };
    } else {
      batch(() => {
        store.frame.value = null;
        store.history.value = [];
        store.select(FIRST_CELL);
        this.#enter(program, this.cursor().step);
      });
    }
    if (store.speed.value !== 1) this.stream.send(speedMessage(store.speed.value));
    if (resumed) this.stream.send({ type: "play", what: resumed });
  }

  /**
   * @param {import("../model/types.js").Program} program
   * @param {number} step
   */
  #enter(program, step) {
    const { store } = this;
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

  /** What was open stays open: an `open` was refused. */
  #stay() {
    if (!this.#before) return;
    this.#source = this.#before.source;
    this.edits.value = this.#before.edits;
    this.#before = null;
  }

  /** @param {Frame} frame */
  #show(frame) {
    const { store } = this;
    const aim = this.aim.value;
    if (aim && (frame.playing !== null || frame.iteration !== aim.iteration)) return;
    const { iteration, loss, accuracy } = frame;
    batch(() => {
      const arriving = this.#arriving;
      const open = store.program.value;
      if (arriving && open) this.#enter(arriving, nearestStep(open, store.stepIndex.value, arriving));
      store.frame.value = { ...frame, decimals: store.decimals.value };
      store.history.value = withPoint(store.history.value, { iteration, loss, accuracy });
      if (aim) store.goToStep(aim.step);
      else if (frame.playing === "steps") store.goToStep(frame.step);
      this.aim.value = null;
    });
    if (aim && aim.step !== frame.step) this.#tell();
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
