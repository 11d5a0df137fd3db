/**
 * Numbers as they are shown: a true minus, as many digits as a matrix needs, never "−0.00".
 */

/** The digits that a reader sees unless a matrix needs more or fewer. */
export const PRECISION = 2;
/** Stands for a number of decimals where powers of ten are shown instead. */
export const SCIENTIFIC = 20;
const SMALLEST_FIXED = 1e-3;
const LONGEST_INTEGER = 1e5;
const LONGEST_FIXED = 1e4;
export const MINUS = "\u2212";

/**
 * The decimals that show all numbers of one matrix: none for whole numbers, the chosen precision
 * as a rule, more where even the largest number is small.
 *
 * @param {Iterable<number>} values
 * @param {number} [precision]
 * @returns {number}
 */
export function decimalsFor(values, precision = PRECISION) {
  let largest = 0;
  let integral = true;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    largest = Math.max(largest, Math.abs(value));
    integral = integral && Number.isInteger(value);
  }
  if (integral && largest < LONGEST_INTEGER) return 0;
  if (largest >= 0.1 || largest === 0) return precision;
  return largest >= SMALLEST_FIXED ? precision + 2 : SCIENTIFIC;
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
  return value < 0 && /[1-9]/.test(text.split("e")[0]) ? MINUS + text : text;
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
  return Number(formatNumber(value, decimals).replaceAll(MINUS, "-"));
}

/**
 * @param {number} count
 * @returns {string} with a comma between thousands
 */
export function formatCount(count) {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

/**
 * The width of a number in ems of Inter with tabular figures, so that it can be fitted unmeasured.
 *
 * @param {string} text
 * @returns {number}
 */
export function widthInEms(text) {
  let ems = 0;
  for (const letter of text) ems += letter === "." ? 0.3 : letter === "∞" ? 0.9 : 0.645;
  return ems;
}
