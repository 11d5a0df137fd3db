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
 * @typedef {{step: number, row: number, column: number, start: number, stop: number, before: number, inside: number, after: number, total: number}} Terms
 */
import { batch, computed, signal } from "../../vendor/signals.js";
import { innerLetter } from "../model/index-string.js";
import { layerCount } from "../model/layers.js";
import { litCells, oneCell } from "../model/lit.js";

/** @type {Lens[]} */
export const LENSES = ["row_column", "column_row"];

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
    /** The matrix whose name is pointed at; all of it is lit. @type {import("../../vendor/signals.js").Signal<string|null>} */
    this.named = signal(/** @type {string|null} */ (null));
    /** @type {import("../../vendor/signals.js").Signal<Cell|null>} what the pointer or the focus is on */
    this.hover = signal(null);
    /** @type {import("../../vendor/signals.js").Signal<"steps"|"iterations"|null>} */
    this.playing = signal(null);
    /** Multiple of the natural speed: 1 step a second, 30 iterations a second; Infinity is all out. */
    this.speed = signal(1);
    /** @type {import("../../vendor/signals.js").Signal<LossPoint[]>} ordered by iteration */
    this.history = signal(/** @type {LossPoint[]} */ ([]));
    /** @type {import("../../vendor/signals.js").Signal<"connecting"|"open"|"lost">} */
    this.connection = signal(/** @type {"connecting"|"open"|"lost"} */ ("connecting"));
    /** @type {import("../../vendor/signals.js").Signal<{code: string, message: string, where: string|null}|null>} */
    this.error = signal(null);
    /** @type {import("../../vendor/signals.js").Signal<"paper"|"board">} */
    this.theme = signal(/** @type {"paper"|"board"} */ ("paper"));
    /** @type {import("../../vendor/signals.js").Signal<Windows>} the part of each long axis that is shown; the player asks the server for it */
    this.windows = signal(/** @type {Windows} */ ({}));
    /** @type {import("../../vendor/signals.js").Signal<Terms|null>} newest partial sums of a product too long to be listed */
    this.terms = signal(/** @type {Terms|null} */ (null));

    this.matrices = computed(
      () => new Map((this.program.value?.matrices ?? []).map((m) => [m.id, m])),
    );
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
    /** What is lit: a box a matrix id, from the hovered cell, else from the selected one. */
    this.lit = computed(() => this.#lit());
    /** The case whose values the diagram shows: the row of the cell, where rows are cases. */
    this.caseIndex = computed(() => this.#case());
  }

  /** @param {string} id @returns {Matrix} */
  matrix(id) {
    const matrix = this.matrices.value.get(id);
    if (!matrix) throw new Error(`no matrix ${id} in this program`);
    return matrix;
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
      this.stepIndex.value = clamped;
      this.hover.value = null;
      this.k.value = 0;
      this.#place(this.#wanted);
    });
  }

  /** @param {Position} position clamped to the result's shape; a larger result comes back to it */
  select(position) {
    this.#wanted = position;
    this.#place(position);
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

  /** @returns {number} */
  #case() {
    const cell = this.hover.value;
    const hovered = cell && this.matrices.value.get(cell.matrix);
    if (cell && hovered?.axes[0] === CASES) return cell.row;
    const output = this.matrices.value.get(this.step.value?.output ?? "");
    if (output?.axes[0] === CASES) return this.selection.value.row;
    return Math.min(this.k.value, (this.program.value?.cases ?? 1) - 1);
  }

  /** @returns {Map<string, Box>} */
  #lit() {
    const step = this.step.value;
    if (!step) return new Map();
    const hover = this.hover.value;
    const cursor = {
      lens: this.lens.value,
      k: this.k.value,
      hover,
      selection: this.selection.value,
    };
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
