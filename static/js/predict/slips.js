/**
 * What people get wrong in a cell that they work out by hand, each with the number that it gives:
 * a sign, a missing term, another row or column, a transpose. From the numbers of the frame alone.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/terms.js").Matrices} Matrices
 * @typedef {{row: number, column: number}} Position
 *
 * @typedef {object} Slip
 * @property {"sign"|"term_sign"|"missing"|"single"|"row"|"column"|"transpose"|"scale"|"operation"|"operand"} kind
 * @property {number} value what comes out with it
 * @property {string} said what differs, in a sentence
 * @property {Cell[]} cells that show it
 */
import { evaluate } from "../model/arithmetic.js";
import { formatCount, localized } from "../model/format.js";
import { boxName, cellName, labelOf } from "../model/naming.js";
import { productOf, turn } from "../model/product.js";
import { cellTerms, expressionOf, productTerms } from "../model/terms.js";
import { valueAt } from "../model/values.js";
import { t } from "../words/words.js";

/** More digits than any slip is compared with. */
const EXACT = 9;
/** @type {Record<string, string[]>} what an operator is mistaken for */
const MISTAKEN = { "+": ["−"], "−": ["+"], "×": ["+", "÷"], "÷": ["×"] };

/**
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {Position} cell of the step's output
 * @returns {Slip[]} the likelier first
 */
export function slips(matrices, frame, step, cell) {
  const right = valueAt(frame, step.output, cell.row, cell.column);
  if (right === undefined) return [];
  const { by_hand: rule } = step;
  const own = rule.kind === "expression" ? ofExpression(matrices, frame, step, rule.template, cell) : ofSum(matrices, frame, step, rule, cell, right);
  return [
    { kind: "sign", value: -right, said: t("The sign is turned: the number is right, plus and minus aren't."), cells: [] },
    ...own,
    ...ofOtherCells(matrices, frame, step, cell),
  ];
}

/**
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {Extract<import("../model/types.js").ByHand, {kind: "terms"}>} rule
 * @param {Position} cell
 * @param {number} right
 * @returns {Slip[]}
 */
function ofSum(matrices, frame, step, rule, cell, right) {
  const product = rule.term === "product";
  const { terms, length } = product ? productTerms(matrices, frame, step, cell) : cellTerms(matrices, frame, step, rule.term, cell);
  const scale = (rule.factor ?? 1) / (rule.divide ?? 1);
  /** @type {Slip[]} */
  const found = [];
  for (const term of terms) {
    const own = term.value * scale;
    found.push({ kind: "missing", value: right - own, said: t("The term of {name} is missing.", { name: term.name }), cells: term.cells });
    found.push({ kind: "term_sign", value: right - 2 * own, said: t("The sign of the term of {name} is turned.", { name: term.name }), cells: term.cells });
    if (length > 1) found.push({ kind: "single", value: own, said: t("That is the term of {name} alone; the terms are added.", { name: term.name }), cells: term.cells });
  }
  if (scale !== 1) {
    const forgotten = [rule.factor_text && `× ${localized(rule.factor_text)}`, rule.divide && `÷ ${formatCount(rule.divide)}`].filter(Boolean).join(" ");
    found.push({ kind: "scale", value: right / scale, said: t("That is the sum before {forgotten}.", { forgotten }), cells: [] });
  }
  return product ? [...found, ...ofTransposes(matrices, frame, step, cell)] : found;
}

/**
 * The left operand's column taken for its row, the right one's row for its column.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {Position} cell
 * @returns {Slip[]}
 */
function ofTransposes(matrices, frame, step, { row, column }) {
  const product = productOf(step);
  if (!product) return [];
  const { left, right } = product;
  /** @param {boolean} l @param {boolean} r which of the two is turned by mistake */
  const total = (l, r) => {
    let sum = 0;
    for (let k = 0; ; k++) {
      const a = valueAt(frame, left.id, ...turn(left.transposed !== l, row, k));
      const b = valueAt(frame, right.id, ...turn(right.transposed !== r, k, column));
      // One of them ends first where the sizes don't match: such a sum nobody can write down.
      if (a === undefined || b === undefined) return a === b && k > 0 ? sum : null;
      sum += a * b;
    }
  };
  const symbol = (/** @type {string} */ id) => matrices.get(id)?.symbol ?? id;
  return [
    { value: total(true, false), id: left.id, said: t("The number comes out with a column of {symbol} where its row belongs: {symbol} as it would be transposed.", { symbol: symbol(left.id) }) },
    { value: total(false, true), id: right.id, said: t("The number comes out with a row of {symbol} where its column belongs: {symbol} as it would be transposed.", { symbol: symbol(right.id) }) },
  ].flatMap(({ value, said }) => (value === null ? [] : [/** @type {Slip} */ ({ kind: "transpose", value, said, cells: [] })]));
}

/**
 * The number of another cell of the result: its row or its column was taken.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {Position} cell
 * @returns {Slip[]}
 */
function ofOtherCells(matrices, frame, step, cell) {
  const view = frame.views.get(step.output);
  const result = matrices.get(step.output);
  if (!view || !result) return [];
  const [rows, columns] = result.shape;
  /** @type {Slip[]} */
  const found = [];
  for (let row = view.rows[0]; row < view.rows[1]; row++) {
    if (row === cell.row) continue;
    const names = { taken: labelOf(result, "row", row), wanted: labelOf(result, "row", cell.row) };
    found.push({ kind: "row", value: valueAt(frame, result.id, row, cell.column) ?? NaN, said: t("That is the row of {taken}; asked is {wanted}.", names), cells: [{ matrix: result.id, row, column: cell.column }] });
  }
  for (let column = view.columns[0]; column < view.columns[1]; column++) {
    if (column === cell.column) continue;
    const names = { taken: labelOf(result, "column", column), wanted: labelOf(result, "column", cell.column) };
    found.push({ kind: "column", value: valueAt(frame, result.id, cell.row, column) ?? NaN, said: t("That is the column of {taken}; asked is {wanted}.", names), cells: [{ matrix: result.id, row: cell.row, column }] });
  }
  if (cell.row !== cell.column && cell.column < rows && cell.row < columns) {
    found.push({ kind: "transpose", value: valueAt(frame, result.id, cell.column, cell.row) ?? NaN, said: t("Row and column are swapped: that is {name}.", { name: cellName(result, cell.column, cell.row) }), cells: [{ matrix: result.id, row: cell.column, column: cell.row }] });
  }
  return found;
}

/**
 * One operator taken for another, or one operand alone.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {string} template
 * @param {Position} cell
 * @returns {Slip[]}
 */
function ofExpression(matrices, frame, step, template, cell) {
  /** @param {string} wrong */
  const value = (wrong) => {
    const write = expressionOf(matrices, frame, step, wrong, cell);
    return write ? evaluate(write(EXACT)) : null;
  };
  /** @type {Slip[]} */
  const found = [];
  for (const match of template.matchAll(/ ([+−×÷]) /g)) {
    const [whole, operator] = match;
    for (const other of MISTAKEN[operator]) {
      const wrong = `${template.slice(0, match.index)} ${other} ${template.slice(match.index + whole.length)}`;
      const result = value(wrong);
      if (result === null) continue;
      const sign = operator === "+" || operator === "−";
      found.push({ kind: sign ? "term_sign" : "operation", value: result, said: t("That comes out with {other} where {operator} belongs.", { other, operator }), cells: [] });
    }
  }
  const simple = template !== "{0}" ? step.inputs : [];
  for (const [n, id] of simple.entries()) {
    const result = value(`{${n}}`);
    const operand = matrices.get(id);
    if (result !== null && operand) {
      found.push({ kind: "operand", value: result, said: t("That is the number of {symbol}, before this step.", { symbol: boxName(operand, []) }), cells: [] });
    }
  }
  return found;
}
