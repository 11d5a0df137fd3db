/**
 * An edit shows at once: what follows from it is computed here from the numbers on the page, and the
 * server's take their place when they come. Only where the page knows all of them: no axis is cut.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("../change/answers.js").Refusal} Refusal
 * @typedef {import("./edits.js").CellValue} CellValue
 * @typedef {{matrix: string, cells: CellValue[]}} Wish
 */
import { effect } from "../../vendor/signals.js";
import { valueAt } from "../model/values.js";
import { CASES, Cases } from "./cases.js";
import { Evaluator, canEvaluate } from "./evaluator.js";
import { accuracy } from "./metrics.js";
import { Refused } from "./refusal.js";

const JUMPS = ["relu", "relu_derivative", "leaky_relu", "leaky_relu_derivative", "sign"];
/** Numbers that are computed here and on the server are at most so far apart. */
const CLOSE = 1e-12;

/** Players that have it already. @type {WeakSet<Player>} */
const previewed = new WeakSet();

/** @param {Player} player whose edits show at once from now on */
export function previewEdits(player) {
  if (!previewed.has(player)) new Preview(player).listen();
  previewed.add(player);
}

class Preview {
  /** What was asked for and isn't answered yet, in order. @type {Wish[]} */
  #pending = [];
  /** The newest numbers of the server. @type {Frame|null} */
  #confirmed = null;
  /** @type {{program: Program, evaluator: Evaluator}|null} */
  #known = null;

  /** @param {Player} player */
  constructor(player) {
    this.player = player;
  }

  listen() {
    const { changes, store } = this.player;
    const [edit, editCells] = [changes.edit.bind(changes), changes.editCells.bind(changes)];
    changes.edit = (cell, value, gesture) => this.#ask({ matrix: cell.matrix, cells: [{ ...cell, value }] }, () => edit(cell, value, gesture));
    changes.editCells = (matrix, cells, gesture) => this.#ask({ matrix, cells }, () => editCells(matrix, cells, gesture));
    effect(() => {
      const frame = store.frame.value;
      if (frame?.unconfirmed) return;
      this.#confirmed = frame;
      // What else is on its way isn't in them yet.
      if (frame) this.#pending = this.#pending.filter((wish) => !holds(frame, wish));
      if (this.#pending.length > 0) this.#show();
    });
  }

  /**
   * @param {Wish} wish
   * @param {() => Promise<Refusal|null>} send
   */
  async #ask(wish, send) {
    const answer = send();
    this.#pending.push(wish);
    this.#show();
    const refused = await answer;
    this.#pending = this.#pending.filter((one) => one !== wish);
    // Numbers that were made follow the answer.
    if (refused) this.#show();
    return refused;
  }

  /** The server's numbers with all that is on its way. */
  #show() {
    const { store } = this.player;
    const frame = this.#confirmed;
    const shown = frame && (this.#pending.length === 0 ? frame : this.#computed(frame));
    if (shown && shown !== store.frame.peek()) store.frame.value = { ...shown, decimals: store.decimals.peek() };
  }

  /** @param {Frame} frame @returns {Frame|null} null: it can't be known here */
  #computed(frame) {
    const program = this.player.store.program.peek();
    if (!program || !isWhole(program, frame)) return null;
    const evaluator = this.#evaluatorOf(program);
    for (const id of evaluator.given) evaluator.load(id, frame.views.get(id)?.data ?? []);
    const { loss } = /** @type {{loss: string}} */ (program.spec);
    const cases = new Cases({ loss, augmented: program.layers[0]?.augmented ?? false }, new Map(), (id) => evaluator.matrix(id));
    try {
      for (const wish of this.#pending) write(evaluator, cases, wish);
    } catch (error) {
      // The server says why.
      if (error instanceof Refused) return null;
      throw error;
    }
    evaluator.run();
    if (hangsOnLastBits(program, evaluator)) return null;
    const views = new Map([...frame.views].map(([id, view]) => [id, { ...view, data: evaluator.shown(id).data.slice() }]));
    return { ...frame, ...measured(program, frame, evaluator), views, unconfirmed: true };
  }

  /** @param {Program} program */
  #evaluatorOf(program) {
    if (this.#known?.program !== program) this.#known = { program, evaluator: new Evaluator(program) };
    return this.#known.evaluator;
  }
}

/**
 * Where an activation jumps or bends, the last bits of a number that is almost 0 say which side it is on,
 * and the server's may be others.
 *
 * @param {Program} program
 * @param {Evaluator} evaluator
 */
function hangsOnLastBits({ steps }, evaluator) {
  return steps.some(({ op, inputs }) => JUMPS.includes(op) && evaluator.matrix(inputs[0]).data.some((z) => z !== 0 && Math.abs(z) < CLOSE));
}

/** @param {Frame} frame @param {Wish} wish @returns {boolean} whether the numbers are those that were asked for */
function holds(frame, { matrix, cells }) {
  return cells.every(({ row, column, value }) => valueAt(frame, matrix, row, column) === value);
}

/** @param {Program} program @param {Frame} frame @returns {boolean} whether it holds every exact number */
function isWhole(program, frame) {
  const whole = program.matrices.every(({ id, shape }) => {
    const view = frame.views.get(id);
    return view?.data instanceof Float64Array && view.data.length === shape[0] * shape[1];
  });
  return whole && canEvaluate(program);
}

/** @param {Evaluator} evaluator @param {Cases} cases @param {Wish} wish */
function write(evaluator, cases, { matrix, cells }) {
  if (!evaluator.given.includes(matrix)) throw new Refused("", null);
  const { rows, columns, data } = evaluator.matrix(matrix);
  for (const cell of cells) {
    const [row, column] = evaluator.turned ? [cell.column, cell.row] : [cell.row, cell.column];
    if (!Number.isFinite(cell.value) || row >= rows || column >= columns) throw new Refused("", null);
    if (CASES.includes(matrix)) {
      cases.check(matrix, column, cell.value);
      cases.write({ iteration: 0, matrix, row, column, value: cell.value });
    } else data[row * columns + column] = cell.value;
  }
}

/**
 * Loss and accuracy as far as they follow from what is on the page: those of minibatches are of all cases.
 *
 * @param {Program} program
 * @param {Frame} frame
 * @param {Evaluator} evaluator
 */
function measured(program, frame, evaluator) {
  if ((/** @type {{batch_size?: number|null}} */ (program.spec).batch_size ?? null) !== null) return {};
  const right = accuracy(evaluator.matrix(program.prediction), evaluator.matrix("Y"), program.graph?.scored);
  return { loss: evaluator.matrix(program.loss).data[0], accuracy: frame.accuracy === null ? null : right };
}
