/** Numbers as people type and step them, and what is said when that fails. */
import { localized } from "../model/format.js";
import { t } from "../words/words.js";

const NUMBER = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)(e[+-]?\d+)?$/i;
/** What stepping and dragging leave of a number, in digits: 0.1 + 0.2 is 0.3. */
const DIGITS = 12;

/** How far one press of a key, or of the key with Shift, goes. */
export const SMALL_STEP = 0.1;
export const LARGE_STEP = 1;
/** How far one pixel of a drag goes, and with Shift. */
const PER_PIXEL = 0.02;
const PER_PIXEL_SHIFT = 0.2;

/**
 * @param {string} text
 * @returns {{value: number, refused: null} | {value: null, refused: string}} refused: what would be right
 */
export function readTyped(text) {
  const plain = text.trim().replace(/[−–]/g, "-");
  if (plain === "") return { value: null, refused: t("A number is needed, such as 0.5.") };
  if (!NUMBER.test(plain)) {
    const shown = text.trim().length > 20 ? `${text.trim().slice(0, 20)}…` : text.trim();
    return { value: null, refused: t("“{shown}” isn't a number. Write one such as 0.5 or 1e-3.", { shown }) };
  }
  const value = Number(plain.replace(",", "."));
  if (!Number.isFinite(value)) return { value: null, refused: t("That is more than a float64 holds: at most about 1.8e308.") };
  return { value, refused: null };
}

/**
 * @param {number} value
 * @returns {string} short enough for a cell; a field that is left as it was changes nothing
 */
export function asTyped(value) {
  if (!Number.isFinite(value)) return "";
  return localized(String(Number(Math.abs(value) >= 0.01 || value === 0 ? value.toFixed(4) : value.toPrecision(3))));
}

/**
 * @param {number} value
 * @param {number} by steps, up or down
 * @param {boolean} large
 * @returns {number}
 */
export function stepped(value, by, large) {
  return Number((value + by * (large ? LARGE_STEP : SMALL_STEP)).toPrecision(DIGITS));
}

/**
 * @param {number} from where the drag began
 * @param {number} up pixels
 * @param {boolean} large
 * @returns {number} with two decimals
 */
export function dragged(from, up, large) {
  const value = from + up * (large ? PER_PIXEL_SHIFT : PER_PIXEL);
  // A zero has no sign here.
  return Number(value.toFixed(2)) || 0;
}

/** @param {string} message @returns {string} with a capital and a full stop */
export function sentence(message) {
  return `${message[0].toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;
}
