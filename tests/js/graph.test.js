import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOfEdge, cellsOfDot, classOf, dotAfterKey, dotsOf, lineBetween, litGraph, squareOf } from "../../static/js/model/graph.js";

/** @param {string} id @param {[string, string]} axes @param {[number, number]} shape */
const matrix = (id, axes, shape) => /** @type {import("../../static/js/model/types.js").Matrix} */ (/** @type {unknown} */ ({ id, axes, shape }));
const MATRICES = new Map(
  [
    matrix("G", ["case", "case"], [4, 4]),
    matrix("Z1", ["case", "hidden"], [4, 2]),
    matrix("XW1", ["case", "hidden"], [4, 2]),
    matrix("W1", ["input", "hidden"], [3, 2]),
    matrix("W1_next", ["input", "hidden"], [3, 2]),
    matrix("dG", ["case", "case"], [4, 4]),
  ].map((one) => [one.id, one]),
);
/** @param {string[]} inputs @param {string} output @param {string} [phase] */
const step = (inputs, output, phase = "forward") => /** @type {import("../../static/js/model/types.js").Step} */ (/** @type {unknown} */ ({ inputs, output, phase }));
const MIX = step(["G", "XW1"], "Z1");
/** @type {import("../../static/js/model/types.js").Graph} */
const GRAPH = { matrix: "G", places: [[0, 0], [1, 0], [1, 1], [0, 1]], edges: [[0, 1], [1, 2], [0, 3]], directed: false, roles: [], scored: null };
const NOTHING = { turned: false, dot: null, term: null, hover: null, resultCell: { row: 1, column: 0 } };

test("A row of the result is a dot, with the edges that bring something to it", () => {
  const lit = litGraph(GRAPH, MATRICES, MIX, NOTHING);
  assert.deepEqual([[...lit.dots], [...lit.edges], lit.one], [[1], [0, 1], 1]);
  const hovered = litGraph(GRAPH, MATRICES, MIX, { ...NOTHING, hover: { matrix: "XW1", row: 3, column: 1 } });
  assert.deepEqual([[...hovered.dots], [...hovered.edges]], [[3], [2]]);
});

test("Where a step doesn't read the graph's matrix, no edge brings anything", () => {
  const lit = litGraph(GRAPH, MATRICES, step(["X", "W1"], "XW1"), NOTHING);
  assert.deepEqual([[...lit.dots], [...lit.edges]], [[1], []]);
  assert.equal(litGraph(GRAPH, MATRICES, step(["W1", "dW1"], "W1_next"), NOTHING).dots.size, 0);
});

test("A cell of the matrix is an edge, in both directions if it has none", () => {
  const at = { ...NOTHING, hover: { matrix: "G", row: 2, column: 1 } };
  assert.deepEqual([...litGraph(GRAPH, MATRICES, MIX, at).edges], [1]);
  const directed = { ...GRAPH, directed: true };
  assert.deepEqual([...litGraph(directed, MATRICES, MIX, at).edges], []);
  assert.deepEqual([...litGraph(directed, MATRICES, MIX, { ...at, turned: true }).edges], [1]);
});

test("Numbers come along the edges of a directed graph, gradients against them", () => {
  const directed = { ...GRAPH, directed: true };
  assert.deepEqual([...litGraph(directed, MATRICES, MIX, NOTHING).edges], [0]);
  assert.deepEqual([...litGraph(directed, MATRICES, step(["G", "XW1"], "Z1", "backward"), NOTHING).edges], [1]);
});

test("A dot whose cell isn't shown is lit by itself", () => {
  assert.deepEqual([...litGraph(GRAPH, MATRICES, MIX, { ...NOTHING, dot: 3 }).dots], [3]);
});

test("A dot is a cell of the result, else of an operand, else a row of a square matrix, else nothing", () => {
  const at = { row: 1, column: 1 };
  assert.deepEqual(cellsOfDot(GRAPH, MATRICES, MIX, 2, at), [{ matrix: "Z1", row: 2, column: 1 }]);
  assert.deepEqual(cellsOfDot(GRAPH, MATRICES, step(["XW1", "W1"], "W1_next"), 2, at), [{ matrix: "XW1", row: 2, column: 0 }]);
  const ends = [{ matrix: "dG", row: 2, column: 0 }, { matrix: "dG", row: 2, column: 3 }];
  assert.deepEqual(cellsOfDot(GRAPH, MATRICES, step([], "dG"), 2, at), ends);
  assert.deepEqual(cellsOfDot(GRAPH, MATRICES, step(["W1"], "W1_next"), 2, at), []);
});

test("An edge is a cell of the square matrix that the step is about", () => {
  assert.deepEqual(cellOfEdge(GRAPH, MATRICES, MIX, 1, false), { matrix: "G", row: 1, column: 2 });
  assert.deepEqual(cellOfEdge(GRAPH, MATRICES, MIX, 1, true), { matrix: "G", row: 2, column: 1 });
  assert.equal(squareOf(GRAPH, MATRICES, step(["Z1"], "dG")), "dG");
  assert.equal(squareOf(GRAPH, MATRICES, step(["W1"], "W1_next")), "G");
});

test("Arrow keys go to the nearest dot ahead, and stay where there is none", () => {
  const dots = dotsOf(GRAPH, { width: 100, height: 80, margin: 10 });
  assert.deepEqual(dots[2], { x: 90, y: 70 });
  assert.deepEqual(["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].map((key) => dotAfterKey(dots, 0, key)), [1, 3, 0, 0]);
  assert.equal(dotAfterKey(dots, 0, "Enter"), null);
});

test("A line goes from border to border, and dots that touch have none", () => {
  assert.deepEqual(lineBetween({ x: 0, y: 0 }, { x: 10, y: 0 }, 2), { x1: 2, y1: 0, x2: 8, y2: 0 });
  assert.deepEqual(lineBetween({ x: 0, y: 0 }, { x: 0, y: 0 }, 2), { x1: 0, y1: 0, x2: 0, y2: 0 });
});

test("The class is the largest output, and even outputs are not sure at all", () => {
  assert.deepEqual(classOf([0.5, 0.5]), { said: 0, sure: 0 });
  assert.deepEqual(classOf([0, 1]), { said: 1, sure: 1 });
  assert.deepEqual(classOf([1]), { said: 1, sure: 1 });
  assert.equal(classOf([NaN, 1]), null);
});
