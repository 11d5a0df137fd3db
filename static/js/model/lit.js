/**
 * What is lit, operand by operand: from the hovered cell, else from the selected one, in each lens.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Lens} Lens
 * @typedef {[number, number]} Shape
 *
 * @typedef {object} Cursor
 * @property {Lens} lens
 * @property {number} k
 * @property {Cell|null} hover
 * @property {{row: number, column: number}} selection
 *
 * @typedef {object} Lit
 * @property {(Box|null)[]} operands in the order of the step's inputs
 * @property {Box|null} result
 */
import { cellsChanged, cellsRead, partsOf } from "./index-string.js";
import { productOf, turn } from "./product.js";

/**
 * @param {Shape} shape
 * @returns {Box} all of a matrix
 */
export function whole([rows, columns]) {
  return { rows: [0, rows], columns: [0, columns] };
}

/**
 * @param {{row: number, column: number}} cell
 * @returns {Box}
 */
export function oneCell({ row, column }) {
  return { rows: [row, row + 1], columns: [column, column + 1] };
}

/**
 * @param {Box} box
 * @param {{row: number, column: number}} position
 * @returns {{row: number, column: number}} the cell of the box that is nearest to it
 */
export function nearestIn(box, { row, column }) {
  /** @param {[number, number]} span @param {number} at */
  const inside = ([start, end], at) => Math.max(start, Math.min(end - 1, at));
  const near = partsOf(box).map(({ rows, columns }) => ({ row: inside(rows, row), column: inside(columns, column) }));
  const far = near.map((cell) => Math.abs(cell.row - row) + Math.abs(cell.column - column));
  return near[far.indexOf(Math.min(...far))];
}

/**
 * @param {Step} step
 * @param {Shape[]} shapes of the operands
 * @param {Shape} result
 * @param {Cursor} cursor
 * @returns {Lit}
 */
export function litCells(step, shapes, result, cursor) {
  const product = productOf(step);
  if (product && cursor.lens === "column_row") return litLayer(step, product, shapes, result, cursor);
  if (product && cursor.lens !== "row_column") return litMix(step, product, shapes, result, cursor);
  const { hover, selection } = cursor;
  const all = [...shapes, result];
  const operand = hover ? step.inputs.indexOf(hover.matrix) : -1;
  if (hover && operand >= 0) {
    return {
      operands: step.inputs.map((_, n) => (n === operand ? oneCell(hover) : null)),
      result: cellsChanged(step, all, operand, oneCell(hover)),
    };
  }
  const box = oneCell(hover?.matrix === step.output ? hover : selection);
  return { operands: cellsRead(step, all, box), result: box };
}

/**
 * What a cell of a product says of i, j and k: one of the result its row and column, one of the left
 * operand row and k, one of the right operand k and column.
 *
 * @param {Step} step
 * @param {import("./product.js").Product} product
 * @param {Cell} cell
 * @returns {{row?: number, column?: number, k?: number}}
 */
export function pointedIn(step, { left, right }, { matrix, row, column }) {
  if (matrix === step.output) return { row, column };
  if (matrix === left.id) {
    const [i, k] = turn(left.transposed, row, column);
    return { row: i, k };
  }
  if (matrix !== right.id) return {};
  const [k, j] = turn(right.transposed, row, column);
  return { k, column: j };
}

/**
 * One layer of the sum: column k of the left operand, row k of the right one, all of the result.
 *
 * @param {Step} step
 * @param {import("./product.js").Product} product
 * @param {Shape[]} shapes
 * @param {Shape} result
 * @param {Cursor} cursor
 * @returns {Lit}
 */
function litLayer(step, product, shapes, result, { k, hover }) {
  const { left, right } = product;
  const l = step.inputs.indexOf(left.id);
  const r = step.inputs.lastIndexOf(right.id);
  const at = hover ? pointedIn(step, product, hover) : {};
  /** @type {[number, number]} */
  const rows = at.row === undefined ? [0, result[0]] : [at.row, at.row + 1];
  /** @type {[number, number]} */
  const columns = at.column === undefined ? [0, result[1]] : [at.column, at.column + 1];
  const layer = at.k ?? k;
  /** @type {[number, number]} */
  const inner = [layer, layer + 1];
  /** @type {(Box|null)[]} */
  const operands = shapes.map(() => null);
  operands[l] = box(left.transposed, rows, inner);
  operands[r] = box(right.transposed, inner, columns);
  return { operands, result: { rows, columns } };
}

/**
 * One column of the result, a mix of the left operand's columns with a column of the right one as
 * the amounts; or one row, a mix of the right operand's rows.
 *
 * @param {Step} step
 * @param {import("./product.js").Product} product
 * @param {Shape[]} shapes
 * @param {Shape} result
 * @param {Cursor} cursor
 * @returns {Lit}
 */
function litMix(step, product, shapes, result, { lens, hover, selection }) {
  const { left, right } = product;
  const [l, r] = [step.inputs.indexOf(left.id), step.inputs.lastIndexOf(right.id)];
  const layers = turn(left.transposed, ...shapes[l])[1];
  const at = { ...selection, ...(hover && pointedIn(step, product, hover)) };
  const columns = lens === "columns";
  /** @type {[number, number]} */
  const i = columns ? [0, result[0]] : [at.row, at.row + 1];
  /** @type {[number, number]} */
  const j = columns ? [at.column, at.column + 1] : [0, result[1]];
  /** @type {[number, number]} */
  const k = at.k === undefined ? [0, layers] : [at.k, at.k + 1];
  /** @type {(Box|null)[]} */
  const operands = shapes.map(() => null);
  operands[l] = box(left.transposed, i, k);
  operands[r] = box(right.transposed, k, j);
  return { operands, result: { rows: i, columns: j } };
}

/**
 * @param {boolean} transposed
 * @param {[number, number]} shownRows
 * @param {[number, number]} shownColumns
 * @returns {Box} in the matrix's own coordinates
 */
function box(transposed, shownRows, shownColumns) {
  const [rows, columns] = turn(transposed, shownRows, shownColumns);
  return { rows, columns };
}

/**
 * What one term of a sum lights: the cells that it is made of, and the one that it goes into.
 *
 * @param {Step} step
 * @param {{row: number, column: number}} result
 * @param {Cell[]} term
 * @returns {Map<string, Box>} by matrix
 */
export function litTerm(step, result, term) {
  /** @type {Map<string, Box>} */
  const lit = new Map([[step.output, oneCell(result)]]);
  for (const { matrix } of term) lit.set(matrix, around(term.filter((cell) => cell.matrix === matrix)));
  return lit;
}

/** @param {Cell[]} cells that fill a box, or two opposite corners of one, or lie apart @returns {Box} */
function around(cells) {
  let [top, left, bottom, right] = [Infinity, Infinity, 0, 0];
  for (const { row, column } of cells) {
    [top, left] = [Math.min(top, row), Math.min(left, column)];
    [bottom, right] = [Math.max(bottom, row + 1), Math.max(right, column + 1)];
  }
  const apart = cells.length > 2 && cells.length < (bottom - top) * (right - left);
  return { rows: [top, bottom], columns: [left, right], ...(apart && { parts: cells.map(oneCell) }) };
}
