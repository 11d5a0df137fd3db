/**
 * What can't be asked of the matrices and cells of a network, and why; said as the server says it.
 *
 * @typedef {import("./edits.js").CellValue} CellValue
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/types.js").Matrix} Matrix
 */
import { t } from "../words/words.js";
import { CASES } from "./cases.js";
import { Refused } from "./refusal.js";

/** @param {Program} program @param {string} id @returns {Matrix} */
export function matrixOf({ matrices }, id) {
  const matrix = matrices.find((one) => one.id === id);
  if (matrix) return matrix;
  const known = matrices.map((one) => one.id).join(", ");
  throw new Refused(t("this network has no matrix “{matrix}”; it has {known}", { matrix: id, known }), "matrix");
}

/** @param {Program} program @param {string} matrix */
export function checkParameter({ parameters }, matrix) {
  if (parameters.includes(matrix)) return;
  const said = { matrix: `'${matrix}'`, parameters: parameters.join(", ") };
  throw new Refused(t("{matrix} isn't a parameter; there is {parameters}", said), "matrix");
}

/**
 * @param {string} matrix
 * @param {number} number
 * @param {number} size
 * @param {string} where
 */
export function checkRow(matrix, number, size, where) {
  const values = { matrix, size, last: size - 1, number };
  if (number >= size) throw new Refused(t("{matrix} has {size} rows, numbered 0 to {last}; there is no {number}", values), where);
}

/**
 * @param {string} matrix
 * @param {number} number
 * @param {number} size
 * @param {string} where
 */
export function checkColumn(matrix, number, size, where) {
  const values = { matrix, size, last: size - 1, number };
  if (number >= size) throw new Refused(t("{matrix} has {size} columns, numbered 0 to {last}; there is no {number}", values), where);
}

/**
 * @param {import("./run.js").Run} run
 * @param {string} matrix
 * @param {CellValue[]} cells in the rows convention
 */
export function checkEdits({ program, evaluator, cases }, matrix, cells) {
  matrixOf(program, matrix);
  const editable = [...program.parameters, ...CASES];
  if (!editable.includes(matrix)) {
    const said = { matrix: `'${matrix}'`, editable: editable.join(", ") };
    throw new Refused(t("{matrix} can't be edited: it is computed; {editable} can", said), "matrix");
  }
  const { rows, columns } = evaluator.matrix(matrix);
  for (const { row, column, value } of cells) {
    checkRow(matrix, row, rows, "row");
    checkColumn(matrix, column, columns, "column");
    if (!Number.isFinite(value)) throw new Refused(t("value must be a finite number, not {value}", { value }), "value");
    if (CASES.includes(matrix)) cases.check(matrix, column, value);
  }
}
