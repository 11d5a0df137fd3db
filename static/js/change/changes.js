/**
 * Changing the numbers of what is open: edits go to the server one at a time, the newest of a cell
 * wins, and every change can be taken back.
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("./answers.js").Refusal} Refusal
 * @typedef {import("./timeline.js").Version} Version
 *
 * @typedef {{row: number, column: number, value: number}} CellValue
 *
 * @typedef {object} Wish an edit that is to be made
 * @property {"edit"|"edit_cells"} type of its message
 * @property {string} matrix
 * @property {CellValue[]} cells
 * @property {unknown} gesture
 * @property {(refused: Refusal|null) => void} done
 */
import { batch, signal } from "../../vendor/signals.js";
import { cellKey, plainEdit } from "../model/changed.js";
import { readNumber } from "../model/frames.js";
import { valueAt } from "../model/values.js";
import { use } from "../state/later.js";
import { Timeline, sameEdit } from "./timeline.js";

export class Changes {
  #timeline = new Timeline();
  /** What the server has open. @type {{spec: object|null, convention: string}} */
  #open = { spec: null, convention: "rows" };
  /** @type {Wish|null} */
  #flight = null;
  /** @type {Wish[]} */
  #queue = [];

  /** @param {import("../state/player.js").Player} player */
  constructor(player) {
    this.player = player;
    this.canUndo = signal(false);
    this.canRedo = signal(false);
  }

  /**
   * @param {Cell} cell of a parameter, of X or of Y
   * @param {number} value at the present iteration
   * @param {unknown} [gesture] edits of one gesture are undone together
   * @returns {Promise<Refusal|null>} null: made, or a newer one of the same gesture took its place
   */
  edit({ matrix, row, column }, value, gesture = Symbol("edit")) {
    return this.#wish({ type: "edit", matrix, cells: [{ row, column, value }], gesture });
  }

  /**
   * @param {string} matrix a parameter, X or Y
   * @param {CellValue[]} cells that are edited at once
   * @param {unknown} gesture
   * @returns {Promise<Refusal|null>}
   */
  editCells(matrix, cells, gesture) {
    return this.#wish({ type: "edit_cells", matrix, cells, gesture });
  }

  /** @param {Omit<Wish, "done">} wish @returns {Promise<Refusal|null>} */
  #wish(wish) {
    if (this.player.store.playing.value !== null) this.player.pause();
    return new Promise((done) => {
      const last = this.#queue.at(-1);
      if (last && last.gesture === wish.gesture && keysOf(last) === keysOf(wish)) {
        this.#queue.pop();
        last.done(null);
      }
      this.#queue.push({ ...wish, done });
      this.#send();
    });
  }

  #send() {
    if (this.#flight || this.#queue.length === 0) return;
    const next = /** @type {Wish} */ (this.#queue.shift());
    this.#flight = next;
    const { type, matrix, cells } = next;
    if (!this.player.stream.send(type === "edit" ? { type, matrix, ...cells[0] } : { type, matrix, cells })) this.lost();
  }

  /**
   * @param {Cell} cell
   * @returns {number|undefined} what it holds, or will when the server has answered
   */
  valueOf(cell) {
    const key = cellKey(cell);
    const wishes = [...(this.#flight ? [this.#flight] : []), ...this.#queue];
    const coming = wishes.flatMap(({ matrix, cells }) => cells.map((one) => ({ matrix, ...one }))).findLast((one) => cellKey(one) === key);
    if (coming) return coming.value;
    // Its numbers may still be on their way. Targets aren't asked for: one of a softmax moves the others.
    const { iteration } = this.player.cursor();
    const made = this.player.store.edits.peek().find((edit) => edit.iteration === iteration && cellKey(edit) === key);
    if (made && cell.matrix !== "Y") return made.value;
    return valueAt(this.player.store.frame.peek(), cell.matrix, cell.row, cell.column);
  }

  undo() {
    this.#move(-1);
  }

  redo() {
    this.#move(1);
  }

  /** @param {1|-1} by */
  #move(by) {
    const { player } = this;
    const left = this.#timeline.present;
    const version = this.#timeline.move(by);
    if (!version) return;
    if (player.store.playing.value !== null) player.pause();
    const edits = version.edits.map((edit) => this.#turned(edit));
    if (version.spec === left.spec) {
      if (!player.stream.send({ type: "edits", edits })) this.#settle();
    } else {
      left.iteration = player.cursor().iteration;
      player.store.windows.value = {};
      player.reopen({ spec: version.spec, edits, iteration: version.iteration });
    }
    const before = left.edits.map((edit) => this.#turned(edit));
    use("moved", ({ movedRemark }) => {
      player.store.remark.value = movedRemark(player.store, by, left, { ...version, edits }, before);
    });
    this.#tell();
  }

  /**
   * What is open shows its numbers in other matrices; that changes no number and isn't undone.
   *
   * @param {object} spec
   * @param {(edits: Edit[]) => Edit[]} told from the page's coordinates into the page's
   */
  retell(spec, told) {
    this.#timeline.retell(spec, (edits) => told(edits.map((edit) => this.#turned(edit))).map((edit) => this.#turned(edit)));
  }

  /** What is open is left for another network; an undo comes back to where one stands now. */
  leave() {
    this.#timeline.present.iteration = this.player.cursor().iteration;
  }

  /** Take edits back, wherever they stand in the list. @param {Edit[]} edits as the store has them */
  withdraw(...edits) {
    const kept = this.player.store.edits.peek().filter((one) => !edits.some((edit) => sameEdit(one, edit)));
    this.player.stream.send({ type: "edits", edits: kept.map(plainEdit) });
  }

  /**
   * Open another network in the place of this one, which is one undo away.
   *
   * @param {object} spec
   * @returns {Promise<Refusal|null>} null: it is open
   */
  async apply(spec) {
    const { player } = this;
    this.leave();
    const answer = player.answers.expect("open");
    player.store.windows.value = {};
    player.reopen({ spec, edits: [], iteration: 0 });
    return (await answer).refused;
  }

  /** @param {{spec: object|null, convention: string}} source of the program that has come */
  opened({ spec, convention }) {
    this.#open = { spec, convention };
  }

  /** @param {any[]} said the edits of a state message @param {string|null} about the type of the message that it answers */
  received(said, about) {
    /** @type {Edit[]} */
    const edits = said.map((edit) => ({ ...edit, before: readNumber(edit.before) }));
    const flight = this.#flight;
    const made = flight !== null && flight.type === about;
    batch(() => {
      this.player.store.edits.value = edits;
      this.#timeline.record(this.#version(edits, made ? flight.gesture : undefined));
      this.#tell();
    });
    if (made) this.#finish(null);
  }

  /**
   * @param {string|null} about
   * @param {Refusal} refused
   * @returns {boolean} whether it was an edit that somebody waits for
   */
  refuse(about, refused) {
    if (about === "edits" || about === "open") this.#settle();
    if (!this.#flight || about !== this.#flight.type) return false;
    this.#finish(refused);
    return true;
  }

  /** @param {Refusal|null} refused */
  #finish(refused) {
    const flight = this.#flight;
    this.#flight = null;
    flight?.done(refused);
    this.#send();
  }

  /** Another network of the gallery: what was changed is behind. */
  clear() {
    this.lost();
    this.#timeline.clear();
    this.#tell();
  }

  /** Nothing on its way will be answered. */
  lost() {
    const wishes = [...(this.#flight ? [this.#flight] : []), ...this.#queue];
    this.#flight = null;
    this.#queue = [];
    for (const { done } of wishes) done(null);
    this.#settle();
  }

  #settle() {
    this.#timeline.settle(this.#version(this.player.store.edits.peek()));
    this.#tell();
  }

  #tell() {
    this.canUndo.value = this.#timeline.canUndo;
    this.canRedo.value = this.#timeline.canRedo;
  }

  /**
   * @param {Edit[]} edits
   * @param {unknown} [gesture]
   * @returns {Version}
   */
  #version(edits, gesture) {
    return { spec: this.#open.spec, edits: edits.map((edit) => this.#turned(edit)), iteration: this.player.cursor().iteration, gesture };
  }

  /** An edit of the page's convention in the rows convention, or the other way round. @param {Edit} edit */
  #turned(edit) {
    const { row, column, ...rest } = plainEdit(edit);
    return this.#open.convention === "columns" ? { ...rest, row: column, column: row } : { ...rest, row, column };
  }
}

/** @param {Omit<Wish, "done">} wish */
const keysOf = ({ matrix, cells }) => cells.map((cell) => cellKey({ matrix, ...cell })).join();
