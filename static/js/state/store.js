/**
 * The one cursor and what it reads: a table of signals, and the few moves that keep them sensible.
 *
 * Whatever the page shows follows from these; no element keeps a state that another one needs.
 *
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/types.js").Box} Box
 * @typedef {import("../model/types.js").Lens} Lens
 * @typedef {{row: number, column: number}} Position
 * @typedef {import("../model/windows.js").Windows} Windows
 * @typedef {import("../model/types.js").LossPoint} LossPoint
 * @typedef {import("./hiding.js").Hidden} Hidden
 * @typedef {{step: number, row: number, column: number, start: number, stop: number, before: number, inside: number, after: number, total: number}} Terms
 */
import { batch, computed, signal } from "../../vendor/signals.js";
import { changedCells } from "../model/changed.js";
import { asksForMore, innerLetter } from "../model/index-string.js";
import { layerCount } from "../model/layers.js";
import { litCells, litTerm, oneCell, pointedIn } from "../model/lit.js";
import { productOf } from "../model/product.js";
import { substepAt } from "../model/substeps.js";
import { hides } from "./hiding.js";
import { part } from "./later.js";

/** @type {Lens[]} */
export const LENSES = ["row_column", "column_row", "columns", "rows"];

const CASES = "case";

export class Store {
  /** The cell that was chosen, wherever a smaller result made the selection go. @type {Position} */
  #wanted = { row: 0, column: 0 };

  constructor() {
    /** @type {import("../../vendor/signals.js").Signal<Program|null>} */
    this.program = signal(null);
    /** @type {import("../../vendor/signals.js").Signal<Frame|null>} newest numbers */
    this.frame = signal(null);
    /** Index of the selected step. */
    this.stepIndex = signal(0);
    /** @type {import("../../vendor/signals.js").Signal<Lens>} */
    this.lens = signal(/** @type {Lens} */ ("row_column"));
    /** The selected cell of the selected step's result, in coordinates of the whole matrix. */
    this.selection = signal(/** @type {Position} */ ({ row: 0, column: 0 }));
    /** The selected inner index k (column × row lens). */
    this.k = signal(0);
    /** The substep up to which the result is built up, while one goes through them. @type {import("../../vendor/signals.js").Signal<{step: Step, lens: Lens, at: number}|null>} */
    this.unfolded = signal(/** @type {{step: Step, lens: Lens, at: number}|null} */ (null));
    /** The step whose transposed operand is shown as itself, turning. @type {import("../../vendor/signals.js").Signal<Step|null>} */
    this.turned = signal(/** @type {Step|null} */ (null));
    /** The product that is broken on purpose. @type {import("../../vendor/signals.js").Signal<import("../model/broken.js").Broken|null>} */
    this.broken = signal(/** @type {import("../model/broken.js").Broken|null} */ (null));
    /** The cells of the term of a sum that is pointed at. @type {import("../../vendor/signals.js").Signal<Cell[]|null>} */
    this.term = signal(/** @type {Cell[]|null} */ (null));
    /** The matrix whose name is pointed at; all of it is lit. @type {import("../../vendor/signals.js").Signal<string|null>} */
    this.named = signal(/** @type {string|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<Cell|null>} what the pointer or the focus is on */
    this.hover = signal(null);
    /** The operand's cell that was chosen last, until another cell is: what one asks of a cell is asked of it. @type {import("../../vendor/signals.js").Signal<Cell|null>} */
    this.chosen = signal(/** @type {Cell|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<"steps"|"iterations"|null>} */
    this.playing = signal(null);
    /** Multiple of the natural speed: 1 step a second, 30 iterations a second; Infinity is all out. */
    this.speed = signal(1);
    /** @type {import("../../vendor/signals.js").Signal<LossPoint[]>} ordered by iteration */
    this.history = signal(/** @type {LossPoint[]} */ ([]));
    /** @type {import("../../vendor/signals.js").Signal<"connecting"|"open"|"lost">} */
    this.connection = signal(/** @type {"connecting"|"open"|"lost"} */ ("connecting"));
    /** The iteration that was asked for while the connection is lost, and was never seen. @type {import("../../vendor/signals.js").Signal<number|null>} */
    this.unseen = signal(/** @type {number|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<{code: string, message: string, where: string|null}|null>} */
    this.error = signal(null);
    /** @type {import("../../vendor/signals.js").Signal<import("./theme.js").Theme>} */
    this.theme = signal(/** @type {import("./theme.js").Theme} */ ("paper"));
    /** Whether the page fills the screen. */
    this.fullScreen = signal(false);
    /** Whether a speaker view follows in another window. */
    this.speaker = signal(false);
    /** Whether the picture is off, so that the room looks at the speaker. */
    this.black = signal(false);
    /** Whether the page is shown to a room: then some keys mean what clickers send. */
    this.presenting = computed(() => this.theme.value === "projector" || this.fullScreen.value || this.speaker.value);
    /** @type {import("../../vendor/signals.js").Signal<Windows>} the part of each long axis that is shown; the player asks the server for it */
    this.windows = signal(/** @type {Windows} */ ({}));
    /** @type {import("../../vendor/signals.js").Signal<Terms|null>} newest partial sums of a product too long to be listed */
    this.terms = signal(/** @type {Terms|null} */ (null));

    /** @type {import("../../vendor/signals.js").Signal<import("../model/changed.js").Edit[]>} the edits that count, as the server has them */
    this.edits = signal(/** @type {import("../model/changed.js").Edit[]} */ ([]));
    /** The cells that were changed by hand, as they are at this iteration: the newest edit by cellKey. */
    this.changed = computed(() => {
      const spec = /** @type {{batch_size?: number|null}} */ (this.program.value?.spec ?? {});
      return changedCells(this.edits.value, this.frame.value?.iteration ?? 0, (spec.batch_size ?? null) !== null);
    });
    /** Decimals that numbers are shown with; null: as many as each matrix needs. */
    this.decimals = signal(/** @type {number|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<"off"|"from_to"|"to_from">} which way round the index labels of weights are written */
    this.labels = signal(/** @type {"off"|"from_to"|"to_from"} */ ("off"));
    /** @type {import("../../vendor/signals.js").Signal<import("../model/provenance.js").Path|null>} the path of a number that is followed */
    this.path = signal(/** @type {import("../model/provenance.js").Path|null} */ (null));
    /** What a switch did to the numbers, in words, until it is dismissed. @type {import("../../vendor/signals.js").Signal<string|null>} */
    this.remark = signal(/** @type {string|null} */ (null));
    /** What could not be read or shown of a link or a file, in sentences. @type {import("../../vendor/signals.js").Signal<string[]>} */
    this.linkFaults = signal(/** @type {string[]} */ ([]));

    /** @type {import("../../vendor/signals.js").Signal<Hidden|null>} the results that are hidden until they are predicted */
    this.hidden = signal(/** @type {Hidden|null} */ (null));
    /** What became of the numbers that were to be predicted in this step. @type {import("../../vendor/signals.js").Signal<ReadonlyMap<string, import("./hiding.js").Mark>>} */
    this.predicted = signal(/** @type {ReadonlyMap<string, import("./hiding.js").Mark>} */ (new Map()));
    /** The tour that is taken, and its stop, counted from 1. @type {import("../../vendor/signals.js").Signal<{name: string, stop: number}|null>} */
    this.tour = signal(/** @type {{name: string, stop: number}|null} */ (null));

    /** Whether what meets in each step can be told: composite axes and masks have to be fetched. */
    const told = computed(() => !this.program.value?.steps.some(asksForMore) || part("composite") !== null);
    this.matrices = computed(() => {
      // All that follows from index strings asks for shapes too: it follows anew once it can be told.
      void told.value;
      return new Map((this.program.value?.matrices ?? []).map((m) => [m.id, m]));
    });
    this.step = computed(() => this.program.value?.steps[this.stepIndex.value] ?? null);
    /** Whether the selected step is a matrix product, which is what the lenses are for. */
    this.isProduct = computed(() => {
      const step = this.step.value;
      return step !== null && innerLetter(step.index_string) !== null;
    });
    /** How many values the inner index k of the selected product has. */
    this.innerSize = computed(() => {
      const step = this.step.value;
      return step ? layerCount(this.matrices.value, step) : 0;
    });
    /** What is pointed at says of the result's row and column and of k; of an operand only where layers are seen. */
    this.pointed = computed(() => this.#pointed());
    /** The one cell of the selected step's result that words, sums and pictures speak of: the one that is pointed at, else the selected one. */
    this.resultCell = computed(() => {
      const { row, column } = this.selection.value;
      return { row: this.pointed.value.row ?? row, column: this.pointed.value.column ?? column };
    });
    /** The layer that is seen in the column × row lens: the one that is pointed at, else k. */
    this.layer = computed(() => this.pointed.value.k ?? this.k.value);
    /** The selected substep of the lens: cell, layer, column or row. */
    this.substep = computed(() => this.#substep());
    /** The substep after which nothing of the result is there yet; null: all of it is. */
    this.partial = computed(() => {
      const at = this.unfolded.value;
      const here = at?.step === this.step.value && at?.lens === this.lens.value && at?.at === this.substep.value;
      return here ? this.substep.value : null;
    });
    /** What is lit: a box a matrix id, from the hovered cell, else from the selected one. */
    this.lit = computed(() => this.#lit());
    /** The case whose values the diagram shows: that of the cell, where its rows or columns are cases. */
    this.caseIndex = computed(() => this.#case());
  }

  /** @returns {boolean} whether there is anything that training changes, as far as is known */
  get learns() {
    return this.program.value?.parameters.length !== 0;
  }

  /** @param {string} id @returns {Matrix} */
  matrix(id) {
    const matrix = this.matrices.value.get(id);
    if (!matrix) throw new Error(`no matrix ${id} in this program`);
    return matrix;
  }

  /** @param {Cell} cell @returns {boolean} whether its number is hidden, for it to be predicted now or in a later step */
  isHidden(cell) {
    const hidden = this.hidden.value;
    if (hidden === null || this.playing.value === "iterations" || !hides(hidden, cell, this.frame.value?.iteration ?? 0)) return false;
    return this.program.value?.steps.some(({ output, index }) => output === cell.matrix && index >= this.stepIndex.value) ?? false;
  }

  /**
   * Select a step; the selected cell stays inside the new result.
   *
   * @param {number} index
   */
  goToStep(index) {
    const program = this.program.value;
    if (!program) return;
    const clamped = Math.max(0, Math.min(program.steps.length - 1, index));
    batch(() => {
      if (clamped !== this.stepIndex.value) {
        this.turned.value = this.broken.value = null;
        if (this.predicted.value.size > 0) this.predicted.value = new Map();
      }
      this.stepIndex.value = clamped;
      this.hover.value = null;
      this.term.value = null;
      this.chosen.value = null;
      this.k.value = 0;
      this.#place(this.#wanted);
    });
  }

  /** @param {Position} position clamped to the result's shape; a larger result comes back to it */
  select(position) {
    this.#wanted = position;
    this.term.value = null;
    this.chosen.value = null;
    this.#place(position);
  }

  /** The same cell, where rows have become columns. */
  mirror() {
    const { row, column } = this.#wanted;
    const { lens, selection } = this;
    if (lens.value === "columns" || lens.value === "rows") lens.value = lens.value === "rows" ? "columns" : "rows";
    this.#wanted = { row: column, column: row };
    this.chosen.value = null;
    selection.value = { row: selection.value.column, column: selection.value.row };
  }

  /** @param {number|null} decimals that all numbers are shown with from now on; null: as many as each matrix needs */
  showDecimals(decimals) {
    batch(() => {
      this.decimals.value = decimals;
      const frame = this.frame.value;
      if (frame) this.frame.value = { ...frame, decimals };
    });
  }

  /** @param {Position} position */
  #place(position) {
    const step = this.step.value;
    if (!step) return;
    const [rows, columns] = this.matrix(step.output).shape;
    const row = Math.max(0, Math.min(rows - 1, position.row));
    const column = Math.max(0, Math.min(columns - 1, position.column));
    this.selection.value = { row, column };
  }

  /** @returns {{row?: number, column?: number, k?: number}} */
  #pointed() {
    const [hover, step] = [this.hover.value, this.step.value];
    if (!hover || !step) return {};
    if (hover.matrix === step.output) return { row: hover.row, column: hover.column };
    const product = this.lens.value === "column_row" ? productOf(step) : null;
    return product ? pointedIn(step, product, hover) : {};
  }

  /** @returns {number} */
  #case() {
    const cell = this.hover.value;
    const hovered = cell && this.#caseOf(cell.matrix, cell);
    if (hovered !== null) return hovered;
    const selected = this.#caseOf(this.step.value?.output ?? "", this.selection.value);
    if (selected !== null) return selected;
    const product = this.step.value && productOf(this.step.value)?.left;
    const k = { row: this.k.value, column: this.k.value };
    return (product && this.#caseOf(product.id, k)) ?? Math.min(k.row, (this.program.value?.cases ?? 1) - 1);
  }

  /** @returns {number} */
  #substep() {
    const step = this.step.value;
    return step ? substepAt(this.lens.value, this.matrix(step.output).shape, this.selection.value, this.k.value) : 0;
  }

  /**
   * @param {string} id
   * @param {Position} position
   * @returns {number|null} null where neither rows nor columns are cases
   */
  #caseOf(id, { row, column }) {
    const { axes, within } = this.matrices.value.get(id) ?? {};
    // Of cases by cases, such as the scores of attention, it is the one that is computed.
    for (const along of this.program.value?.convention === "columns" ? [1, 0] : [0, 1]) {
      const places = within?.[along]?.length ?? (axes?.[along] === CASES ? 1 : 0);
      if (places) return Math.floor((along === 0 ? row : column) / places);
    }
    return null;
  }

  /** @returns {Map<string, Box>} */
  #lit() {
    const step = this.step.value;
    if (!step) return new Map();
    const term = this.term.value;
    if (term) return litTerm(step, this.resultCell.value, term);
    const hover = this.hover.value;
    const cursor = { lens: this.lens.value, k: this.k.value, hover, selection: this.selection.value };
    const shapes = step.inputs.map((id) => this.matrix(id).shape);
    const cells = litCells(step, shapes, this.matrix(step.output).shape, cursor);
    /** @type {Map<string, Box>} */
    const lit = new Map();
    cells.operands.forEach((box, n) => {
      if (box) lit.set(step.inputs[n], box);
    });
    if (cells.result) lit.set(step.output, cells.result);
    if (hover) lit.set(hover.matrix, oneCell(hover));
    return lit;
  }
}
