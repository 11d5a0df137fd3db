/**
 * A stream without a server: it takes and gives the messages of docs/stream.md, and computes from a figure.
 * What it can't do it hands over to a stream that has a server, if it was given one: for the listener
 * that is a connection that comes back.
 *
 * @typedef {import("../state/stream.js").Listener} Listener
 * @typedef {import("../state/stream.js").Stream} Stream
 * @typedef {import("./figure.js").Figure} Figure
 *
 * @typedef {object} Clock what the stream needs of time; tests hand in their own
 * @property {() => number} now milliseconds
 * @property {(callback: () => void, milliseconds: number) => unknown} later
 */
import { handOver } from "./hand-over.js";
import { Playing } from "./playing.js";
import { Beyond, Refused } from "./refusal.js";
import { Session } from "./session.js";

/** Computing makes room for the page after so many milliseconds. */
const SLICE = 12;

/** @type {Clock} */
const wallClock = {
  now: () => performance.now(),
  later: (callback, milliseconds) => setTimeout(callback, milliseconds),
};

/** Messages that change nothing; what answers them is fetched when one is asked. */
const QUESTIONS = ["terms", "compare", "trail", "film", "line", "overview"];
/** Messages that end a long way to an iteration. */
const OVERTAKING = ["open", "seek", "reset"];

export class LocalStream {
  /** @type {Listener|null} */
  #listener = null;
  /** @type {any[]} */
  #inbox = [];
  #busy = false;
  #handedOver = false;
  /** What the figure is of, as the first `open` message says it. @type {string|null} */
  #source = null;

  /**
   * @param {Figure} figure
   * @param {Stream|null} [remote] what it hands over to; not started yet
   * @param {Clock} [clock]
   */
  constructor(figure, remote = null, clock = wallClock) {
    this.figure = figure;
    this.remote = remote;
    this.clock = clock;
    this.session = new Session(figure);
    this.playing = new Playing(clock, (what) => this.#due(what));
  }

  /** Whether a server answers from now on. */
  get handedOver() {
    return this.#handedOver;
  }

  /** @param {Listener} listener */
  start(listener) {
    this.#listener = listener;
    queueMicrotask(() => {
      listener.connected("open");
      this.send(listener.resume());
    });
  }

  /**
   * @param {any} message
   * @returns {boolean} whether it will be answered
   */
  send(message) {
    if (this.#handedOver) return this.remote?.send(message) ?? false;
    this.#inbox.push(message);
    if (!this.#busy) {
      this.#busy = true;
      queueMicrotask(() => this.#serve());
    }
    return true;
  }

  async #serve() {
    for (let message = this.#inbox.shift(); message; message = this.#inbox.shift()) {
      try {
        await this.#obey(message);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        if (error instanceof Beyond && this.remote) {
          this.#handOver(message);
          break;
        }
        this.#say(error.answer(message.type));
      }
    }
    this.#busy = false;
  }

  /** @param {any} message */
  #say(message) {
    this.#listener?.receive(message);
  }

  /** @param {any} message that can't be answered here */
  #handOver(message) {
    const listener = /** @type {Listener} */ (this.#listener);
    const waiting = [message, ...this.#inbox].filter(({ type }) => type !== "open");
    this.#inbox = [];
    this.playing.stop();
    this.#handedOver = true;
    if (this.remote) handOver(this.remote, listener, waiting);
  }

  /** @param {any} message */
  async #obey(message) {
    const { session } = this;
    if (QUESTIONS.includes(message.type)) {
      this.#say(await this.#answer(message));
      return;
    }
    switch (message.type) {
      case "open":
        await this.#open(message);
        break;
      case "watch":
        session.watch(message.windows ?? {}, message.matrices ?? null);
        this.#show(message.type);
        break;
      case "play":
        if (message.what === "iterations") session.checkReach(session.iteration + 1);
        this.playing.start(message.what);
        this.#state(message.type);
        break;
      case "pause": {
        const trained = this.playing.what === "iterations";
        this.playing.stop();
        this.#show(message.type, trained);
        break;
      }
      case "step":
        await this.#goTo(session.moved(message.by ?? 1), message.type);
        break;
      case "seek":
        await this.#goTo({ iteration: message.iteration ?? session.iteration, step: message.step ?? 0 }, message.type);
        break;
      case "reset":
        session.reset();
        this.playing.stop();
        this.#show(message.type, true);
        break;
      case "speed": {
        const { type, ...rates } = message;
        this.playing.set(rates);
        this.#state(type);
        break;
      }
      case "edit":
      case "edit_cells":
        session.edit(message.matrix, message.cells ?? [message], message.type === "edit");
        this.#show(message.type, true);
        break;
      case "edits": {
        const { iteration } = session;
        await this.#makeEdits(message.edits, iteration);
        await this.#approach(iteration);
        this.#show(message.type, true);
        break;
      }
      default:
        throw new Beyond();
    }
  }

  /** @param {any} question @returns {Promise<object>} */
  async #answer(question) {
    const { ANSWERS } = await import("./answers.js").catch(() => {
      throw new Beyond();
    });
    return ANSWERS[question.type](this.session, question);
  }

  /** @param {any} message */
  async #open({ network, spec, convention, iteration = 0, step = 0, edits = [], windows = {}, matrices = null }) {
    const { session } = this;
    const { program } = this.figure;
    const source = JSON.stringify(spec ?? network);
    this.#source ??= source;
    const wanted = convention ?? /** @type {any} */ (spec ?? program.spec).convention ?? "rows";
    if (![this.#source, JSON.stringify(program.spec)].includes(source) || wanted !== program.convention) throw new Beyond();
    session.checkStep(step);
    session.watch(windows, matrices);
    await this.#makeEdits(edits, iteration);
    session.checkReach(iteration);
    await this.#approach(iteration, true);
    session.step = step;
    this.playing.stop();
    const frame = session.frame(null);
    this.#say({ ...program, windows: session.windows });
    this.#state("open");
    this.#history();
    this.#listener?.show(frame);
  }

  /**
   * Make these the edits that count.
   *
   * @param {any[]} edits as messages have them
   * @param {number} iteration where it is to stand afterwards
   */
  async #makeEdits(edits, iteration) {
    const { session } = this;
    if (session.hasEdits(edits)) return;
    const wanted = session.readEdits(edits);
    if (!session.run.reaches(iteration, wanted)) throw new Beyond();
    for (const edit of wanted.slice(session.withdraw(wanted))) {
      await this.#approach(edit.iteration);
      session.make(edit.matrix, [edit], true);
    }
  }

  /** @param {{iteration: number, step: number}} cursor @param {string} about */
  async #goTo({ iteration, step }, about) {
    const { session } = this;
    session.checkStep(step);
    session.checkReach(iteration);
    const moved = iteration !== session.iteration;
    await this.#approach(iteration, true);
    session.step = step;
    this.playing.stop();
    this.#show(about, moved && about === "seek");
  }

  /** Go to an iteration, in slices. @param {number} iteration @param {boolean} [mayEnd] whether a later message may end it on the way */
  async #approach(iteration, mayEnd = false) {
    if (iteration === this.session.iteration) return;
    for (;;) {
      const end = this.clock.now() + SLICE;
      if (this.session.approach(iteration, () => this.clock.now() < end)) return;
      await new Promise((resolve) => this.clock.later(() => resolve(null), 0));
      if (mayEnd && this.#inbox.some(({ type }) => OVERTAKING.includes(type))) return;
    }
  }

  // Playing

  /** A message is answered first. @param {"steps"|"iterations"} what */
  async #due(what) {
    if (this.#busy) return;
    this.#busy = true;
    await this.#tick(what);
    this.#serve();
  }

  /** @param {"steps"|"iterations"} what */
  async #tick(what) {
    const { session } = this;
    if (what === "steps") {
      const { iteration, step } = session.moved(1);
      try {
        session.checkReach(iteration);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#inbox.unshift({ type: this.remote ? "play" : "pause", what });
        if (this.remote) this.#inbox.unshift({ type: "seek", iteration, step });
        return;
      }
      await this.#approach(iteration);
      session.step = step;
    } else {
      const now = this.clock.now();
      const begun = session.iteration;
      session.run.approach(begun + this.playing.due(), () => this.clock.now() < now + SLICE);
      this.playing.advanced(session.iteration - begun);
      session.step = 0;
    }
    this.#listener?.show(session.frame(what));
  }

  // Saying

  /** @param {string} about */
  #state(about) {
    const { session } = this;
    const { iteration, step } = session;
    this.#say({ type: "state", about, playing: this.playing.what, iteration, step, ...this.playing.rates, edits: session.edits() });
  }

  #history() {
    this.#say({ type: "history", points: this.session.curve.points });
  }

  /** State, a frame, and the curve if it changed. @param {string} about @param {boolean} [history] */
  #show(about, history = false) {
    const frame = this.session.frame(this.playing.what);
    this.#state(about);
    this.#listener?.show(frame);
    if (history) this.#history();
  }
}
