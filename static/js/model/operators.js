/**
 * The signs between the matrices of a step that is no product, read off how one cell is computed.
 *
 * @typedef {import("./types.js").Step} Step
 */
import { localized } from "./format.js";
import { parseIndex } from "./index-string.js";

/**
 * @param {Step} step
 * @returns {{before: string, between: string[]}} before: in front of the first operand; between: a
 *   sign before each operand after the first, and last the one before the result
 */
export function operatorsOf(step) {
  const count = step.inputs.length;
  const template = step.by_hand.kind === "expression" ? localized(step.by_hand.template) : "";
  const pieces = template.split(/\{(?:\d)\}/);
  const order = [...template.matchAll(/\{(\d)\}/g)].map((match) => Number(match[1]));
  const readable = count > 1 && order.length === count && order.every((n, at) => n === at);
  if (!readable) {
    return { before: "", between: [...Array(count - 1).fill(","), step.caption] };
  }
  const { operands } = parseIndex(step.index_string);
  const between = pieces.slice(1, -1).map((piece, n) => matrixSign(piece.trim(), operands[n + 1]));
  return { before: pieces[0].trim(), between: [...between, `${pieces.at(-1)?.trim() ?? ""} =`.trim()] };
}

/**
 * @param {string} sign between two cells
 * @param {import("./index-string.js").Index["result"]} operand the axes of the operand behind it
 * @returns {string} between two matrices: cell by cell, × is ⊙ and ÷ is ⊘
 */
function matrixSign(sign, operand) {
  if (operand.every(({ letter }) => letter === null)) return sign;
  if (sign === "×") return "⊙";
  if (sign === "÷") return "⊘";
  return sign;
}
