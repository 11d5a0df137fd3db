/**
 * Executes a program in float64: one array a matrix, allocated once.
 *
 * It computes in the rows convention whatever the program's is: the columns convention is the same
 * program of the transposed matrices, with its products reversed.
 *
 * @typedef {import("./dense.js").Dense} Dense
 * @typedef {Pick<import("../model/types.js").Program, "matrices"|"steps"|"convention"|"parameters">} Program what it needs of one
 */
import { dense, transposeInto, transposed } from "./dense.js";
import { OPERATIONS } from "./operations/index.js";
import { MIRRORED } from "./operations/products.js";

/** @param {Pick<Program, "steps">} program @returns {boolean} whether every operation of it is known here */
export function canEvaluate({ steps }) {
  return steps.every(({ op }) => op in OPERATIONS);
}

export class Evaluator {
  /** The numbers of every matrix in the rows convention, by id; the arrays stay the same. @type {Map<string, Dense>} */
  values = new Map();
  /** What takes which next value: parameters and the optimizer's state. @type {[id: string, next: string][]} */
  #updates = [];
  /** @type {{output: string, inputs: string[], run: () => void}[]} */
  #calls = [];

  /** @param {Program} program */
  constructor(program) {
    this.turned = program.convention === "columns";
    for (const { id, shape, next_of } of program.matrices) {
      const [rows, columns] = this.turned ? [shape[1], shape[0]] : shape;
      this.values.set(id, dense(rows, columns));
      if (next_of) this.#updates.push([next_of, id]);
    }
    this.#calls = program.steps.map((step) => this.#call(step));
    const computed = new Set(program.steps.map(({ output }) => output));
    /** Matrices whose numbers come from outside: cases, parameters, the optimizer's state, constants. */
    this.given = program.matrices.map(({ id }) => id).filter((id) => !computed.has(id));
  }

  /** @param {Pick<import("../model/types.js").Step, "op"|"inputs"|"output"|"params">} step */
  #call({ op, inputs, output, params }) {
    const mirrored = this.turned ? MIRRORED[op] : undefined;
    const operation = OPERATIONS[mirrored ?? op];
    if (!operation) throw new Error(`no operation ${op}`);
    const operands = (mirrored ? [...inputs].reverse() : inputs).map((id) => this.matrix(id));
    const out = this.matrix(output);
    return { output, inputs, run: () => operation(out, operands, params) };
  }

  /** @param {string} id @returns {Dense} its numbers, in the rows convention */
  matrix(id) {
    const matrix = this.values.get(id);
    if (!matrix) throw new Error(`no matrix ${id} in this program`);
    return matrix;
  }

  /** Ids of what changes from iteration to iteration: parameters and the optimizer's state. */
  get variables() {
    return this.#updates.map(([id]) => id);
  }

  /**
   * @param {string} id
   * @param {ArrayLike<number>} data row by row, in the program's convention
   */
  load(id, data) {
    const target = this.matrix(id);
    if (this.turned) transposeInto(target.data, data, target.columns, target.rows);
    else target.data.set(data);
  }

  /** @param {string} id @returns {Dense} in the program's convention; its array may be the evaluator's own */
  shown(id) {
    return this.turned ? transposed(this.matrix(id)) : this.matrix(id);
  }

  /** Compute every step, from what is given. */
  run() {
    for (const { run } of this.#calls) run();
  }

  /**
   * @param {Iterable<string>} targets
   * @returns {() => void} computes what they need, and nothing else
   */
  plan(targets) {
    const wanted = new Set(targets);
    const needed = this.#calls.toReversed().filter(({ output, inputs }) => {
      if (!wanted.has(output)) return false;
      for (const id of inputs) wanted.add(id);
      return true;
    });
    needed.reverse();
    return () => {
      for (const { run } of needed) run();
    };
  }

  /** @returns {() => void} computes the next values alone */
  planUpdates() {
    return this.plan(this.#updates.map(([, next]) => next));
  }

  /** Let every parameter and the optimizer's state take its next value. */
  adopt() {
    for (const [id, next] of this.#updates) this.matrix(id).data.set(this.matrix(next).data);
  }
}
