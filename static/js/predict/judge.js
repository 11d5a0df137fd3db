/**
 * Whether a predicted number is right at the digits that are shown, and if not, what differs.
 *
 * @typedef {import("./slips.js").Slip} Slip
 * @typedef {import("./slips.js").Position} Position
 *
 * @typedef {object} Verdict
 * @property {boolean} right
 * @property {string} said
 * @property {Slip|null} slip
 */
import { MOST_DECIMALS, SCIENTIFIC, asShown, formatNumber } from "../model/format.js";
import { evaluate } from "../model/arithmetic.js";
import { cellTerms, expressionOf, productTerms } from "../model/terms.js";
import { scaleOf, valueAt } from "../model/values.js";
import { counted, t } from "../words/words.js";
import { slips } from "./slips.js";

/** So many units of the last digit away is a slip of the rounding. */
const NEAR = 2.5;
/** Powers of ten are asked for with as many digits as they show. */
const SHOWN_DIGITS = 2;

/**
 * @param {import("../model/terms.js").Matrices} matrices
 * @param {import("../model/types.js").Frame} frame
 * @param {import("../model/types.js").Step} step
 * @param {Position} cell of the step's output, that the frame holds
 * @param {number} answer
 * @returns {Verdict}
 */
export function judge(matrices, frame, step, cell, answer) {
  const value = valueAt(frame, step.output, cell.row, cell.column);
  if (value === undefined) throw new RangeError(`the frame doesn't hold ${step.output}[${cell.row}, ${cell.column}]`);
  const { decimals } = scaleOf(frame, step.output);
  /** @param {number} one */
  const same = (one) => sameAsShown(one, answer, decimals);
  if (same(value)) return { right: true, said: precision(decimals), slip: null };
  const hand = fromShown(matrices, frame, step, cell);
  if (hand !== null && same(hand)) {
    return { right: true, said: t("Right with the rounded numbers; with all their digits it is {exact}.", { exact: formatNumber(value, decimals) }), slip: null };
  }
  const slip = slips(matrices, frame, step, cell).find((one) => same(one.value)) ?? null;
  return { right: false, said: slip?.said ?? unexplained(value, answer, decimals), slip };
}

/**
 * @param {number} value
 * @param {number} answer
 * @param {number} decimals
 * @returns {string}
 */
function unexplained(value, answer, decimals) {
  if (isNear(value, answer, decimals)) return t("Very near: look at the rounding of the last digit.");
  if ([10, 0.1].some((shift) => sameAsShown(value, answer * shift, decimals))) return t("The digits are right; the decimal point is one place off.");
  return t("Not yet. Work out the terms one by one.");
}

/**
 * @param {number} one
 * @param {number} other
 * @param {number} decimals
 */
function sameAsShown(one, other, decimals) {
  if (!Number.isFinite(one)) return Object.is(one, other);
  if (decimals === SCIENTIFIC) return one.toPrecision(SHOWN_DIGITS) === other.toPrecision(SHOWN_DIGITS);
  return asShown(one, decimals) === asShown(other, decimals);
}

/**
 * @param {number} value
 * @param {number} answer
 * @param {number} decimals
 */
function isNear(value, answer, decimals) {
  const unit = decimals === SCIENTIFIC ? 0.1 * Math.abs(value) : 10 ** -decimals;
  return Math.abs(value - answer) <= NEAR * unit;
}

/** @param {number} decimals */
function precision(decimals) {
  if (decimals === 0) return t("Right.");
  if (decimals > MOST_DECIMALS) return t("Right, to the digits shown.");
  return counted(decimals, "Right to {count} decimal.", "Right to {count} decimals.");
}

/**
 * What somebody gets who computes with the operands' numbers as they are shown.
 *
 * @param {import("../model/terms.js").Matrices} matrices
 * @param {import("../model/types.js").Frame} frame
 * @param {import("../model/types.js").Step} step
 * @param {Position} cell
 * @returns {number|null} null if not all of the terms are shown
 */
function fromShown(matrices, frame, step, cell) {
  const { by_hand: rule } = step;
  const terms = shownTerms(matrices, frame, step, cell);
  if (terms === null) return null;
  const scale = rule.kind === "terms" ? (rule.factor ?? 1) / (rule.divide ?? 1) : 1;
  let sum = 0;
  for (const value of terms.map(evaluate)) {
    if (value === null) return null;
    sum += value;
  }
  return sum * scale;
}

/**
 * @param {import("../model/terms.js").Matrices} matrices
 * @param {import("../model/types.js").Frame} frame
 * @param {import("../model/types.js").Step} step
 * @param {Position} cell
 * @returns {string[]|null} the terms as they are written out; null if not all are there
 */
function shownTerms(matrices, frame, step, cell) {
  const { by_hand: rule } = step;
  if (rule.kind === "expression") {
    const write = expressionOf(matrices, frame, step, rule.template, cell);
    return write && [write(0)];
  }
  const { terms, length } =
    rule.term === "product" ? productTerms(matrices, frame, step, cell) : cellTerms(matrices, frame, step, rule.term, cell);
  return terms.length < length ? null : terms.map((term) => term.write(0));
}
