/**
 * The substeps of a product: cell by cell, layer by layer, column by column or row by row.
 *
 * @typedef {import("./types.js").Lens} Lens
 * @typedef {[number, number]} Shape
 * @typedef {{row: number, column: number}} Position
 */
import { t } from "../words/words.js";

/** @type {Record<Lens, string>} what a substep is called */
export const SUBSTEPS = { row_column: t("cell"), column_row: t("layer"), columns: t("column"), rows: t("row") };

/**
 * @param {Lens} lens
 * @param {Shape} shape of the result
 * @param {number} layers
 * @returns {number} how many substeps there are
 */
export function substepCount(lens, [rows, columns], layers) {
  return { row_column: rows * columns, column_row: layers, columns, rows }[lens];
}

/**
 * @param {Lens} lens
 * @param {Shape} shape of the result
 * @param {Position} selection
 * @param {number} k
 * @returns {number} the substep that the cursor is on
 */
export function substepAt(lens, [, columns], { row, column }, k) {
  return { row_column: row * columns + column, column_row: k, columns: column, rows: row }[lens];
}

/**
 * The cursor on a substep: what the lens doesn't speak of stays.
 *
 * @param {Lens} lens
 * @param {Shape} shape of the result
 * @param {Position & {k: number}} from
 * @param {number} at
 * @returns {Position & {k: number}}
 */
export function cursorAt(lens, [, columns], from, at) {
  if (lens === "column_row") return { ...from, k: at };
  if (lens === "columns") return { ...from, column: at };
  if (lens === "rows") return { ...from, row: at };
  return { ...from, row: Math.floor(at / columns), column: at % columns };
}

/**
 * Whether a cell of the result comes after a substep. A layer is a part of every cell: none does.
 *
 * @param {Lens} lens
 * @param {Shape} shape of the result
 * @param {number} at
 * @param {Position} cell
 * @returns {boolean}
 */
export function comesAfter(lens, shape, at, cell) {
  return lens !== "column_row" && substepAt(lens, shape, cell, 0) > at;
}
