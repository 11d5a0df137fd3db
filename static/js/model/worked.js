/**
 * One cell of a result, worked out by hand from the numbers of the frame.
 *
 * What is shown adds up as shown: decimals are added until the rounded terms come to the rounded
 * total; where six are not enough the line says ≈ and why. So it multiplies: a term's own numbers get
 * decimals, each line as few as it needs, until whoever works it out reads the term's value.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./terms.js").Term} Term
 * @typedef {"=" | "≈"} Relation
 *
 * @typedef {object} PartialSums what the engine says of a sum that is too long to be listed
 * @property {number} start of the terms that are listed
 * @property {number} stop
 * @property {number} before sum of the terms before them
 * @property {number} inside
 * @property {number} after
 * @property {number} total
 *
 * @typedef {object} Line
 * @property {string} name
 * @property {Role} role
 * @property {number|null} k the inner index, where the line stands for one
 * @property {Term["cells"]} cells
 * @property {string} text
 * @property {Relation} relation
 * @property {string} value
 * @property {string} running total of the lines so far, as shown
 *
 * @typedef {object} Worked
 * @property {Line[]} lines
 * @property {string|null} sum shown where the sum is divided or multiplied before it is the result
 * @property {string|null} after what is done to the sum, e.g. "÷ 4"
 * @property {Relation} relation between the lines and the total
 * @property {string} total
 * @property {string|null} expression the one line of a step that is no sum
 * @property {string|null} note
 * @property {number} unlisted terms that aren't listed
 */
import { counted, t } from "../words/words.js";
import { evaluate } from "./arithmetic.js";
import { MOST_DECIMALS, SCIENTIFIC, asShown, decimalsFor, formatCount, formatNumber, localized, plain } from "./format.js";

/** Said where even six decimals don't do. */
const ROUNDED = t("≈ All numbers are shown rounded: worked out from the shown ones, the last digit can differ.");

/**
 * @param {number[]} values
 * @param {number} total
 * @param {number} decimals
 * @returns {boolean} whether the shown values come to the shown total
 */
export function addsUp(values, total, decimals) {
  const shown = asShown(total, decimals);
  const sum = values.reduce((all, value) => all + asShown(value, decimals), 0);
  // Decimal fractions aren't exact in binary; a thousandth of the last digit is far above that.
  const tolerance = decimals === SCIENTIFIC ? 1e-9 * Math.abs(shown) : 10 ** -(decimals + 3);
  return Math.abs(sum - shown) <= tolerance;
}

/**
 * The fewest decimals, from `least` up, with which a sum adds up as shown.
 *
 * @param {number[]} values
 * @param {number} total
 * @param {number} least
 * @returns {{decimals: number, exact: boolean}}
 */
export function decimalsThatAddUp(values, total, least) {
  if (![...values, total].every(Number.isFinite)) return { decimals: least, exact: true };
  for (let decimals = least; decimals <= Math.max(least, MOST_DECIMALS); decimals++) {
    if (addsUp(values, total, decimals)) return { decimals, exact: true };
  }
  return { decimals: least, exact: false };
}

/**
 * @param {string} expression
 * @param {number} value
 * @param {number} decimals
 * @returns {Relation} "=" only if the shown expression comes to exactly the shown number
 */
export function relationOf(expression, value, decimals) {
  const result = evaluate(expression);
  if (result === null) return "≈";
  const shown = asShown(value, decimals);
  if (Object.is(result, shown) || (Number.isNaN(result) && Number.isNaN(shown))) return "=";
  return Math.abs(result - shown) <= 1e-9 * Math.max(1e-3, Math.abs(shown)) ? "=" : "≈";
}

/**
 * @param {string} expression
 * @param {number} value
 * @param {number} decimals
 * @returns {boolean} whether the shown expression, rounded, comes to the shown number; true where there is nothing to work out
 */
export function comesTo(expression, value, decimals) {
  const result = evaluate(expression);
  if (result === null || !Number.isFinite(result) || !Number.isFinite(value)) return true;
  const [digits, power] = plain(formatNumber(value, decimals)).split("e");
  const last = 10 ** (Number(power ?? 0) - (digits.split(".")[1]?.length ?? 0));
  return Math.abs(result - asShown(value, decimals)) <= last * (0.5 + 1e-9);
}

/**
 * A term with as few more decimals as it takes to come to its value as shown.
 *
 * @param {(more: number) => string} write
 * @param {number} value
 * @param {number} decimals that the value is shown with
 * @param {number} least how many more decimals than its matrices a term has at the least
 * @returns {{text: string, holds: boolean}} holds: false where six decimals aren't enough
 */
export function termAsShown(write, value, decimals, least) {
  for (let more = least; more <= MOST_DECIMALS; more++) {
    const text = write(more);
    if (comesTo(text, value, decimals)) return { text, holds: true };
  }
  return { text: write(least), holds: false };
}

/**
 * The decimals to begin with where a few terms of many are listed: those of the result, more where
 * the listed terms would all be shown as 0.
 *
 * @param {number} least
 * @param {number[]} terms
 * @param {number} total
 * @returns {number}
 */
export function leastForTerms(least, terms, total) {
  const wanted = Math.max(least, decimalsFor(terms));
  if (wanted !== SCIENTIFIC) return wanted;
  return Math.abs(total) >= 1e-5 ? MOST_DECIMALS : SCIENTIFIC;
}

/**
 * A sum, term by term.
 *
 * @param {Term[]} terms
 * @param {number} total the result cell
 * @param {{decimals: number, length: number, divide: number|null, factor: number|null, factor_text: string|null, partial: PartialSums|null}} options
 *   decimals that the result matrix is shown with; length: how many terms the whole sum has
 * @returns {Worked}
 */
export function workedSum(terms, total, { decimals: least, length, divide, factor, factor_text, partial }) {
  const scale = (factor ?? 1) / (divide ?? 1);
  const unlisted = length - terms.length;
  const listed = terms.map((term) => term.value);
  const rest = partial ? [partial.before, partial.after] : [];
  const scaled = divide !== null || factor !== null;
  const whole = !scaled ? total : partial ? partial.before + partial.inside + partial.after : total / scale;
  const known = unlisted === 0 || partial !== null;
  const start = unlisted > 0 ? leastForTerms(least, listed, total) : least;
  const { decimals, exact } = known
    ? decimalsThatAddUp([...listed, ...rest], whole, start)
    : { decimals: start, exact: true };
  let running = asShown(partial?.before ?? 0, decimals);
  let holding = true;
  const lines = terms.map((term) => {
    const { text: expression, holds } = termAsShown(term.write, term.value, decimals, decimals === SCIENTIFIC ? 0 : decimals - start);
    holding &&= holds;
    running += asShown(term.value, decimals);
    return {
      name: term.name,
      role: term.role,
      k: term.k,
      cells: term.cells,
      text: expression,
      relation: relationOf(expression, term.value, decimals),
      value: formatNumber(term.value, decimals),
      running: formatNumber(running, decimals),
    };
  });
  const sum = formatNumber(whole, decimals);
  const times = factor_text === null ? "" : `× ${localized(factor_text)} `;
  const written = scaled ? `${times}${divide === null ? "" : `÷ ${formatCount(divide)}`}`.trim() : null;
  const relation = scaled && known ? relationOf(`${sum} ${times}${divide === null ? "" : `÷ ${divide}`}`, total, decimals) : exact ? "=" : "≈";
  return {
    lines,
    sum: scaled && known ? sum : null,
    after: written,
    relation,
    total: formatNumber(total, decimals),
    expression: null,
    note: exact && holding ? null : exact || decimals === SCIENTIFIC ? ROUNDED : counted(decimals, "Each line is rounded to {count} decimal; the total is not their sum but the exact one, rounded.", "Each line is rounded to {count} decimals; the total is not their sum but the exact one, rounded."),
    unlisted,
  };
}

/**
 * A step that is no sum: one expression.
 *
 * @param {(more: number) => string} write the expression with its numbers, with more decimals than usual
 * @param {number} total
 * @param {number} least decimals that the result matrix is shown with
 * @returns {Worked}
 */
export function workedExpression(write, total, least) {
  let decimals = least;
  const near = (/** @type {number} */ d) => {
    const value = evaluate(write(d - least));
    return value === null || !Number.isFinite(value) || asShown(value, d) === asShown(total, d);
  };
  while (decimals < MOST_DECIMALS && !near(decimals)) decimals++;
  const found = near(decimals);
  if (!found) decimals = least;
  // Where no number of decimals makes both sides equal, its own numbers get as many as come to the result.
  const { text: expression, holds } = found ? { text: write(decimals - least), holds: true } : termAsShown(write, total, least, 0);
  return {
    lines: [],
    sum: null,
    after: null,
    relation: relationOf(expression, total, decimals),
    total: formatNumber(total, decimals),
    expression,
    note: holds ? null : ROUNDED,
    unlisted: 0,
  };
}
