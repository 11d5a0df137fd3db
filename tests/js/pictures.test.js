import assert from "node:assert/strict";
import { test } from "node:test";
import { cellOfPixel, imageOf, inkOf, largestOf, lineAtCursor, pixelAfterKey, pixelAtCursor, pixelLit, pixelOfCell, picturesOf } from "../../static/js/model/pictures.js";
import { extremes, filmOf } from "../../static/js/pictures/film.js";
import { Lines } from "../../static/js/pictures/lines.js";
import { matrix } from "./networks.js";
import { PRODUCT, step } from "./steps.js";

/** @typedef {import("../../static/js/model/types.js").Matrix} Matrix */
/** @typedef {import("../../static/js/model/pictures.js").Image} Image */

const X = matrix("X", [5, 6], ["case", "input"], { images: [null, [2, 3]] });
const W = matrix("W1", [6, 4], ["input", "hidden"], { images: [[2, 3], null] });
const Z = matrix("Z1", [5, 4], ["case", "hidden"], { images: [null, null] });
const AUGMENTED = matrix("W1", [7, 4], ["input", "hidden"], { images: [[2, 3], null] });
const FORWARD = step("ik,kj->ij", ["X", "W1"], "Z1", PRODUCT);
/** A picture of the size that all of these have. @type {Image} */
const SAME = /** @type {Image} */ (imageOf(X));
const ALL = new Map([X, W, Z].map((one) => [one.id, one]));
const image = (/** @type {Matrix} */ one) => /** @type {Image} */ (imageOf(one));

test("a matrix is seen as pictures along the axis that isn't pixels", () => {
  assert.deepEqual(imageOf(W), { axis: 0, along: "column", height: 2, width: 3, before: 0, count: 4 });
  assert.deepEqual(imageOf(X), { axis: 1, along: "row", height: 2, width: 3, before: 0, count: 5 });
  assert.equal(image(AUGMENTED).before, 1);
  assert.equal(imageOf(Z), null);
  assert.equal(imageOf(matrix("b1", [1, 4], ["bias", "hidden"])), null);
});

test("a pixel is a cell and a cell a pixel; the bias in front of them is none", () => {
  assert.deepEqual(cellOfPixel(image(W), 2, 4), { row: 4, column: 2 });
  assert.deepEqual(cellOfPixel(image(X), 2, 4), { row: 2, column: 4 });
  assert.deepEqual(cellOfPixel(image(AUGMENTED), 2, 4), { row: 5, column: 2 });
  assert.equal(pixelOfCell(image(AUGMENTED), { row: 0, column: 2 }), null);
  for (const one of [X, W, AUGMENTED]) assert.equal(pixelOfCell(image(one), cellOfPixel(image(one), 3, 5)), 5);
});

test("an axis that comes again in every case has a picture of each", () => {
  const places = ["(1,1)", "(1,2)", "(1,3)", "(2,1)", "(2,2)", "(2,3)"];
  const S = matrix("S1", [30, 4], ["patch", "filter"], { images: [[2, 3], null], within: [places, null] });
  assert.equal(image(S).before, 0);
  const third = /** @type {Image} */ (imageOf(S, 2));
  assert.deepEqual([third.before, third.count], [12, 4]);
  assert.equal(pixelOfCell(third, { row: 13, column: 2 }), 1);
  assert.deepEqual([11, 18].map((row) => pixelOfCell(third, { row, column: 2 })), [null, null], "of another case");
  const all = new Map([S, X].map((one) => [one.id, one]));
  const cursor = { term: null, hover: null, chosen: null, lens: "row_column", layer: 0, resultCell: { row: 13, column: 2 } };
  const made = step("ik,kj->ij", ["X", "W1"], "S1", PRODUCT);
  assert.equal(pixelAtCursor(all, made, { ...cursor, caseIndex: 2 }, third), 1);
  assert.equal(pixelAtCursor(all, made, { ...cursor, caseIndex: 1 }, third), null);
  assert.equal(pixelLit(third, 2, { rows: [13, 14], columns: [2, 3] }), 1);
  assert.equal(pixelLit(third, 2, { rows: [18, 19], columns: [2, 3] }), null);
});

test("arrow keys stay inside the picture", () => {
  const go = (/** @type {number} */ pixel, /** @type {string} */ key) => pixelAfterKey(pixel, key, image(W));
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End"].map((key) => go(1, key)), [1, 4, 0, 2, 0, 2]);
  assert.deepEqual(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].map((key) => go(5, key)), [2, 5, 4, 5]);
  assert.equal(go(1, "a"), null);
});

test("the inputs stand in front of the other pictures of a step", () => {
  const program = /** @type {any} */ ({ layers: [{ input: "X" }] });
  const ids = (/** @type {any} */ one) => picturesOf(program, ALL, one).map(({ matrix: { id } }) => id);
  assert.deepEqual(ids(FORWARD), ["X", "W1"]);
  assert.deepEqual(ids({ ...FORWARD, inputs: ["Z1"], output: "Z1" }), ["X"]);
});

test("a picture is of the row or column that the cursor is on, or was last", () => {
  const cursor = { hover: null, lit: new Map(), result: Z, resultCell: { row: 1, column: 3 }, caseIndex: 4 };
  assert.equal(lineAtCursor(W, image(W), cursor, 0), 3);
  assert.equal(lineAtCursor(X, image(X), cursor, 0), 4);
  assert.equal(lineAtCursor(W, image(W), { ...cursor, hover: { matrix: "W1", row: 5, column: 1 } }, 0), 1);
  assert.equal(lineAtCursor(W, image(W), { ...cursor, lit: new Map([["W1", { rows: [0, 6], columns: [2, 3] }]]) }, 0), 2);
  assert.equal(lineAtCursor(W, image(W), { ...cursor, lit: new Map([["W1", { rows: [0, 1], columns: [0, 4] }]]) }, 0), 3);
  const other = matrix("L", [1, 1], ["loss", "loss"]);
  assert.equal(lineAtCursor(W, image(W), { ...cursor, result: other }, 2), 2);
  assert.equal(lineAtCursor(W, image(W), { ...cursor, result: other }, 9), 3);
});

test("a cell, a term or the layer k has its pixel in every picture", () => {
  const cursor = { term: null, hover: null, chosen: null, lens: "row_column", layer: 2, resultCell: { row: 1, column: 3 } };
  assert.equal(pixelAtCursor(ALL, FORWARD, cursor, SAME), null);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, hover: { matrix: "W1", row: 5, column: 1 } }, SAME), 5);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, chosen: { matrix: "X", row: 0, column: 4 } }, SAME), 4);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, chosen: { matrix: "X", row: 0, column: 4 }, hover: { matrix: "Z1", row: 0, column: 0 } }, SAME), null);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, term: [{ matrix: "X", row: 0, column: 3 }, { matrix: "W1", row: 3, column: 1 }] }, SAME), 3);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, lens: "column_row" }, SAME), 2);
  assert.equal(pixelAtCursor(ALL, FORWARD, { ...cursor, lens: "column_row", hover: { matrix: "Z1", row: 0, column: 0 } }, SAME), 2);
});

test("a selected cell of a gradient has its pixel, a chosen one goes before it", () => {
  const dW = matrix("dW1", [6, 4], ["input", "hidden"], { images: [[2, 3], null] });
  const back = step("ki,kj->ij", ["X", "Z1"], "dW1", PRODUCT);
  const cursor = { term: null, hover: null, chosen: null, lens: "row_column", layer: 0, resultCell: { row: 4, column: 3 } };
  const all = new Map([...ALL, ["dW1", dW]]);
  assert.equal(pixelAtCursor(all, back, cursor, SAME), 4);
  assert.equal(pixelAtCursor(all, back, { ...cursor, lens: "column_row", layer: 2 }, SAME), 4);
  assert.equal(pixelAtCursor(all, back, { ...cursor, chosen: { matrix: "X", row: 0, column: 1 } }, SAME), 1);
});

test("a pixel of a picture of another size is the one that is lit there", () => {
  const cursor = { term: null, hover: { matrix: "X", row: 0, column: 4 }, chosen: null, lens: "row_column", layer: 0, resultCell: { row: 0, column: 0 } };
  assert.equal(pixelAtCursor(ALL, FORWARD, cursor, { ...SAME, height: 2, width: 2 }), null);
  const apart = /** @type {import("../../static/js/model/types.js").Box} */ ({
    rows: [0, 2], columns: [1, 4], parts: [{ rows: [0, 1], columns: [3, 4] }, { rows: [1, 2], columns: [1, 2] }],
  });
  assert.equal(pixelLit(SAME, 1, apart), 1);
  assert.equal(pixelLit(SAME, 0, apart), 3);
  assert.equal(pixelLit(SAME, 2, apart), null);
  assert.equal(pixelLit(SAME, 0, { rows: [0, 1], columns: [0, 2] }), null);
  assert.equal(pixelLit(SAME, 0, undefined), null);
});

test("the largest number has full ink, a negative one has it in its corner, an unknown one none", () => {
  assert.deepEqual(inkOf(2, 2), { whole: 1, half: 0 });
  assert.equal(inkOf(-2, 2).half, 1);
  assert.ok(inkOf(-2, 2).whole < inkOf(2, 2).whole);
  assert.ok(inkOf(1, 2).whole > inkOf(0, 2).whole && inkOf(0, 2).whole > 0);
  assert.deepEqual(inkOf(3, 2), inkOf(2, 2));
  assert.deepEqual(inkOf(0, 0), inkOf(0, 2));
  assert.deepEqual(inkOf(NaN, 2), { whole: 1, half: 0 });
  assert.equal(inkOf(-Infinity, 2).half, 1);
  assert.deepEqual(inkOf(undefined, 2), { whole: 0, half: 0 });
  assert.equal(largestOf([1, -3, NaN, Infinity]), 3);
});

test("a film is every picture at every iteration, without the bias, in either convention", () => {
  const rows = [[9, 9], [1, -2], [3, 4]];
  const turned = [[9, 1, 3], [9, -2, 4]];
  const size = { height: 1, width: 2, before: 1, count: 2 };
  for (const film of [filmOf({ ...size, axis: 0, along: "column" }, [0], [rows]), filmOf({ ...size, axis: 1, along: "row" }, [0], [turned])]) {
    assert.deepEqual(film.pictures, [[[1, 3], [-2, 4]]]);
    assert.equal(film.full, 3);
  }
  assert.deepEqual(extremes([0, 2, -1]), { most: 1, least: 2 });
});

/** Lines whose questions wait to be answered, and a clock that stands. */
function asked() {
  /** @type {{question: any, answer: (values: number[]|null, iteration?: number) => void}[]} */
  const questions = [];
  /** @type {{act: () => void, wait: number}[]} */
  const timers = [];
  const clock = { time: 0, now: () => clock.time, later: (/** @type {() => void} */ act, /** @type {number} */ wait) => timers.push({ act, wait }) };
  const ask = (/** @type {any} */ question) =>
    new Promise((resolve) => {
      questions.push({ question, answer: (values, iteration = 0) => resolve(/** @type {any} */ (values ? { answer: { values, iteration }, refused: null } : { answer: null, refused: {} })) });
    });
  return { questions, timers, clock, lines: new Lines(/** @type {any} */ (ask), () => {}, clock) };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));
const line = (/** @type {number} */ index) => ({ matrix: "W1", along: /** @type {const} */ ("column"), index });
const NOW = { program: {}, edits: [], iteration: 0, moving: false };

test("a line is asked for once, and the newest wish goes before those in between", async () => {
  const { lines, questions } = asked();
  lines.want(NOW, [line(0)]);
  lines.want(NOW, [line(0)]);
  lines.want(NOW, [line(1)]);
  lines.want(NOW, [line(2)]);
  assert.deepEqual(questions.map(({ question }) => question.index), [0]);
  questions[0].answer([1]);
  await settle();
  assert.deepEqual(questions.map(({ question }) => question.index), [0, 2]);
  questions[1].answer([2]);
  await settle();
  lines.want(NOW, [line(0), line(2)]);
  assert.equal(questions.length, 2);
  assert.deepEqual([lines.of(line(0)), lines.of(line(1)), lines.of(line(2))], [[1], null, [2]]);
});

test("edits and iterations make it ask anew; until then what is known stays; another program forgets it", async () => {
  const { lines, questions } = asked();
  lines.want(NOW, [line(0)]);
  questions[0].answer([1]);
  await settle();
  lines.want({ ...NOW, edits: [] }, [line(0)]);
  assert.deepEqual(lines.of(line(0)), [1]);
  questions[1].answer([2]);
  await settle();
  assert.deepEqual(lines.of(line(0)), [2]);
  lines.want({ ...NOW, iteration: 1 }, [line(0)]);
  // The server has gone on already.
  questions[2].answer([9], 2);
  await settle();
  assert.deepEqual(lines.of(line(0)), [2]);
  lines.want({ ...NOW, program: {} }, [line(0)]);
  assert.equal(lines.of(line(0)), null);
});

test("a refused line is not known, and not asked for again of the same numbers", async () => {
  const { lines, questions } = asked();
  lines.want(NOW, [line(0)]);
  questions[0].answer(null);
  await settle();
  lines.want(NOW, [line(0)]);
  assert.equal(questions.length, 1);
  assert.equal(lines.of(line(0)), null);
});

test("while training runs a round is asked a few times a second, and the last numbers at once", async () => {
  const { lines, questions, timers, clock } = asked();
  lines.want({ ...NOW, iteration: 1, moving: true }, [line(0)]);
  questions[0].answer([1], 3);
  await settle();
  assert.deepEqual(lines.of(line(0)), [1]);
  clock.time = 100;
  lines.want({ ...NOW, iteration: 9, moving: true }, [line(0)]);
  lines.want({ ...NOW, iteration: 12, moving: true }, [line(0)]);
  assert.equal(questions.length, 1);
  assert.deepEqual(timers.map(({ wait }) => wait), [200]);
  clock.time = 300;
  timers[0].act();
  assert.equal(questions.length, 2);
  questions[1].answer([2], 14);
  await settle();
  lines.want({ ...NOW, iteration: 15, moving: false }, [line(0)]);
  assert.equal(questions.length, 3);
});
