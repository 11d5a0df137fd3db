/**
 * The words of a tour: numbers in braces are filled in from the engine, words in brackets name something.
 *
 * @typedef {import("./reference.js").Reference} Reference
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {string|{text: string, reference: Reference}} Piece
 * @typedef {{program: Program, frame: Frame, task?: {target: unknown}|null}} Numbers where the numbers come from
 */
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { scaleOf, valueAt } from "../model/values.js";
import { parseReference } from "./reference.js";

const PLACE = /\{(\w+)(?::(\w+(?:,\w+)*))?\}/g;
const NAMED = /\[([^[\]]+)\]\((\w+:[\w,]+)\)/g;
const LOSS_DECIMALS = 4;
/** Stands where a number isn't here yet. */
const AWAITED = "…";

/** @type {Record<string, (from: Numbers, ...about: string[]) => string|null>} null where there is none */
const FILL = {
  value({ frame }, id, row, column) {
    const value = valueAt(frame, id, Number(row), Number(column));
    return value === undefined ? null : formatNumber(value, scaleOf(frame, id).decimals);
  },
  rows: ({ program }, id) => count(shapeOf(program, id)?.[0]),
  columns: ({ program }, id) => count(shapeOf(program, id)?.[1]),
  shape: ({ program }, id) => shapeOf(program, id)?.map(formatCount).join(" × ") ?? null,
  param({ program }, output, name) {
    const value = program.steps.find((step) => step.output === output)?.params[name];
    return value === undefined ? null : String(value).replace("-", "−");
  },
  loss: ({ frame }) => formatNumber(frame.loss, decimalsFor([frame.loss], frame.decimals ?? LOSS_DECIMALS)),
  accuracy: ({ frame }) => (frame.accuracy === null ? null : `${formatNumber(100 * frame.accuracy, 1)} %`),
  iteration: ({ frame }) => formatCount(frame.iteration),
  cases: ({ program }) => formatCount(program.cases),
  steps: ({ program }) => formatCount(program.steps.length),
  target: ({ task }) => (typeof task?.target === "number" ? formatCount(task.target) : null),
};

/** What may stand in braces, by its first word. */
export const PLACEHOLDERS = Object.keys(FILL);

/** @param {number|undefined} size */
const count = (size) => (size === undefined ? null : formatCount(size));

/** @param {Program} program @param {string} id */
const shapeOf = (program, id) => program.matrices.find((matrix) => matrix.id === id)?.shape;

/**
 * @param {string} text
 * @param {Numbers} from
 * @returns {string} with its numbers
 */
export function fill(text, from) {
  return text.replace(PLACE, (whole, word, about) => {
    const found = FILL[word];
    return found ? (found(from, ...(about?.split(",") ?? [])) ?? AWAITED) : whole;
  });
}

/**
 * @param {string} text with its numbers
 * @returns {Piece[]}
 */
export function pieces(text) {
  /** @type {Piece[]} */
  const found = [];
  let end = 0;
  for (const match of text.matchAll(NAMED)) {
    if (match.index > end) found.push(text.slice(end, match.index));
    found.push({ text: match[1], reference: parseReference(match[2]) });
    end = match.index + match[0].length;
  }
  if (end < text.length) found.push(text.slice(end));
  return found;
}

/** @param {string} text @returns {string} without the names behind its words */
export function plain(text) {
  return pieces(text).map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
