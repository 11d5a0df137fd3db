import assert from "node:assert/strict";
import { test } from "node:test";
import { blocksOf } from "../../static/js/model/diagram-blocks.js";
import { layerPlans, layoutDiagram } from "../../static/js/model/diagram.js";
import { litDiagram, matrixAt } from "../../static/js/model/diagram-lit.js";
import { walk } from "../../static/js/model/diagram-walk.js";
import { byId, network } from "./networks.js";

/** The small network, its first layer of another kind. @param {string} label @param {number} [width] */
function drawn(label, width = 366) {
  const program = network();
  program.layers[0] = { ...program.layers[0], kind: "other", label, weight: null, augmented: false, parameters: ["W1", "W2"] };
  const matrices = byId(program);
  const plans = layerPlans(program, matrices);
  const diagram = layoutDiagram(plans, [0, 0, 0], { width, height: 400, left: 0, right: 0 });
  return { program, matrices, plans, diagram, blocks: blocksOf(diagram, program.layers, matrices) };
}

test("a layer without a weight for each pair of neurons has a block, and no edge enters it", () => {
  const { diagram, blocks } = drawn("attention");
  assert.deepEqual(diagram.blocks, [1]);
  assert.deepEqual([...new Set(diagram.edges.map(({ layer }) => layer))], [2]);
  assert.equal(diagram.edges.length, 4);
  assert.equal(blocks[0].layer, 1);
  assert.equal(blocks[0].lines.length, 3 + 3);
});

test("a block stands between the neurons, with its name and its parameters inside", () => {
  for (const [label, width] of /** @type {[string, number][]} */ ([["attention", 366], ["layer norm", 260], ["attention", 200], ["Aufmerksamkeit", 366], ["low rank", 900]])) {
    const { diagram, blocks: [block] } = drawn(label, width);
    const [before, after] = [0, 1].map((layer) => diagram.neurons.filter((neuron) => neuron.layer === layer)[0].x);
    assert.ok(block.x > before + diagram.radius && block.x + block.width < after - diagram.radius);
    assert.ok(block.y >= 0 && block.y + block.height <= 400);
    for (const { x, y } of block.texts) assert.ok(x > block.x && x < block.x + block.width && y > block.y && y < block.y + block.height);
    for (const { x1, x2 } of block.lines) assert.ok(x2 > x1);
    assert.equal(block.texts.filter(({ role }) => role === null).map(({ text }) => text).join(" "), label);
  }
  assert.deepEqual(drawn("attention").blocks[0].texts.map(({ text, role }) => [text, role]), [["attention", null], ["W1", "weight"], ["W2", "weight"]]);
});

test("where there is no room for the words they stand upright", () => {
  assert.equal(drawn("attention").blocks[0].texts[0].upright, false);
  assert.equal(drawn("attention", 200).blocks[0].texts[0].upright, true);
});

test("neurons beside a block light up, and nothing asks for its weights", () => {
  const { program, plans, matrices } = drawn("attention");
  const lit = litDiagram(plans, matrices, new Map([["Z1", { rows: [0, 1], columns: [1, 2] }]]));
  assert.deepEqual([...lit.neurons], ["1/1"]);
  program.matrices = program.matrices.filter(({ id }) => id !== "W1");
  assert.equal(matrixAt(program, byId(program), program.steps[0], "edges", 1), null);
});

test("arrow keys walk through a block", () => {
  const { diagram } = drawn("attention");
  const first = diagram.neurons.findIndex(({ layer }) => layer === 0);
  const block = walk(diagram, { kind: "neuron", n: first }, "ArrowRight");
  assert.deepEqual(block, { kind: "block", n: 0 });
  assert.equal(walk(diagram, { kind: "block", n: 0 }, "ArrowDown"), null);
  const next = walk(diagram, { kind: "block", n: 0 }, "ArrowRight");
  assert.ok(next && diagram.neurons[next.n].layer === 1 && diagram.neurons[next.n].unit === 0);
  assert.deepEqual(walk(diagram, next, "ArrowLeft"), { kind: "block", n: 0 });
  const back = walk(diagram, { kind: "block", n: 0 }, "ArrowLeft");
  assert.ok(back && diagram.neurons[back.n].layer === 0);
  assert.equal(walk(diagram, { kind: "neuron", n: first }, "ArrowLeft"), null);
});

test("what comes past other layers is a curve over all neurons, from those it comes from to the block", () => {
  const { program, matrices, diagram } = drawn("residual");
  program.layers[0] = { ...program.layers[0], past: 0 };
  const [{ past, x, y, width }] = blocksOf(diagram, program.layers, matrices);
  const numbers = (past ?? "").match(/[\d.]+/g)?.map(Number) ?? [];
  const first = diagram.neurons.filter(({ layer }) => layer === 0)[0];
  assert.deepEqual(numbers.slice(0, 2), [first.x, first.y - diagram.radius]);
  assert.equal(numbers.at(-1), y);
  assert.equal(numbers.at(-3), x + width / 2);
  assert.ok(numbers[3] < Math.min(...diagram.neurons.map((neuron) => neuron.y)) - diagram.radius);
  assert.equal(drawn("attention").blocks[0].past, null);
});
