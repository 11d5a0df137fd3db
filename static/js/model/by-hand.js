/**
 * One result cell worked out by hand, whatever the step: from the frame's numbers and `by_hand`.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./worked.js").Worked} Worked
 * @typedef {import("./worked.js").PartialSums} PartialSums
 */
import { t } from "../words/words.js";
import { learned } from "./index-string.js";
import { cellTerms, expressionOf, productTerms } from "./terms.js";
import { scaleOf, valueAt } from "./values.js";
import { workedExpression, workedSum } from "./worked.js";

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {{row: number, column: number}} cell
 * @param {PartialSums|null} partial what the engine says of the terms that the frame doesn't hold
 * @returns {Worked|null} null if the frame doesn't hold the cell
 */
export function byHand(matrices, frame, step, cell, partial) {
  const total = valueAt(frame, step.output, cell.row, cell.column);
  if (total === undefined) return null;
  const { decimals } = scaleOf(frame, step.output);
  const { by_hand: rule } = step;
  if (rule.kind === "expression") {
    const write = expressionOf(matrices, frame, step, rule.template, cell);
    // A cell that was put in front is computed from nothing: it is what it is.
    return workedExpression(write ?? (() => ""), total, decimals);
  }
  const { terms, length, note } = termsOf(matrices, frame, step, rule.term, cell);
  const worked = workedSum(terms, total, { decimals, length, ...rule, partial });
  return note ? { ...worked, note } : worked;
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {string} kind of its terms
 * @param {{row: number, column: number}} cell
 * @returns {{terms: import("./terms.js").Term[], length: number, span: import("./types.js").Span|null, note?: string}}
 */
function termsOf(matrices, frame, step, kind, cell) {
  if (kind === "product") return productTerms(matrices, frame, step, cell);
  if (kind === "masked_product") return learned()?.maskedTerms(matrices, frame, step, cell) ?? { terms: [], length: 0, span: null };
  return cellTerms(matrices, frame, step, kind, cell);
}

/** Sums whose terms the engine adds up in part when it is asked to. */
const SPLIT = ["product", "masked_product", "pair", "value", "square"];

/**
 * The terms of a sum too long to be listed that are listed.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {{row: number, column: number}} cell
 * @returns {import("./types.js").Span|null} null where all are listed, none is, or the engine can't say what the others come to
 */
export function unlistedAround(matrices, frame, step, cell) {
  const { by_hand: rule } = step;
  if (rule.kind !== "terms" || !SPLIT.includes(rule.term)) return null;
  const { terms, length, span } = termsOf(matrices, frame, step, rule.term, cell);
  return terms.length === 0 || terms.length === length ? null : span;
}
