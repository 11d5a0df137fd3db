/**
 * A run of the network of a figure: parameters that move on iteration by iteration, edits, and the way
 * back. Iteration n is computed with the parameters after n updates.
 *
 * The figure's own iteration holds the figure's own numbers, bit for bit, as long as nothing is edited.
 * All is in the rows convention.
 *
 * @typedef {import("./dense.js").Dense} Dense
 * @typedef {import("./figure.js").Figure} Figure
 * @typedef {import("../model/types.js").Nonfinite} Nonfinite
 * @typedef {import("./edits.js").CellValue} CellValue
 * @typedef {import("./edits.js").PlainEdit} PlainEdit
 * @typedef {import("./edits.js").Edit} Edit
 */
import { CASES, Cases, asGiven } from "./cases.js";
import { Checkpoints } from "./checkpoints.js";
import { same } from "./dense.js";
import { readEdit, sameEdits } from "./edits.js";
import { Evaluator } from "./evaluator.js";
import { metricsOf, readValues } from "./figure.js";
import { accuracy } from "./metrics.js";

/** Each so many-th iteration is looked through for NaN and ∞, shown or not. */
const LOOK = 64;

export class Run {
  /** @type {Edit[]} in the order in which they take effect */
  edits = [];
  /** Where NaN or an infinity appeared first. @type {Nonfinite|null} */
  firstNonfinite = null;
  /** Whether the evaluator holds all numbers of this iteration. */
  #computed = false;
  /** Iterations before this one have been looked at. */
  #finiteBefore = 0;

  /** @param {Figure} figure whose values are whole */
  constructor(figure) {
    const { program } = figure;
    this.program = program;
    this.figure = figure;
    this.evaluator = new Evaluator(program);
    const { turned } = this.evaluator;
    this.exact = readValues(figure.values, turned);
    /** Parameters, the optimizer's state and edited cases at the start, where they aren't as in the figure. */
    this.first = readValues(figure.start, turned);
    this.iteration = figure.iteration;
    this.edits = this.own = figure.edits.map((edit) => readEdit(edit, turned));
    this.firstNonfinite = figure.first_nonfinite;
    this.#finiteBefore = this.firstNonfinite?.iteration ?? figure.iteration;
    for (const id of this.evaluator.given) this.#write(id, this.exact.get(id)?.data ?? []);
    const spec = /** @type {{loss: string}} */ (program.spec);
    const augmented = program.layers[0]?.augmented ?? false;
    this.cases = new Cases({ loss: spec.loss, augmented }, this.#givenCases(), (id) => this.evaluator.matrix(id));
    this.checkpoints = new Checkpoints(this.#given());
    this.update = this.evaluator.planUpdates();
    this.measuring = this.evaluator.plan([program.loss, program.prediction]);
  }

  /** @returns {import("./checkpoints.js").Given[]} */
  #given() {
    const { iteration, batched } = this.figure;
    const before = this.own.filter((edit) => edit.iteration < iteration);
    const holds = () => sameEdits(this.edits.filter((edit) => edit.iteration < iteration), before);
    const present = { iteration, snapshot: this.#asBeforeEdits(), holds };
    const start = new Map(this.evaluator.variables.map((id) => [id, this.start(id).data]));
    return batched || iteration === 0 ? [present] : [{ iteration: 0, snapshot: start, holds: () => true }, present];
  }

  /** Cases as they were given; of a batch, before the edits of this iteration. @returns {Map<string, Dense>} */
  #givenCases() {
    const made = this.figure.batched ? this.own.filter((edit) => edit.iteration === this.iteration) : [];
    return asGiven((id) => this.start(id), made);
  }

  /** @param {string} id of a parameter, state or case @returns {Dense} its numbers before any update or edit; not to be written to */
  start(id) {
    return this.first.get(id) ?? this.exact.get(id) ?? this.evaluator.matrix(id);
  }

  /** @param {string} id @param {ArrayLike<number>} data */
  #write(id, data) {
    this.evaluator.matrix(id).data.set(data);
  }

  /** @returns {import("./checkpoints.js").Snapshot} */
  #snapshot() {
    return new Map(this.evaluator.variables.map((id) => [id, this.evaluator.matrix(id).data.slice()]));
  }

  /** Whether the numbers of this iteration are those of the figure. */
  get pristine() {
    const { iteration } = this;
    return iteration === this.figure.iteration && sameEdits(this.edits.filter((edit) => edit.iteration <= iteration), this.own);
  }

  /**
   * @param {number} iteration
   * @param {PlainEdit[]} [edits]
   * @returns {boolean} whether it can be computed here, with those edits
   */
  reaches(iteration, edits = this.edits) {
    const { figure } = this;
    if (!figure.batched) return iteration >= 0;
    const before = (/** @type {PlainEdit[]} */ list) => list.filter((edit) => edit.iteration < figure.iteration);
    const later = edits.some((edit) => edit.iteration > figure.iteration);
    return iteration === figure.iteration && !later && sameEdits(before(edits), before(this.own));
  }

  /** The numbers of every matrix of this iteration, by id; the arrays are the run's own. @returns {Map<string, Dense>} */
  values() {
    if (!this.#computed) {
      this.#compute();
      this.#look();
    }
    return this.evaluator.values;
  }

  #compute() {
    const { evaluator, exact, pristine } = this;
    if (!pristine || exact.size < evaluator.values.size) evaluator.run();
    if (pristine) for (const [id, { data }] of exact) this.#write(id, data);
    this.#computed = true;
  }

  /** Loss and accuracy; of the cases of this iteration, where it sees only some of them and was edited. */
  metrics() {
    this.values();
    return this.#measured();
  }

  /** Loss and accuracy, and nothing else of this iteration. */
  measure() {
    if (!this.#computed && !this.pristine) this.measuring();
    return this.#measured();
  }

  #measured() {
    const { figure, program } = this;
    const { values } = this.evaluator;
    if (this.pristine) return metricsOf(figure);
    const [prediction, targets] = [program.prediction, "Y"].map((id) => /** @type {Dense} */ (values.get(id)));
    return { loss: this.evaluator.matrix(program.loss).data[0], accuracy: accuracy(prediction, targets, figure.scored) };
  }

  // Where NaN and ∞ come from

  #look() {
    if (this.firstNonfinite) return;
    if (this.#nonfiniteStep() === null) {
      this.#finiteBefore = Math.max(this.#finiteBefore, this.iteration + 1);
      return;
    }
    const here = this.iteration;
    const from = Math.min(here, this.#finiteBefore);
    if (from < here) this.#restore(from);
    let found = null;
    while (!found) {
      this.#compute();
      found = this.#nonfiniteStep();
      if (!found) this.#advance();
    }
    this.firstNonfinite = found;
    while (this.iteration < here) this.#advance();
    this.#compute();
  }

  /** @returns {Nonfinite|null} of this iteration, all of which is computed */
  #nonfiniteStep() {
    const step = this.program.steps.find(({ output }) => !this.evaluator.matrix(output).data.every(Number.isFinite));
    return step ? { iteration: this.iteration, step: step.index, matrix: step.output } : null;
  }

  // Moving on and back

  #advance() {
    if (this.pristine) this.#compute();
    else this.update();
    this.evaluator.adopt();
    this.iteration += 1;
    this.#computed = false;
    if (this.iteration % this.checkpoints.interval === 0) this.checkpoints.keep(this.iteration, () => this.#snapshot());
    for (const edit of this.edits) if (edit.iteration === this.iteration) this.#set(edit);
  }

  /** Go to the last place before an iteration that is known. @param {number} iteration */
  #restore(iteration) {
    const found = this.checkpoints.nearest(iteration);
    if (!found) throw new Error(`iteration ${iteration} is before the figure's`);
    const [known, snapshot] = found;
    this.iteration = known;
    this.#computed = false;
    for (const [id, data] of snapshot) this.#write(id, data);
    this.cases.restore();
    for (const edit of this.edits) {
      const ofCases = CASES.includes(edit.matrix) && edit.iteration < this.iteration && !this.figure.batched;
      if (edit.iteration === this.iteration || ofCases) this.#set(edit);
    }
  }

  /**
   * Move towards an iteration that is within reach.
   *
   * @param {number} iteration
   * @param {() => boolean} goesOn asked now and then; false: that is enough for now
   * @returns {boolean} whether it is reached
   */
  approach(iteration, goesOn) {
    const known = this.checkpoints.nearest(iteration)?.[0] ?? -1;
    if (iteration < this.iteration || known > this.iteration) this.#restore(iteration);
    while (this.iteration < iteration) {
      if ((this.iteration + 1) % LOOK === 0) this.values();
      this.#advance();
      if (this.iteration < iteration && !goesOn()) return false;
    }
    return true;
  }

  // Edits

  /** @param {PlainEdit} edit */
  #set(edit) {
    if (CASES.includes(edit.matrix)) this.cases.write(edit);
    else {
      const { columns, data } = this.evaluator.matrix(edit.matrix);
      data[edit.row * columns + edit.column] = edit.value;
    }
  }

  /**
   * Give cells other values at this iteration; what came later is forgotten. They were checked.
   *
   * @param {string} matrix
   * @param {CellValue[]} cells
   * @param {boolean} alone whether a cell that holds its value anyway is an edit too
   */
  edit(matrix, cells, alone) {
    this.checkpoints.keep(this.iteration, () => this.#asBeforeEdits());
    this.#forgetAfter(this.iteration);
    const { columns, data } = this.evaluator.matrix(matrix);
    const wanted = alone ? cells : [...new Map(cells.map((cell) => [`${cell.row}/${cell.column}`, cell])).values()];
    const moving = wanted.filter(({ row, column, value }) => alone || !same(data[row * columns + column], value));
    for (const cell of moving) this.#make(matrix, cell);
    if (!alone) this.edits = this.edits.filter((edit) => !this.#idle(edit, matrix));
    this.#computed = false;
  }

  /** @param {string} matrix @param {CellValue} cell */
  #make(matrix, { row, column, value }) {
    const { iteration } = this;
    const { columns, data } = this.evaluator.matrix(matrix);
    const at = row * columns;
    const held = data.slice(at, at + columns);
    const old = this.edits.find((edit) => edit.iteration === iteration && edit.matrix === matrix && edit.row === row && edit.column === column);
    this.#set({ iteration, matrix, row, column, value });
    const with_ = matrix === "Y" ? [...held].flatMap((before, n) => (n !== column && data[at + n] !== before ? [{ row, column: n, before }] : [])) : [];
    const edit = { iteration, matrix, row, column, value, before: old?.before ?? held[column], others: [...(old?.others ?? []), ...with_] };
    this.edits = [...this.edits.filter((one) => one !== old), edit];
  }

  /** @param {Edit} edit @param {string} matrix */
  #idle(edit, matrix) {
    return edit.iteration === this.iteration && edit.matrix === matrix && edit.others.length === 0 && same(edit.before, edit.value);
  }

  /** Parameters and state before what was edited at this iteration. */
  #asBeforeEdits() {
    const snapshot = this.#snapshot();
    for (const edit of this.edits.toReversed()) {
      const data = edit.iteration === this.iteration ? snapshot.get(edit.matrix) : undefined;
      if (data) data[edit.row * this.evaluator.matrix(edit.matrix).columns + edit.column] = edit.before;
    }
    return snapshot;
  }

  /** Take back the edits made at that iteration or later. The run then stands there or before it. @param {number} iteration */
  withdraw(iteration) {
    this.edits = this.edits.filter((edit) => edit.iteration < iteration);
    this.#forgetAfter(iteration);
    this.#restore(Math.min(this.iteration, iteration));
  }

  /** Nothing is known of an iteration's numbers and of later ones any more. @param {number} iteration */
  #forgetAfter(iteration) {
    this.edits = this.edits.filter((edit) => edit.iteration <= iteration);
    this.checkpoints.forgetAfter(iteration);
    if (this.firstNonfinite && this.firstNonfinite.iteration >= iteration) this.firstNonfinite = null;
    this.#finiteBefore = Math.min(this.#finiteBefore, iteration);
  }

  /** Iteration 0, without edits; of minibatches, the one that there is. */
  reset() {
    this.edits = [];
    this.firstNonfinite = null;
    this.#finiteBefore = 0;
    this.checkpoints.clear();
    this.#restore(this.figure.batched ? this.iteration : 0);
  }
}
