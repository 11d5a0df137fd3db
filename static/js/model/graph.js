/**
 * A graph whose edges are cells of a square matrix, as geometry, and what of it the cursor is on.
 *
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Graph} Graph
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Step} Step
 *
 * @typedef {{x: number, y: number}} Dot
 * @typedef {{x1: number, y1: number, x2: number, y2: number}} Line
 * @typedef {{dots: Set<number>, edges: Set<number>, one: number|null}} LitGraph one: the dot that the cursor is on
 */
import { turn } from "./product.js";

/**
 * @param {Graph} graph
 * @param {{width: number, height: number, margin: number}} box
 * @returns {Dot[]}
 */
export function dotsOf({ places }, { width, height, margin }) {
  return places.map(([x, y]) => ({ x: margin + x * (width - 2 * margin), y: margin + y * (height - 2 * margin) }));
}

/**
 * @param {Dot} from
 * @param {Dot} to
 * @param {number} radius of the dots
 * @returns {Line} from border to border
 */
export function lineBetween(from, to, radius) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const share = radius / Math.max(radius, Math.hypot(dx, dy));
  return { x1: from.x + dx * share, y1: from.y + dy * share, x2: to.x - dx * share, y2: to.y - dy * share };
}

/**
 * Which axes of a matrix are the dots of the graph.
 *
 * @param {Matrix} matrix
 * @param {string} axis
 * @returns {[boolean, boolean]} rows, columns
 */
function dotAxes({ axes }, axis) {
  return [axes[0] === axis, axes[1] === axis];
}

/**
 * What the cursor is on: a dot with the edges that bring something to it, or one edge with its ends.
 *
 * @param {Graph} graph
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {{turned: boolean, dot: number|null, term: Cell[]|null, hover: Cell|null, resultCell: {row: number, column: number}}} cursor dot: one that is pointed at and isn't shown as a cell
 * @returns {LitGraph}
 */
export function litGraph(graph, matrices, step, { turned, dot, term, hover, resultCell }) {
  const axis = matrices.get(graph.matrix)?.axes[0] ?? "";
  /** @type {LitGraph} */
  const lit = { dots: new Set(), edges: new Set(), one: null };
  if (dot !== null) lit.dots.add(dot);
  else for (const cell of term ?? [hover ?? { matrix: step.output, ...resultCell }]) {
    const matrix = matrices.get(cell.matrix);
    const [rows, columns] = matrix ? dotAxes(matrix, axis) : [false, false];
    if (rows && columns) {
      const [from, to] = turn(turned, cell.row, cell.column);
      lit.dots.add(from).add(to);
      graph.edges.forEach(([one, other], n) => {
        if ((one === from && other === to) || (!graph.directed && one === to && other === from)) lit.edges.add(n);
      });
    } else if (rows || columns) lit.dots.add(rows ? cell.row : cell.column);
  }
  if (lit.dots.size === 1) [lit.one] = lit.dots;
  const { one } = lit;
  // Edges bring something where the step reads them: numbers along them, gradients against them.
  if (one !== null && step.inputs.includes(graph.matrix)) {
    const end = step.phase === "backward" ? 0 : 1;
    graph.edges.forEach((edge, n) => {
      if (edge[end] === one || (!graph.directed && edge[1 - end] === one)) lit.edges.add(n);
    });
  }
  return lit;
}

/**
 * The cells of the step that a dot is: one of what it computes if that has the dots along one axis, else
 * one of what it reads, else a whole row of a square matrix.
 *
 * @param {Graph} graph
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {number} dot
 * @param {{row: number, column: number}} resultCell
 * @returns {Cell[]} one cell, or the ends of a row; none where the step isn't about the graph
 */
export function cellsOfDot(graph, matrices, step, dot, resultCell) {
  const axis = matrices.get(graph.matrix)?.axes[0] ?? "";
  const here = [step.output, ...step.inputs].flatMap((id) => matrices.get(id) ?? []);
  const single = here.find((matrix) => dotAxes(matrix, axis).filter(Boolean).length === 1);
  if (single) {
    const [rows] = dotAxes(single, axis);
    const along = single.id === step.output ? resultCell : { row: 0, column: 0 };
    return [{ matrix: single.id, row: rows ? dot : along.row, column: rows ? along.column : dot }];
  }
  const square = here.find((matrix) => dotAxes(matrix, axis).every(Boolean));
  return square ? [0, square.shape[1] - 1].map((column) => ({ matrix: square.id, row: dot, column })) : [];
}

/**
 * The square matrix that edges are cells of now: the graph's own, or another one that the step is about.
 *
 * @param {Graph} graph
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @returns {string}
 */
export function squareOf(graph, matrices, step) {
  const axis = matrices.get(graph.matrix)?.axes[0] ?? "";
  const here = [...step.inputs, step.output].flatMap((id) => matrices.get(id) ?? []);
  const squares = here.filter((matrix) => dotAxes(matrix, axis).every(Boolean)).map(({ id }) => id);
  return squares.includes(graph.matrix) ? graph.matrix : (squares.at(-1) ?? graph.matrix);
}

/**
 * @param {Graph} graph
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {number} edge
 * @param {boolean} turned
 * @returns {Cell} the cell that an edge is
 */
export function cellOfEdge(graph, matrices, step, edge, turned) {
  const [row, column] = turn(turned, ...graph.edges[edge]);
  return { matrix: squareOf(graph, matrices, step), row, column };
}

/** How far aside a dot may lie, to how far ahead. */
const ASIDE = 1.2;

/**
 * @param {Dot[]} dots
 * @param {number} from
 * @param {string} key
 * @returns {number|null} the nearest dot in the direction of an arrow key; null for another key
 */
export function dotAfterKey(dots, from, key) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (!way) return null;
  let [best, nearest] = [from, Infinity];
  dots.forEach(({ x, y }, n) => {
    const [dx, dy] = [x - dots[from].x, y - dots[from].y];
    const ahead = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1] + dy * way[0]);
    if (ahead <= 0 || aside > ASIDE * ahead || Math.hypot(dx, dy) >= nearest) return;
    [best, nearest] = [n, Math.hypot(dx, dy)];
  });
  return best;
}

/**
 * Of which class a row of outputs is, and how sure that is: 0 where all classes are as probable, 1 where
 * one is certain.
 *
 * @param {readonly number[]} outputs of one: the probability of class 1
 * @returns {{said: number, sure: number}|null} null where a number isn't one
 */
export function classOf(outputs) {
  const all = outputs.length === 1 ? [1 - outputs[0], outputs[0]] : outputs;
  if (all.some((value) => !Number.isFinite(value))) return null;
  const most = Math.max(...all);
  const even = 1 / all.length;
  return { said: all.indexOf(most), sure: Math.max(0, Math.min(1, (most - even) / (1 - even))) };
}
