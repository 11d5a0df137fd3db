/**
 * Questions about what is open that change nothing; docs/stream.md says what each answer holds.
 *
 * @typedef {import("./session.js").Session} Session
 * @typedef {import("./dense.js").Dense} Dense
 */
import { cellsRead, partsOf } from "../model/index-string.js";
import { t } from "../words/words.js";
import { checkColumn, checkParameter, checkRow, matrixOf } from "./checks.js";
import { listsOf } from "./dense.js";
import { exactSum } from "./exact-sum.js";
import { overview } from "./overview.js";
import { Refused } from "./refusal.js";
import { cellsOf } from "./watched.js";

/** Pictures of a film, unless another number is asked for. */
const PICTURES = 24;
/** Kinds of terms that a sum can be split into. @type {Record<string, (...numbers: number[]) => number>} */
const TERMS = {
  product: (a, b) => a * b,
  masked_product: (a, b, mask) => a * b * mask,
  pair: (a, b) => a * b,
  value: (a) => a,
  square: (a) => a * a,
};

/** @type {Record<string, (session: Session, question: any) => object>} */
export const ANSWERS = {
  terms: (session, question) => ({ ...question, ...partialSums(session, question) }),
  compare,
  trail: (session, question) => {
    checkParameter(session.program, question.matrix);
    const { row, column } = session.turned(question);
    const { rows, columns } = session.run.evaluator.matrix(question.matrix);
    checkRow(question.matrix, row, rows, "row");
    checkColumn(question.matrix, column, columns, "column");
    return { ...question, points: known(session, question.matrix).map(([n, { data }]) => [n, data[row * columns + column]]) };
  },
  film: (session, { matrix, pictures = PICTURES }) => {
    checkParameter(session.program, matrix);
    const kept = spread(known(session, matrix), pictures, session.run.iteration);
    return { type: "film", matrix, iterations: kept.map(([n]) => n), values: kept.map(([, values]) => listsOf(session.shown(values))) };
  },
  line: (session, question) => {
    const { matrix, along, index } = question;
    const [rows, columns] = matrixOf(session.program, matrix).shape;
    if (along === "row") checkRow(matrix, index, rows, "index");
    else checkColumn(matrix, index, columns, "index");
    const lists = listsOf(session.matrix(matrix));
    return { ...question, iteration: session.run.iteration, values: along === "row" ? lists[index] : lists.map((row) => row[index]) };
  },
  overview: (session, { matrix }) => {
    matrixOf(session.program, matrix);
    return { type: "overview", matrix, iteration: session.run.iteration, ...overview(session.matrix(matrix)) };
  },
};

/** @param {Session} session @param {{matrix: string}} question */
function compare(session, { matrix }) {
  checkParameter(session.program, matrix);
  const { rows, columns } = session.spansOf(matrixOf(session.program, matrix));
  const width = columns[1] - columns[0];
  const lists = (/** @type {Float64Array} */ data) => listsOf({ rows: rows[1] - rows[0], columns: width, data });
  const now = cellsOf(session.matrix(matrix), rows, columns);
  const start = cellsOf(session.shown(session.run.start(matrix)), rows, columns);
  const difference = now.map((value, n) => value - start[n]);
  return {
    type: "compare",
    matrix,
    iteration: session.run.iteration,
    rows,
    columns,
    start: lists(start),
    now: lists(now),
    difference: lists(difference),
  };
}

/**
 * @param {Session} session
 * @param {{step: number, row: number, column: number, start: number, stop: number}} range
 */
function partialSums(session, { step: index, row, column, start, stop }) {
  session.checkStep(index);
  const step = session.program.steps[index];
  const result = session.matrix(step.output);
  if (row >= result.rows || column >= result.columns) {
    const values = { output: step.output, size: `${result.rows} × ${result.columns}`, row, column };
    throw new Refused(t("{output} is {size}: it has no cell in row {row}, column {column}", values), "row", "terms");
  }
  const terms = termsOf(session, step, row, column);
  if (!(start >= 0 && start < stop && stop <= terms.length)) {
    const said = t("this cell has {terms} terms: start must be less than stop, and stop at most {terms}", { terms: terms.length });
    throw new Refused(said, "start", "terms");
  }
  return {
    before: exactSum(terms.slice(0, start)),
    inside: exactSum(terms.slice(start, stop)),
    after: exactSum(terms.slice(stop)),
    total: result.data[row * result.columns + column],
  };
}

/**
 * @param {Session} session
 * @param {import("../model/types.js").Step} step
 * @param {number} row
 * @param {number} column
 * @returns {number[]}
 */
function termsOf(session, step, row, column) {
  const of = step.by_hand.kind === "terms" ? TERMS[step.by_hand.term] : undefined;
  if (!of) {
    throw new Refused(t("step {index} ({title}) is not a sum of terms that can be split", { index: step.index, title: step.title }), "step", "terms");
  }
  const shapes = [...step.inputs, step.output].map((id) => matrixOf(session.program, id).shape);
  const boxes = cellsRead(step, shapes, { rows: [row, row + 1], columns: [column, column + 1] });
  const read = boxes.map((box, n) => (box ? partsOf(box).flatMap((part) => [...cellsOf(session.matrix(step.inputs[n]), part.rows, part.columns)]) : []));
  const count = Math.max(...read.map(({ length }) => length));
  // A mask over the result is one cell for all terms.
  return Array.from({ length: count }, (_, k) => of(...read.map((cells) => cells[cells.length === 1 ? 0 : k])));
}

/**
 * What is known of a parameter over the run.
 *
 * @param {Session} session
 * @param {string} id
 * @returns {[number, Dense][]} iteration and its numbers after the edits of that iteration, in order; copies
 */
function known({ run }, id) {
  const { rows, columns, data } = run.evaluator.matrix(id);
  /** @type {Map<number, Float64Array>} */
  const kept = new Map(run.checkpoints.all().map(([n, snapshot]) => [n, (snapshot.get(id) ?? data).slice()]));
  for (const edit of run.edits) {
    const numbers = edit.matrix === id ? kept.get(edit.iteration) : undefined;
    if (numbers) numbers[edit.row * columns + edit.column] = edit.value;
  }
  kept.set(run.iteration, data.slice());
  return [...kept].sort(([a], [b]) => a - b).map(([n, numbers]) => [n, { rows, columns, data: numbers }]);
}

/**
 * @param {[number, Dense][]} all
 * @param {number} count
 * @param {number} present
 * @returns {[number, Dense][]} so many, spread over what is known; the first, the present and the last are among them
 */
function spread(all, count, present) {
  const last = all.length - 1;
  if (last < count) return all;
  const places = Array.from({ length: count }, (_, n) => Math.round((n * last) / (count - 1)));
  const here = all.findIndex(([n]) => n === present);
  if (!places.includes(here)) {
    const inner = places.slice(1, -1);
    const nearest = inner.reduce((best, place) => (Math.abs(place - here) < Math.abs(best - here) ? place : best), inner[0]);
    places[places.indexOf(nearest)] = here;
  }
  return places.map((place) => all[place]);
}
