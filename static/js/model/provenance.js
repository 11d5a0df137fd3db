/**
 * Where a number came from, and what it changes: all cells of an iteration that it was computed from
 * or is computed into, read off the index strings of the steps.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Span} Span
 * @typedef {"back"|"on"} Direction
 *
 * @typedef {object} Stop one matrix on the path
 * @property {string} matrix
 * @property {number|null} step that computes it; null: it is given
 * @property {Box[]} boxes its cells on the path
 *
 * @typedef {object} Path
 * @property {Cell} origin
 * @property {Direction} direction
 * @property {Stop[]} stops the origin first, then in the order in which one gets there
 * @property {ReadonlyMap<string, Box[]>} boxes every cell on the path, by its matrix
 */
import { cellsChanged, cellsRead, partsOf } from "./index-string.js";

/**
 * Back from a cell to what is given: inputs, targets, parameters.
 *
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell} origin
 * @returns {Path}
 */
export function pathBack(program, matrices, origin) {
  const boxes = started(origin);
  /** @type {Stop[]} */
  const stops = [];
  for (const step of [...program.steps].reverse()) {
    const found = boxes.get(step.output);
    if (!found) continue;
    stops.push({ matrix: step.output, step: step.index, boxes: found });
    const shapes = shapesOf(matrices, step);
    for (const box of found) {
      cellsRead(step, shapes, box).forEach((read, n) => add(boxes, step.inputs[n], read));
    }
  }
  const computed = new Set(program.steps.map((step) => step.output));
  for (const [matrix, found] of boxes) {
    if (!computed.has(matrix)) stops.push({ matrix, step: null, boxes: found });
  }
  return { origin, direction: "back", stops, boxes };
}

/**
 * On from a cell to everything that it changes, down to the loss and the updated parameters.
 *
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell} origin
 * @returns {Path}
 */
export function pathOn(program, matrices, origin) {
  const boxes = started(origin);
  const own = program.steps.find((step) => step.output === origin.matrix);
  /** @type {Stop[]} */
  const stops = [{ matrix: origin.matrix, step: own?.index ?? null, boxes: boxes.get(origin.matrix) ?? [] }];
  for (const step of program.steps) {
    if (step === own) continue;
    const shapes = shapesOf(matrices, step);
    step.inputs.forEach((id, operand) => {
      for (const box of boxes.get(id) ?? []) add(boxes, step.output, cellsChanged(step, shapes, operand, box));
    });
    const found = boxes.get(step.output);
    if (found) stops.push({ matrix: step.output, step: step.index, boxes: found });
  }
  return { origin, direction: "on", stops, boxes };
}

/**
 * The same path in the same or another program: anew from its origin.
 *
 * @param {Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Cell} origin
 * @param {Direction} direction
 * @returns {Path}
 */
export function pathOf(program, matrices, origin, direction) {
  return (direction === "back" ? pathBack : pathOn)(program, matrices, origin);
}

/** @param {Box[]} boxes @returns {number} how many cells they are, each counted once */
export function countCells(boxes) {
  const edges = [...new Set(boxes.flatMap(({ rows }) => rows))].sort((a, b) => a - b);
  const across = [...boxes].sort((a, b) => a.columns[0] - b.columns[0]);
  return edges.slice(1).reduce((sum, bottom, n) => {
    let [wide, end] = [0, 0];
    for (const { rows, columns } of across) {
      if (!within([edges[n], bottom], rows)) continue;
      wide += Math.max(0, columns[1] - Math.max(end, columns[0]));
      end = Math.max(end, columns[1]);
    }
    return sum + wide * (bottom - edges[n]);
  }, 0);
}

/**
 * @param {Path} path
 * @param {Program} program
 * @param {Stop} stop
 * @returns {number} the step that shows it: the one that computes it, or the first on the path that reads it
 */
export function stepOfStop(path, program, stop) {
  if (stop.step !== null) return stop.step;
  const reads = program.steps.find((step) => step.inputs.includes(stop.matrix) && path.boxes.has(step.output));
  return reads?.index ?? 0;
}

/** @param {Cell} origin @returns {Map<string, Box[]>} */
function started({ matrix, row, column }) {
  return new Map([[matrix, [{ rows: [row, row + 1], columns: [column, column + 1] }]]]);
}

/**
 * Add a box, unless it lies in one that is there; those that lie in it go.
 *
 * @param {Map<string, Box[]>} boxes
 * @param {string} id
 * @param {Box|null} box
 */
function add(boxes, id, box) {
  for (const part of box ? partsOf(box) : []) boxes.set(id, joined(boxes.get(id) ?? [], part));
}

/** @param {Box[]} there @param {Box} box @returns {Box[]} with the box, which becomes one with those that go on where it ends */
function joined(there, box) {
  if (there.some((other) => holds(other, box))) return there;
  const next = there.find((other) => goesOn(other, box));
  if (!next) return [...there.filter((other) => !holds(box, other)), box];
  return joined(there.filter((other) => other !== next), { rows: around(box.rows, next.rows), columns: around(box.columns, next.columns) });
}

/** @param {Box} a @param {Box} b @returns {boolean} whether both together are a box */
function goesOn(a, b) {
  return (same(a.rows, b.rows) && touch(a.columns, b.columns)) || (same(a.columns, b.columns) && touch(a.rows, b.rows));
}

/** @param {Span} a @param {Span} b */
const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** @param {Span} a @param {Span} b */
const touch = (a, b) => a[0] <= b[1] && b[0] <= a[1];

/** @param {Span} a @param {Span} b @returns {Span} */
const around = (a, b) => [Math.min(a[0], b[0]), Math.max(a[1], b[1])];

/** @param {Box} outer @param {Box} inner */
function holds(outer, inner) {
  return within(inner.rows, outer.rows) && within(inner.columns, outer.columns);
}

/** @param {Span} inner @param {Span} outer */
function within(inner, outer) {
  return inner[0] >= outer[0] && inner[1] <= outer[1];
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @returns {[number, number][]} of its operands, and last of its result
 */
function shapesOf(matrices, { inputs, output }) {
  return [...inputs, output].map((id) => {
    const matrix = matrices.get(id);
    if (!matrix) throw new Error(`no matrix ${id} in this program`);
    return matrix.shape;
  });
}
