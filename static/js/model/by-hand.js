/**
 * One result cell worked out by hand, whatever the step: from the frame's numbers and `by_hand`.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./worked.js").Worked} Worked
 * @typedef {import("./worked.js").PartialSums} PartialSums
 */
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
  const { terms, length } =
    rule.term === "product"
      ? productTerms(matrices, frame, step, cell)
      : cellTerms(matrices, frame, step, rule.term, cell);
  return workedSum(terms, total, { decimals, length, ...rule, partial });
}

/** Sums whose terms the engine adds up in part when it is asked to. */
const SPLIT = ["product", "value", "square"];

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
  const { terms, length, span } =
    rule.term === "product" ? productTerms(matrices, frame, step, cell) : cellTerms(matrices, frame, step, rule.term, cell);
  return terms.length === 0 || terms.length === length ? null : span;
}
