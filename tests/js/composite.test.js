import assert from "node:assert/strict";
import { test } from "node:test";
import "../../static/js/model/composite.js";
import { dominoesOf } from "../../static/js/model/dominoes.js";
import { cellsChanged, cellsRead, innerLetter, parseIndex, partsOf } from "../../static/js/model/index-string.js";
import { litCells, nearestIn } from "../../static/js/model/lit.js";
import { countCells, pathBack, pathOn } from "../../static/js/model/provenance.js";
import { cellTerms } from "../../static/js/model/terms.js";
import { byId, matrix, network } from "./networks.js";
import { frame, step, table } from "./steps.js";

/** @typedef {import("../../static/js/model/types.js").Box} Box */
/** @typedef {Record<string, number>} Numbers */

/** Index strings with the sizes of their letters, and the parameters that a step tells. @type {[string, Numbers, Numbers][]} */
const RULES = [
  ["i(y+a,x+b)->(i,y,x)(a,b)", { i: 2, y: 3, x: 2, a: 2, b: 3 }, { y: 3, x: 2, a: 2, b: 3 }],
  ["(i,y,x)(a,b)->i(y+a,x+b)", { i: 2, y: 3, x: 2, a: 2, b: 3 }, { y: 3, x: 2, a: 2, b: 3 }],
  ["i(c,y+a,x+b)->(i,y,x)(c,a,b)", { i: 2, c: 2, y: 2, x: 2, a: 2, b: 2 }, { y: 2, x: 2, a: 2, b: 2 }],
  ["(i,p)f->i(p,f)", { i: 2, p: 3, f: 2 }, { p: 3 }],
  ["i(p,f)->(i,p)f", { i: 2, p: 3, f: 2 }, { p: 3 }],
  ["(i,a)(b,c)->(i,c)(a,b)", { i: 2, a: 2, b: 3, c: 2 }, { a: 2, b: 3, c: 2 }],
  ["i(=t,j)->ij", { i: 3, t: 3, j: 2 }, { t: 3, at: 1 }],
  ["ij->i(=t,j)", { i: 3, t: 3, j: 2 }, { t: 3, at: 2 }],
  ["(i,p)f->if", { i: 2, p: 3, f: 2 }, { p: 3 }],
  ["(i,p)f,if->(i,p)f", { i: 2, p: 3, f: 2 }, { p: 3 }],
];

/** @param {string} text the same for the transposed matrices */
const mirrored = (text) => text.replace(/(\([^)]*\)|\w)(\([^)]*\)|\w)/g, "$2$1");

/** @param {string} text @param {Numbers} sizes @param {Numbers} params */
function enumerated(text, sizes, params) {
  const { operands, result } = parseIndex(text);
  const terms = [...operands, result];
  const letters = Object.keys(sizes);
  /** @param {string} factor @param {Numbers} at */
  const place = (factor, at) => (factor.startsWith("=") ? params.at : [...factor.matchAll(/[a-z]/g)].reduce((sum, [letter]) => sum + at[letter], 0));
  /** @param {string} factor */
  const size = (factor) => [...factor.matchAll(/[a-z]/g)].reduce((sum, [letter]) => sum + sizes[letter] - 1, 1);
  const factors = terms.map((axes) => axes.map((axis) => axis.factors ?? [axis.letter ?? ""]));
  const shapes = factors.map((axes) => /** @type {[number, number]} */ (axes.map((own) => own.reduce((all, factor) => all * size(factor), 1))));
  /** @type {string[][]} the cell of each term, for every place of all letters */
  const meetings = [];
  const all = letters.reduce((many, letter) => many * sizes[letter], 1);
  for (let n = 0; n < all; n++) {
    let rest = n;
    /** @type {Numbers} */
    const at = {};
    for (const letter of letters) [at[letter], rest] = [rest % sizes[letter], Math.floor(rest / sizes[letter])];
    meetings.push(factors.map((axes) => String(axes.map((own) => own.reduce((sum, factor) => sum * size(factor) + place(factor, at), 0)))));
  }
  return { shapes, meetings };
}

/** @param {Box|null} box @returns {string[]} its cells, in order, each once */
function cells(box) {
  const found = (box ? partsOf(box) : []).flatMap(({ rows, columns }) => {
    const wide = columns[1] - columns[0];
    return Array.from({ length: wide * (rows[1] - rows[0]) }, (_, n) => `${rows[0] + Math.floor(n / wide)},${columns[0] + (n % wide)}`);
  });
  return [...new Set(found)].sort();
}

/** @param {[number, number]} shape @param {(row: number, column: number) => void} visit */
function everyCell([rows, columns], visit) {
  for (let row = 0; row < rows; row++) for (let column = 0; column < columns; column++) visit(row, column);
}

for (const [text, sizes, params] of RULES.flatMap(([text, ...rest]) => /** @type {typeof RULES} */ ([[text, ...rest], [mirrored(text), ...rest]]))) {
  const { shapes, meetings } = enumerated(text, sizes, params);
  const last = shapes.length - 1;
  const rule = { index_string: text, params };

  test(`${text}: each cell of the result is computed from the cells that meet there`, () => {
    everyCell(shapes[last], (row, column) => {
      const read = cellsRead(rule, shapes, { rows: [row, row + 1], columns: [column, column + 1] });
      const met = meetings.filter((cell) => cell[last] === `${row},${column}`);
      for (const [n, box] of read.entries()) assert.deepEqual(cells(box), [...new Set(met.map((cell) => cell[n]))].sort());
    });
  });

  test(`${text}: each cell of an operand goes into the cells that it meets`, () => {
    for (let n = 0; n < last; n++) {
      everyCell(shapes[n], (row, column) => {
        const changed = cellsChanged(rule, shapes, n, { rows: [row, row + 1], columns: [column, column + 1] });
        const met = meetings.filter((cell) => cell[n] === `${row},${column}`).map((cell) => cell[last]);
        assert.deepEqual(cells(changed), [...new Set(met)].sort());
      });
    }
  });

  test(`${text}: a box is computed from all that its cells are computed from`, () => {
    const [rows, columns] = shapes[last];
    for (const box of [
      { rows: [0, rows], columns: [0, columns] },
      { rows: [0, rows], columns: [1, 2] },
      { rows: [1, rows], columns: [0, Math.max(1, columns - 1)] },
      { rows: [0, 1], columns: [0, columns] },
    ]) {
      const inside = new Set(cells(/** @type {Box} */ (box)));
      const met = meetings.filter((cell) => inside.has(cell[last]));
      for (const [n, read] of cellsRead(rule, shapes, /** @type {Box} */ (box)).entries()) {
        assert.deepEqual(cells(read), [...new Set(met.map((cell) => cell[n]))].sort());
      }
    }
  });
}

const PATCHES = { y: 2, x: 2, a: 2, b: 2 };

test("sizes come from axes where the step doesn't tell them", () => {
  const shapes = /** @type {[number, number][]} */ ([[6, 2], [2, 6]]);
  const box = { rows: /** @type {[number, number]} */ ([1, 2]), columns: /** @type {[number, number]} */ ([0, 2]) };
  assert.deepEqual(cellsRead({ index_string: "(i,p)f->i(p,f)", params: {} }, shapes, box), [{ rows: [3, 4], columns: [0, 2] }]);
});

test("a composite axis is nothing that is summed over, and letters inside one are kept", () => {
  assert.equal(innerLetter("(i,p)k,kj->(i,p)j"), "k");
  assert.equal(innerLetter("(i,p)f,if->(i,p)f"), null);
  assert.equal(innerLetter("ik,kj->i(k,j)"), null);
});

test("what lies apart is lit cell by cell, and the nearest of it is selected", () => {
  const back = { ...step("(i,y,x)(a,b)->i(y+a,x+b)", ["G"], "D", { kind: "terms", term: "value", divide: null, factor: null, factor_text: null }), params: PATCHES };
  const cursor = { lens: /** @type {const} */ ("row_column"), k: 0, hover: null, selection: { row: 0, column: 4 } };
  const [box] = litCells(back, [[4, 4]], [1, 9], cursor).operands;
  assert.deepEqual(box && partsOf(box).map(({ rows, columns }) => [rows[0], columns[0]]), [[0, 3], [1, 2], [2, 1], [3, 0]]);
  assert.deepEqual(box && nearestIn(box, { row: 2, column: 2 }), { row: 1, column: 2 });
  assert.deepEqual(box && [box.rows, box.columns], [[0, 4], [0, 4]]);
});

test("the sum of what lies apart is worked out from its cells, in their order", () => {
  const rule = /** @type {const} */ ({ kind: "terms", term: "value", divide: null, factor: null, factor_text: null });
  const back = { ...step("(i,y,x)(a,b)->i(y+a,x+b)", ["G"], "D", rule), params: PATCHES };
  const matrices = table(matrix("G", [4, 4], ["window", "pixel"]), matrix("D", [1, 9], ["case", "pixel"]));
  const G = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12], [13, 14, 15, 16]];
  const all = cellTerms(matrices, frame({ G }), back, "value", { row: 0, column: 4 });
  assert.deepEqual(all.terms.map((term) => term.value), [4, 7, 10, 13]);
  assert.deepEqual([all.length, all.span], [4, [0, 4]]);
  const some = cellTerms(matrices, frame({ G: G.slice(1, 3) }, { G: [1, 3] }), back, "value", { row: 0, column: 4 });
  assert.deepEqual([some.terms.map((term) => term.value), some.length, some.span], [[7, 10], 4, [1, 3]]);
});

/** X, its windows, their product with W, and its rows side by side. */
function windows() {
  const program = network();
  const [one, two] = program.steps;
  program.steps = [
    { ...one, inputs: ["X"], output: "P", index_string: "i(y+a,x+b)->(i,y,x)(a,b)", params: PATCHES },
    { ...two, index: 1, inputs: ["P", "W"], output: "Z" },
    { ...two, index: 2, inputs: ["Z"], output: "F", index_string: "(i,p)f->i(p,f)", params: { p: 4 } },
  ];
  program.matrices = [
    matrix("X", [2, 9], ["case", "pixel"]),
    matrix("P", [8, 4], ["window", "pixel"]),
    matrix("W", [4, 3], ["pixel", "filter"]),
    matrix("Z", [8, 3], ["window", "filter"]),
    matrix("F", [2, 12], ["case", "hidden"]),
  ];
  return { program, matrices: byId(program) };
}

test("a path goes back through windows to the pixels under them, and on to all that see a pixel", () => {
  const { program, matrices } = windows();
  const back = pathBack(program, matrices, { matrix: "F", row: 1, column: 4 });
  assert.deepEqual(back.boxes.get("Z"), [{ rows: [5, 6], columns: [1, 2] }]);
  assert.deepEqual(back.boxes.get("X"), [{ rows: [1, 2], columns: [1, 3] }, { rows: [1, 2], columns: [4, 6] }]);
  const on = pathOn(program, matrices, { matrix: "X", row: 0, column: 4 });
  assert.equal(countCells(on.boxes.get("P") ?? []), 4);
  assert.deepEqual(on.boxes.get("Z"), [{ rows: [0, 4], columns: [0, 3] }]);
  assert.deepEqual(on.boxes.get("F"), [{ rows: [0, 1], columns: [0, 12] }]);
});

test("cells that several boxes hold are counted once", () => {
  assert.equal(countCells([{ rows: [0, 2], columns: [0, 2] }, { rows: [1, 3], columns: [1, 3] }]), 7);
  assert.equal(countCells([]), 0);
});

test("what a step does to the shapes is said of windows, blocks and what only changes places", () => {
  const matrices = table(matrix("A", [2, 6], ["case", "pixel"]), matrix("B", [2, 6], ["case", "pixel"]));
  /** @param {string} index @param {Numbers} params */
  const said = (index, params) => dominoesOf(matrices, { ...step(index, ["A"], "B", { kind: "expression", template: "{0}" }), params }, "row_column", 0, { row: 0, column: 0 }).sentence;
  assert.equal(said("i(y+a,x+b)->(i,y,x)(a,b)", PATCHES), "every patch becomes a row");
  assert.equal(said("(y+a,x+b)i->(a,b)(i,y,x)", PATCHES), "every patch becomes a column");
  assert.equal(said("(i,y,x)(a,b)->i(y+a,x+b)", PATCHES), "the copies of one cell are summed");
  assert.equal(said("(i,a)(b,c)->(i,c)(a,b)", { a: 2, b: 2, c: 2 }), "the same cells in another order");
  assert.equal(said("i(=t,j)->ij", { t: 3, at: 0 }), "one of 3 blocks is taken out");
  assert.equal(said("ij->i(=t,j)", { t: 3, at: 0 }), "one of 3 blocks is filled, the others are 0");
  assert.equal(said("(i,p)f->if", { p: 3 }), "several cells become one");
});
