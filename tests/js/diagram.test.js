import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowhead, edgeLine, layerPlans, layoutDiagram, MOST_NEURONS, shownUnits } from "../../static/js/model/diagram.js";
import { litDiagram, matrixAt, neuronCell, weightCell } from "../../static/js/model/diagram-lit.js";
import { walk } from "../../static/js/model/diagram-walk.js";
import { overlap, placeLabels } from "../../static/js/model/edge-labels.js";
import { byId, network } from "./networks.js";

const BOX = { width: 366, height: 400, left: 0, right: 0 };

/** @param {number} [units] @param {number} [focus] */
function drawn(units = 3, focus = 0) {
  const program = network(units);
  const matrices = byId(program);
  const plans = layerPlans(program, matrices);
  return { program, matrices, plans, diagram: layoutDiagram(plans, [0, focus, 0], BOX) };
}

/** @param {number[]} rows @param {number[]} columns */
const box = (rows, columns) => /** @type {any} */ ({ rows, columns });

test("every layer has its neurons and the bias neurons of what comes after it", () => {
  const { diagram } = drawn();
  const of = (/** @type {number} */ layer) => diagram.neurons.filter((n) => n.layer === layer).map((n) => n.unit);
  assert.deepEqual(of(0), [-1, 0, 1]);
  assert.deepEqual(of(1), [-1, 0, 1, 2]);
  assert.deepEqual(of(2), [0]);
});

test("of the names of layers that would meet only the last word is drawn", () => {
  const { plans } = drawn();
  const deep = [plans[0], { ...plans[1], name: "hidden 1" }, { ...plans[1], name: "hidden 2" }, plans[2]];
  const names = (/** @type {number} */ width) => layoutDiagram(deep, [0, 0, 0, 0], { ...BOX, width }).names.map(({ text }) => text);
  assert.deepEqual(names(366), ["input", "hidden 1", "hidden 2", "output"]);
  assert.deepEqual(names(200), ["input", "1", "2", "output"]);
});

test("every cell of a weight matrix is an edge, and no edge enters a bias neuron", () => {
  const { diagram } = drawn();
  assert.equal(diagram.edges.filter((edge) => edge.layer === 1).length, 3 * 3);
  assert.equal(diagram.edges.filter((edge) => edge.layer === 2).length, 4);
  assert.ok(diagram.edges.every((edge) => edge.to.unit >= 0));
});

test("neurons stay inside the box and don't touch", () => {
  for (const units of [1, 3, 8, 64]) {
    const { diagram } = drawn(units);
    for (const { x, y, radius } of diagram.neurons) {
      assert.ok(x - radius >= 0 && x + radius <= BOX.width);
      assert.ok(y - radius >= 0 && y + radius <= BOX.height);
    }
    const ys = diagram.neurons.filter((n) => n.layer === 1).map((n) => n.y);
    assert.ok(ys.every((y, n) => n === 0 || y - ys[n - 1] > 2 * diagram.radius));
  }
});

test("a large layer is windowed, says how many it leaves out, and shows the one in focus", () => {
  const { diagram } = drawn(64);
  assert.deepEqual(diagram.more.map((more) => more.text), ["… 56 more"]);
  const shown = drawn(64, 40).diagram.neurons.filter((n) => n.layer === 1).map((n) => n.unit);
  assert.ok(shown.includes(40));
  assert.equal(shown.length, MOST_NEURONS + 1);
  assert.deepEqual(shownUnits(64, 63), [56, 64]);
});

test("in a low box a large layer shows fewer neurons, as far apart as they can be read", () => {
  const { plans } = drawn(64);
  const low = layoutDiagram(plans, [0, 0, 0], { ...BOX, height: 200 });
  const ys = low.neurons.filter((n) => n.layer === 1).map((n) => n.y);
  assert.equal(ys.length, 6);
  assert.ok(ys[1] - ys[0] >= 24);
  assert.deepEqual(low.more.map((more) => more.text), ["… 59 more"]);
});

test("edges run from border to border, and arrowheads end where the flow ends", () => {
  const { diagram } = drawn();
  const edge = diagram.edges[0];
  const line = edgeLine(edge);
  assert.ok(Math.abs(Math.hypot(line.x1 - edge.from.x, line.y1 - edge.from.y) - diagram.radius) < 1e-9);
  const tip = (/** @type {boolean} */ back) => arrowhead(edge, back, 9).slice(1).split("L")[0].split(" ").map(Number);
  assert.ok(Math.abs(tip(false)[0] - line.x2) < 0.1);
  assert.ok(Math.abs(tip(true)[0] - line.x1) < 0.1);
});

test("a result cell lights its case's neurons and the edges that enter its own", () => {
  const { plans, matrices } = drawn();
  const lit = litDiagram(plans, matrices, new Map([["X", box([1, 2], [0, 3])], ["W1", box([0, 3], [1, 2])], ["Z1", box([1, 2], [1, 2])]]));
  assert.deepEqual([...lit.neurons].sort(), ["0/-1", "0/0", "0/1", "1/1"]);
  assert.deepEqual([...lit.edges.keys()].sort(), ["1/-1/1", "1/0/1", "1/1/1"]);
  assert.deepEqual(lit.edges.get("1/-1/1"), { matrix: "W1", row: 0, column: 1 });
});

test("one weight lights its edge and both of its neurons", () => {
  const { plans, matrices } = drawn();
  const lit = litDiagram(plans, matrices, new Map([["W2", box([0, 1], [0, 1])]]));
  assert.deepEqual([...lit.edges.keys()], ["2/-1/0"]);
  assert.deepEqual([...lit.neurons].sort(), ["1/-1", "2/0"]);
});

test("cells and neurons find each other, with and without a column for the bias neuron", () => {
  const { program, plans, matrices } = drawn();
  const [z1, a1, w1] = ["Z1", "A1", "W1"].map((id) => matrices.get(id) ?? null);
  assert.deepEqual(neuronCell(plans[1], z1, 0, 2), { matrix: "Z1", row: 2, column: 0 });
  assert.deepEqual(neuronCell(plans[1], a1, 0, 2), { matrix: "A1", row: 2, column: 1 });
  assert.equal(neuronCell(plans[1], z1, -1, 2), null);
  assert.deepEqual(weightCell(plans, w1, 1, -1, 2), { matrix: "W1", row: 0, column: 2 });
  const step = program.steps[1];
  assert.equal(matrixAt(program, matrices, step, "neurons", 1)?.id, "A1");
  assert.equal(matrixAt(program, matrices, step, "edges", 1)?.id, "W1");
  assert.equal(matrixAt(program, matrices, program.steps[0], "neurons", 2), null);
});

test("arrow keys walk from neuron to edge to neuron", () => {
  const { diagram } = drawn();
  const start = /** @type {const} */ ({ kind: "neuron", n: 0 });
  assert.deepEqual(walk(diagram, start, "ArrowDown"), { kind: "neuron", n: 1 });
  assert.equal(walk(diagram, start, "ArrowUp"), null);
  assert.equal(walk(diagram, start, "ArrowLeft"), null);
  const edge = walk(diagram, start, "ArrowRight");
  assert.ok(edge?.kind === "edge" && diagram.edges[edge.n].from === diagram.neurons[0]);
  const next = walk(diagram, edge, "ArrowDown");
  assert.ok(next?.kind === "edge" && diagram.edges[next.n].from === diagram.neurons[0] && next.n !== edge.n);
  const end = walk(diagram, edge, "ArrowRight");
  assert.ok(end?.kind === "neuron" && diagram.neurons[end.n] === diagram.edges[edge.n].to);
});

test("numbers on edges cover neither each other nor a neuron where there is room", () => {
  const { diagram } = drawn();
  for (let unit = 0; unit < 3; unit++) {
    const edges = diagram.edges.filter((edge) => edge.layer === 1 && edge.to.unit === unit);
    const labels = placeLabels(edges.map(edgeLine), edges.map(() => 40), 19, diagram.neurons);
    labels.forEach((label, n) => {
      for (const other of labels.slice(n + 1)) assert.equal(overlap(label, other), 0);
      for (const { x, y, radius } of diagram.neurons) {
        assert.equal(overlap(label, { x, y, width: 1.6 * radius, height: 1.6 * radius }), 0);
      }
    });
  }
});
