/**
 * The cells that a word of the prose names (a row, a column, or what is at an inner index k), and back:
 * whether a cell lies in what the word names.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {"row"|"column"|"k"} Which
 */
import { innerLetter, learned, parseIndex } from "./index-string.js";

/**
 * Where an axis with the word's letter is: the position along it, or -1 where it isn't.
 *
 * @param {Step} step
 * @param {Which} which
 * @returns {{of: string, along: number, shift: number}[]} one a matrix of the step, the result last
 */
function places(step, which) {
  const { operands, result } = parseIndex(step.index_string);
  const letter = which === "k" ? innerLetter(step.index_string) : result[which === "row" ? 0 : 1].letter;
  const own = which === "k" ? 0 : result[which === "row" ? 0 : 1].shift;
  return [...operands, result].map((axes, n) => {
    const along = axes.findIndex((axis) => letter !== null && axis.letter === letter && !axis.whole);
    return { of: step.inputs[n] ?? step.output, along, shift: along < 0 ? 0 : axes[along].shift - own };
  });
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Which} which
 * @param {number} at the row or column of the result, or k
 * @returns {Cell[]} two opposite corners of what is named in each matrix, or all its cells where axes are composite; a layer k goes into the whole result
 */
export function cellsOfWord(matrices, step, which, at) {
  if (parseIndex(step.index_string).composite) return learned()?.cellsOfLine(matrices, step, which, at) ?? [];
  return places(step, which).flatMap(({ of, along, shift }) => {
    const shape = matrices.get(of)?.shape;
    const whole = which === "k" && of === step.output;
    if (!shape || (along < 0 && !whole)) return [];
    const place = at + shift;
    if (!whole && (place < 0 || place >= shape[along])) return [];
    const corner = (/** @type {0|1} */ axis, /** @type {number} */ end) => (axis === along ? place : end);
    return [
      { matrix: of, row: corner(0, 0), column: corner(1, 0) },
      { matrix: of, row: corner(0, shape[0] - 1), column: corner(1, shape[1] - 1) },
    ];
  });
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {Which} which
 * @param {number} at the row or column of the result, or k
 * @param {Cell|null} cell that is pointed at
 * @returns {boolean} whether the word names what the cell is in
 */
export function isNamed(matrices, step, which, at, cell) {
  if (!cell) return false;
  if (parseIndex(step.index_string).composite) {
    return cellsOfWord(matrices, step, which, at).some(({ matrix, row, column }) => matrix === cell.matrix && row === cell.row && column === cell.column);
  }
  return places(step, which).some(
    ({ of, along, shift }) => of === cell.matrix && along >= 0 && (along === 0 ? cell.row : cell.column) === at + shift,
  );
}
