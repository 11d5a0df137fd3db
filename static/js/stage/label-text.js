/** What of a name stands beside a row or above a column, and how large. */
import { emsOf } from "../model/format.js";

const LABEL = 13;
/** Beside a row a label has its own weight; only the lit ones are bold. */
const ROW_LABEL = 12;
/** A label that would have to be smaller is shortened. */
export const LEAST_LABEL = 12.5;
/** Between the labels of two columns. */
const APART = 4;

/**
 * Without the words in front that don't fit: "batch case 1" → "case 1" → "1".
 *
 * @param {string} name
 * @param {number} room
 * @returns {{text: string, length: number|null}} the length that it is squeezed into, if the last word has no room either
 */
export function rowLabel(name, room) {
  let text = name;
  while (emsOf(text) * ROW_LABEL > room && text.includes(" ")) text = text.slice(text.indexOf(" ") + 1);
  return { text, length: emsOf(text) * ROW_LABEL > room ? room : null };
}

/**
 * Without the axis name where that doesn't fit: "case 1" → "1". What is wider is set smaller; where type has a
 * smallest size, it reaches over its neighbours as far as they leave room, and is cut.
 *
 * @param {string[]} names
 * @param {number} width of a cell
 * @param {number} [smallest]
 * @returns {{text: string, size: number}[]}
 */
export function columnLabels(names, width, smallest = 0) {
  const texts = names.map((name) => (emsOf(name) * LEAST_LABEL > width - APART ? (name.split(" ").at(-1) ?? name) : name));
  return texts.map((text, n) => {
    const size = Math.min(LABEL, (width - APART) / emsOf(text));
    if (size >= smallest) return { text, size };
    const beside = Math.max(...[texts[n - 1], texts[n + 1]].map((one) => emsOf(one ?? "") * smallest));
    return { text: cut(text, Math.max(width - APART, 2 * (width - APART) - beside) / smallest), size: smallest };
  });
}

/** @param {string} text @param {number} ems @returns {string} as much of it as there is room for */
function cut(text, ems) {
  if (emsOf(text) <= ems) return text;
  let letters = text.length - 1;
  while (letters > 1 && emsOf(`${text.slice(0, letters)}…`) > ems) letters -= 1;
  return `${text.slice(0, letters)}…`;
}
