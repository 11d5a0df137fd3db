/**
 * What is open without a server: the run of a figure, where it stands, and what is watched of it. Of a
 * large network a figure holds only parts: then nothing is computed, and what goes beyond is said so.
 *
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {import("./dense.js").Dense} Dense
 * @typedef {import("./edits.js").CellValue} CellValue
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/types.js").Span} Span
 * @typedef {import("../model/windows.js").Windows} Windows
 * @typedef {{row: number, column: number}} Position
 */
import { t } from "../words/words.js";
import { checkEdits, matrixOf } from "./checks.js";
import { Curve } from "./curve.js";
import { denseOf, transposed } from "./dense.js";
import { sameEdit } from "./edits.js";
import { canEvaluate } from "./evaluator.js";
import { metricsOf } from "./figure.js";
import { Beyond, Refused } from "./refusal.js";
import { Run } from "./run.js";
import { cellsOf, cut, resolveWindows } from "./watched.js";

const MOST_EDITS = 1000;
/** Points that a long way leaves on the loss curve. */
const CURVE_STOPS = 200;

export class Session {
  step = 0;
  /** @type {Windows} */
  windows = {};
  /** @type {Matrix[]} */
  #watched = [];
  /** @type {Run|null} */
  #run = null;
  /** The last iteration that is on the curve since the last edit. */
  #frontier = 0;

  /** @param {Figure} figure */
  constructor(figure) {
    this.figure = figure;
    this.program = figure.program;
    this.#run = figure.parts || !canEvaluate(figure.program) ? null : new Run(figure);
    this.curve = new Curve(figure.history);
    this.#frontier = figure.iteration;
    this.watch({}, null);
  }

  /** @returns {Run} @throws {Beyond} if nothing can be computed here */
  get run() {
    if (!this.#run) throw new Beyond();
    return this.#run;
  }

  /** Updates done. */
  get iteration() {
    return this.#run?.iteration ?? this.figure.iteration;
  }

  // What is watched

  /** @param {Windows} windows @param {string[]|null} matrices */
  watch(windows, matrices) {
    const watched = matrices ? matrices.map((id) => matrixOf(this.program, id)) : this.program.matrices;
    const resolved = resolveWindows(this.program.matrices, windows);
    const held = this.figure.parts;
    if (held && watched.some((matrix) => !sameSpans(this.spansOf(matrix, resolved), held[matrix.id]))) throw new Beyond();
    this.#watched = this.program.matrices.filter((matrix) => watched.includes(matrix));
    this.windows = resolved;
  }

  /** @param {Matrix} matrix @param {Windows} [windows] @returns {{rows: Span, columns: Span}} that are shown of it */
  spansOf({ axes, shape }, windows = this.windows) {
    const [rows, columns] = axes.map((axis, n) => cut(windows[axis], shape[n]));
    return { rows, columns };
  }

  // Where it stands

  /** @param {number} step */
  checkStep(step) {
    const last = this.program.steps.length - 1;
    if (step > last) throw new Refused(t("step must be from 0 to {last}, not {step}", { last, step }), "step");
  }

  /** @param {number} iteration @throws {Beyond} if it can't be computed here */
  checkReach(iteration) {
    if (iteration !== this.iteration && !this.run.reaches(iteration)) throw new Beyond();
  }

  /** @param {number} by steps @returns {{iteration: number, step: number}} where that leads */
  moved(by) {
    const { length } = this.program.steps;
    const place = Math.max(0, this.iteration * length + this.step + by);
    return { iteration: Math.floor(place / length), step: place % length };
  }

  /**
   * Move towards an iteration within reach, and leave points on the curve where none were before.
   *
   * @param {number} iteration
   * @param {() => boolean} goesOn asked now and then; false: that is enough for now
   * @returns {boolean} whether it is reached
   */
  approach(iteration, goesOn) {
    const { run } = this;
    const stride = Math.max(1, Math.floor((iteration - this.#frontier) / CURVE_STOPS));
    for (;;) {
      const next = this.iteration < this.#frontier ? this.#frontier : Math.floor(this.iteration / stride + 1) * stride;
      const stop = iteration <= this.#frontier ? iteration : Math.min(iteration, next);
      if (!run.approach(stop, goesOn)) return false;
      this.#frontier = Math.max(this.#frontier, stop);
      if (stop === iteration) return true;
      this.#mark(run.measure());
      if (!goesOn()) return false;
    }
  }

  // Edits

  /** @param {string} matrix @param {CellValue[]} cells @param {boolean} alone as in `Run.edit` */
  edit(matrix, cells, alone) {
    const { run } = this;
    const turned = cells.map((cell) => ({ ...this.turned(cell), value: cell.value }));
    checkEdits(run, matrix, turned);
    if (!alone && run.edits.length + cells.length > MOST_EDITS) {
      throw new Refused(t("there would be more than {most} changes: take some of them back", { most: MOST_EDITS }), null, "too_much");
    }
    this.make(matrix, turned, alone);
  }

  /** @param {string} matrix @param {CellValue[]} cells that were checked, in the rows convention @param {boolean} alone */
  make(matrix, cells, alone) {
    this.run.edit(matrix, cells, alone);
    this.#forget(this.run.iteration);
  }

  /** @param {number} iteration */
  #forget(iteration) {
    this.curve.cut(iteration);
    this.#frontier = Math.min(this.#frontier, iteration);
  }

  /** @param {any[]} edits as messages have them @returns {import("./edits.js").PlainEdit[]} in the rows convention, in their order */
  readEdits(edits) {
    const { run } = this;
    const read = edits.map(({ iteration, matrix, row, column, value }) => ({ iteration, matrix, ...this.turned({ row, column }), value }));
    read.forEach((edit, place) => {
      try {
        checkEdits(run, edit.matrix, [edit]);
      } catch (error) {
        if (error instanceof Refused) error.where = `edits[${place}]${error.where ? `.${error.where}` : ""}`;
        throw error;
      }
    });
    return read.sort((a, b) => a.iteration - b.iteration);
  }

  /**
   * Take back the edits in which the run differs from others, and those made later.
   *
   * @param {import("./edits.js").PlainEdit[]} edits in their order
   * @returns {number} how many of them the run has kept
   */
  withdraw(edits) {
    const { run } = this;
    let kept = 0;
    while (kept < Math.min(run.edits.length, edits.length) && sameEdit(run.edits[kept], edits[kept])) kept += 1;
    const rest = [...run.edits.slice(kept, kept + 1), ...edits.slice(kept, kept + 1)];
    if (rest.length > 0) {
      const first = Math.min(...rest.map(({ iteration }) => iteration));
      run.withdraw(first);
      this.#forget(first);
    }
    return run.edits.length;
  }

  /** The edits that count, as a `state` message has them. */
  edits() {
    if (!this.#run) return this.figure.edits;
    return this.#run.edits.map(({ iteration, matrix, value, before, others, ...cell }) => ({
      iteration,
      matrix,
      ...this.turned(cell),
      value,
      before,
      ...(others.length > 0 ? { others: others.map((other) => ({ ...this.turned(other), before: other.before })) } : {}),
    }));
  }

  /** @param {any[]} edits as messages have them @returns {boolean} whether these are the edits that count already, in this order */
  hasEdits(edits) {
    const known = this.edits();
    return known.length === edits.length && edits.every((edit, n) => sameEdit(edit, known[n]));
  }

  reset() {
    const { run } = this;
    if (!run.reaches(0, [])) throw new Beyond();
    run.reset();
    this.step = 0;
    this.#forget(0);
  }

  /** A cell of the convention as the run has it, or the other way round. @param {Position} cell @returns {Position} */
  turned({ row, column }) {
    return this.program.convention === "columns" ? { row: column, column: row } : { row, column };
  }

  // The numbers

  /** @param {Dense} matrix of the run @returns {Dense} in the program's convention */
  shown(matrix) {
    return this.program.convention === "columns" ? transposed(matrix) : matrix;
  }

  /** @param {string} id @returns {Dense} a whole matrix of this iteration, in the program's convention */
  matrix(id) {
    return this.shown(/** @type {Dense} */ (this.run.values().get(id)));
  }

  /** @param {Frame["playing"]} playing @returns {Frame} */
  frame(playing) {
    const { loss, accuracy } = this.#metrics();
    const views = this.#watched.map((matrix) => {
      const { rows, columns } = this.spansOf(matrix);
      const data = this.#run ? cellsOf(this.matrix(matrix.id), rows, columns) : denseOf(this.figure.values[matrix.id]).data;
      return /** @type {const} */ ([matrix.id, { id: matrix.id, data, rows, columns }]);
    });
    const firstNonfinite = this.#run ? this.#run.firstNonfinite : this.figure.first_nonfinite;
    return { iteration: this.iteration, step: this.step, loss, accuracy, playing, firstNonfinite, views: new Map(views) };
  }

  #metrics() {
    const metrics = this.#run?.metrics() ?? metricsOf(this.figure);
    this.#mark(metrics);
    return metrics;
  }

  /** @param {{loss: number, accuracy: number|null}} metrics of this iteration */
  #mark({ loss, accuracy }) {
    // Of an edited minibatch they are those of its own cases, which are no point of the curve.
    if (!this.figure.batched || this.#run?.pristine) this.curve.add(this.iteration, loss, accuracy);
  }
}

/** @param {{rows: Span, columns: Span}} spans @param {[Span, Span]} held */
function sameSpans({ rows, columns }, held) {
  return [rows, columns].every(([start, stop], n) => start === held[n][0] && stop === held[n][1]);
}
