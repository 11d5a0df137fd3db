/**
 * Moving through steps and iterations. Steps inside an iteration need no server, since a frame holds
 * all of it; the server is told where the page stands, and asked for other iterations.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/cursor.js").Cursor} Cursor
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./stream.js").Stream} Stream
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("./opening.js").Convention} Convention
 * @typedef {import("./opening.js").Source} Source
 * @typedef {import("./opening.js").Wish} Wish
 */
import { batch, effect, signal } from "../../vendor/signals.js";
import { Answers } from "../change/answers.js";
import { Changes } from "../change/changes.js";
import { moved } from "../model/cursor.js";
import { withPoint } from "../model/history.js";
import { KeptFrames } from "./kept.js";
import { readHistory, readProgram, readTerms, speedMessage } from "./messages.js";
import { goOffline } from "./offline.js";
import { Opening } from "./opening.js";

/** Local steps are told to the server at most this often, in milliseconds. */
const TELL_EVERY = 120;

export class Player {
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
    this.kept = new KeptFrames();
    this.opening = new Opening(this);
  }

  /** @param {string} network */
  start(network) {
    this.opening.source = { ...this.opening.source, network };
    this.stream.start({
      resume: () => this.opening.resume(),
      receive: (message) => this.#receive(message),
      show: (frame) => this.#show(frame),
      connected: (connection) => this.#connected(connection),
    });
    effect(() => {
      const windows = this.store.windows.value;
      // Those of a link go along with its `open`.
      if (Object.keys(windows).length > 0 && !this.opening.follows) {
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
    // What can't be shown stays so while another try is under way.
    if (connection === "open") this.store.unseen.value = null;
    if (connection !== "lost") return;
    this.answers.lost();
    this.changes.lost();
  }

  /** @param {string} network another one, from its start */
  open(network) {
    this.opening.open(network);
  }

  /** What is open, or will be when the server has answered. @returns {Source} */
  get source() {
    return this.opening.source;
  }

  /** Open all that a link says, at once. @param {Wish} wish */
  openWish(wish) {
    this.opening.openWish(wish);
  }

  /**
   * The network that is open, in another convention or built otherwise: at the same iteration, at
   * the step that is most like the one before.
   *
   * @param {{convention?: Convention, spec?: object|null, edits?: Edit[], iteration?: number}} change edits in the
   *   coordinates of the convention; a spec null is the network of the gallery as it is
   */
  reopen(change) {
    this.opening.reopen(change);
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
    if (store.connection.value === "lost") {
      goOffline(this, cursor);
      return;
    }
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
    if (what === "iterations" && !this.store.learns) return;
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

  /** What the numbers of an iteration depend on, besides the iteration. */
  about() {
    return this.opening.about();
  }

  /** @param {Cursor} [cursor] where to open it */
  openMessage(cursor) {
    return this.opening.message(cursor);
  }

  /** @param {any} message */
  #receive(message) {
    const { store } = this;
    switch (message.type) {
      case "program":
        this.changes.opened({ spec: this.source.spec, convention: message.convention });
        this.answers.answer("open", message);
        this.#program(readProgram(message));
        break;
      case "state":
        store.playing.value = message.playing;
        this.changes.received(message.edits, message.about);
        break;
      case "history":
        store.history.value = readHistory(message);
        break;
      case "terms":
        store.terms.value = readTerms(message);
        break;
      case "compare":
      case "confusion":
      case "known":
      case "film":
      case "line":
      case "overview":
      case "plane":
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
    const wish = about === null || about === "open" ? this.opening.refused() : null;
    if (wish) {
      this.changes.refuse(about, error);
      wish.refused(error);
      this.aim.value = null;
      return;
    }
    if (this.changes.refuse(about, error) || (told && about !== "open")) return;
    this.aim.value = null;
    if (!told) this.store.error.value = error;
  }

  /** @param {import("../model/types.js").Program} program */
  #program(program) {
    const { store } = this;
    const resumed = store.program.value?.network === program.network && !this.opening.follows ? store.playing.value : null;
    this.opening.answered(program);
    if (store.speed.value !== 1) this.stream.send(speedMessage(store.speed.value));
    if (resumed) this.stream.send({ type: "play", what: resumed });
  }

  /** @param {Frame} frame */
  #show(frame) {
    const { store } = this;
    const aim = this.aim.value;
    if (!this.opening.waits) this.kept.keep(frame, this.about());
    if (aim && (this.opening.asks || frame.playing !== null || frame.iteration !== aim.iteration)) return;
    const { iteration, loss, accuracy } = frame;
    batch(() => {
      this.opening.arrive();
      store.frame.value = { ...frame, decimals: store.decimals.value };
      store.history.value = withPoint(store.history.value, { iteration, loss, accuracy });
      if (aim) store.goToStep(aim.step);
      else if (frame.playing === "steps") store.goToStep(frame.step);
      this.aim.value = null;
    });
    this.opening.arrived();
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
