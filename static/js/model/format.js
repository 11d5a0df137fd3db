/**
 * Numbers as they are shown: a true minus, as many digits as a matrix needs, never "−0.00", and the
 * signs of the reader's language.
 */
import { language } from "../words/words.js";

/** The digits that a reader sees unless a matrix needs more or fewer. */
export const PRECISION = 2;
/** More digits after the point than these are never shown. */
export const MOST_DECIMALS = 6;
/** Stands for a number of decimals where powers of ten are shown instead. */
export const SCIENTIFIC = 20;
const SMALLEST_FIXED = 1e-3;
const LONGEST_INTEGER = 1e5;
const LONGEST_FIXED = 1e4;
export const MINUS = "\u2212";
const PARTS = new Intl.NumberFormat(language, { numberingSystem: "latn" }).formatToParts(1234567.8);
/** @param {string} type @param {string} otherwise */
const sign = (type, otherwise) => PARTS.find((part) => part.type === type)?.value ?? otherwise;
/** In front of the fraction, and between thousands. */
const DECIMAL = sign("decimal", ".");
const GROUP = sign("group", ",");

/**
 * The decimals that show all numbers of one matrix: none for whole numbers, the chosen ones as a
 * rule, more where even the largest number would be shown as 0.
 *
 * @param {Iterable<number>} values
 * @param {number|null} [chosen] null: two, or two more where numbers are small
 * @returns {number}
 */
export function decimalsFor(values, chosen = null) {
  let largest = 0;
  let integral = true;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    integral = integral && Number.isInteger(value);
  }
  if (integral && largest < LONGEST_INTEGER) return 0;
  if (chosen !== null) return chosen + missing(largest, chosen);
  if (largest >= 0.1 || largest === 0) return PRECISION;
  return largest >= SMALLEST_FIXED ? PRECISION + 2 : SCIENTIFIC;
}

/**
 * @param {number} largest
 * @param {number} decimals
 * @returns {number} how many more decimals it takes for its first digit to be seen
 */
function missing(largest, decimals) {
  if (largest === 0) return 0;
  for (let more = 0; decimals + more <= MOST_DECIMALS; more++) {
    if (Number(largest.toFixed(decimals + more)) > 0) return more;
  }
  return SCIENTIFIC - decimals;
}

/**
 * @param {number} value
 * @param {number} decimals
 * @returns {string}
 */
export function formatNumber(value, decimals) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : `${MINUS}∞`;
  const size = Math.abs(value);
  if (size === 0 && decimals === SCIENTIFIC) return "0";
  const longest = decimals === 0 ? LONGEST_INTEGER : LONGEST_FIXED;
  const text =
    size >= longest || decimals === SCIENTIFIC
      ? size.toExponential(PRECISION - 1).replace("e+", "e").replace("e-", `e${MINUS}`)
      : size.toFixed(decimals);
  return localized(value < 0 && /[1-9]/.test(text.split("e")[0]) ? MINUS + text : text);
}

/**
 * The number that a reader reads off `formatNumber(value, decimals)`.
 *
 * @param {number} value
 * @param {number} decimals
 * @returns {number}
 */
export function asShown(value, decimals) {
  if (!Number.isFinite(value)) return value;
  return Number(plain(formatNumber(value, decimals)));
}

/**
 * @param {string} text numbers without thousands, with points, among signs
 * @returns {string} with the decimal sign of the language
 */
export function localized(text) {
  return DECIMAL === "." ? text : text.replace(/(\d)\.(?=\d)/g, `$1${DECIMAL}`);
}

/**
 * @param {string} text numbers as they are shown, but for counts
 * @returns {string} as programs read them: with points and hyphens
 */
export function plain(text) {
  const pointed = DECIMAL === "." ? text : text.replaceAll(new RegExp(`(\\d)\\${DECIMAL}(?=\\d)`, "g"), "$1.");
  return pointed.replaceAll(MINUS, "-");
}

/**
 * @param {string} text a count as it is shown or typed
 * @returns {string} its digits
 */
export function ungrouped(text) {
  return text.replaceAll(/\s/g, "").replaceAll(GROUP, "");
}

/**
 * @param {number} count
 * @returns {string} with a comma, or what the language has for it, between thousands
 */
export function formatCount(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, GROUP);
}

/** As wide as a square: Chinese, Japanese, Korean, and their punctuation. */
const SQUARE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/g;

/** @param {string} text @returns {number} how many Latin letters take about as much room */
export function lettersIn(text) {
  return text.length + 0.75 * (text.match(SQUARE)?.length ?? 0);
}

/** Width of a letter, and how much narrower some are, in ems. */
export const LETTER = 0.62;
const NARROWER = 0.26;
const NARROW = /[fijlrt1 .,…]/g;
const WIDER = 0.25;
const WIDE = /[MWmw]/g;

/** @param {string} text @returns {number} its width, set bold, in ems, about */
export function emsOf(text) {
  return lettersIn(text) * LETTER - (text.match(NARROW)?.length ?? 0) * NARROWER + (text.match(WIDE)?.length ?? 0) * WIDER;
}

/**
 * The width of a number in ems of Inter with tabular figures, so that it can be fitted unmeasured.
 *
 * @param {string} text
 * @returns {number}
 */
export function widthInEms(text) {
  let ems = 0;
  for (const letter of text) ems += letter === "." || letter === "," ? 0.3 : letter === "∞" ? 0.9 : 0.645;
  return ems;
}
