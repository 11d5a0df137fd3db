/**
 * A column of a product as a mix of the left operand's columns, or a row of it as a mix of the
 * right operand's rows: amounts, scaled vectors, running total.
 *
 * What is shown adds up as shown: decimals are added until every entry does; an entry that doesn't
 * says ≈.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").Span} Span
 * @typedef {import("./worked.js").Relation} Relation
 *
 * @typedef {object} MixTerm
 * @property {number} k
 * @property {string} name of the column or row that is mixed in
 * @property {Role} role
 * @property {string} amount
 * @property {Cell} cell that the amount is
 * @property {string[]} values amount times column or row
 * @property {string[]} running totals so far
 *
 * @typedef {object} Mix
 * @property {string} name e.g. "Z₁[:, h₂]"
 * @property {MixTerm[]} terms
 * @property {string[]} labels of the entries
 * @property {Cell[]} cells of the result, one an entry
 * @property {{count: number, values: string[]}|null} rest what isn't listed: how much and what it comes to
 * @property {string[]} total
 * @property {Relation[]} relations between the terms and the total, one an entry
 */
import { innerRole } from "./colour.js";
import { MINUS, MOST_DECIMALS, asShown, formatNumber } from "./format.js";
import { layerAt, layerCount } from "./layers.js";
import { labelOf } from "./naming.js";
import { productOf, turn } from "./product.js";
import { listed, LISTED, writer } from "./terms.js";
import { scaleOf, valueAt } from "./values.js";
import { addsUp, leastForTerms } from "./worked.js";
import { WHOLE } from "./windows.js";

/** More decimals than these have no room in a small column. */
const MORE = 2;

/**
 * @param {ReadonlyMap<string, import("./types.js").Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step a product
 * @param {"columns"|"rows"} lens
 * @param {number} at the column or the row of the result
 * @returns {Mix|null} null if the frame doesn't hold it
 */
export function mixOf(matrices, frame, step, lens, at) {
  const product = productOf(step);
  const result = matrices.get(step.output);
  const left = product && matrices.get(product.left.id);
  const view = frame.views.get(step.output);
  if (!product || !result || !left || !view) return null;
  const columns = lens === "columns";
  const along = columns ? view.rows : view.columns;
  /** @param {number} n @returns {[number, number]} the cell of the result that is the entry n */
  const cell = (n) => (columns ? [n, at] : [at, n]);
  const entries = indices(along);
  const totals = entries.map((n) => valueAt(frame, step.output, ...cell(n)) ?? NaN);
  if (entries.length === 0 || valueAt(frame, step.output, ...cell(along[0])) === undefined) return null;

  const count = layerCount(matrices, step);
  const inner = listed(frame, product.left, product.right).slice(0, count > WHOLE ? LISTED : count);
  const values = inner.map((k) => entries.map((n) => layerAt(frame, step, k, ...cell(n)) ?? NaN));
  const unlisted = count - inner.length;
  const rest = entries.map((_, n) => totals[n] - values.reduce((sum, one) => sum + one[n], 0));
  const own = scaleOf(frame, step.output).decimals;
  const least = unlisted > 0 ? leastForTerms(own, values.flat(), Math.max(...totals.map(Math.abs))) : own;
  const all = unlisted > 0 ? [...values, rest] : values;
  const fits = (/** @type {number} */ decimals) => totals.every((total, n) => addsEntry(all, total, n, decimals));
  const tries = least >= MOST_DECIMALS ? [least] : Array.from({ length: MORE + 1 }, (_, more) => least + more);
  const decimals = tries.find(fits) ?? least;
  const running = entries.map(() => 0);
  const amounts = columns ? product.right : product.left;
  const write = writer(frame, amounts.id);
  return {
    name: `${result.symbol}[${columns ? `:, ${labelOf(result, "column", at)}` : `${labelOf(result, "row", at)}, :`}]`,
    labels: entries.map((n) => labelOf(result, columns ? "row" : "column", n)),
    cells: entries.map((n) => ({ matrix: step.output, row: cell(n)[0], column: cell(n)[1] })),
    terms: inner.map((k, term) => {
      const [row, column] = turn(amounts.transposed, ...(columns ? /** @type {const} */ ([k, at]) : /** @type {const} */ ([at, k])));
      return {
        k,
        name: labelOf(left, product.left.inner, k),
        role: innerRole(matrices, product, k),
        amount: inParentheses(write(valueAt(frame, amounts.id, row, column) ?? NaN, decimals - least)),
        cell: { matrix: amounts.id, row, column },
        values: values[term].map((value) => formatNumber(value, decimals)),
        running: values[term].map((value, n) => formatNumber((running[n] += asShown(value, decimals)), decimals)),
      };
    }),
    rest: unlisted > 0 ? { count: unlisted, values: rest.map((value) => formatNumber(value, decimals)) } : null,
    total: totals.map((value) => formatNumber(value, decimals)),
    relations: totals.map((total, n) => (addsEntry(all, total, n, decimals) ? "=" : "≈")),
  };
}

/**
 * @param {number[][]} terms
 * @param {number} total
 * @param {number} n
 * @param {number} decimals
 */
function addsEntry(terms, total, n, decimals) {
  const values = terms.map((one) => one[n]);
  return ![...values, total].every(Number.isFinite) || addsUp(values, total, decimals);
}

/** @param {string} amount @returns {string} a negative one in parentheses, as it stands between signs */
function inParentheses(amount) {
  return amount.startsWith(MINUS) ? `(${amount})` : amount;
}

/** @param {Span} span @returns {number[]} */
function indices([start, stop]) {
  return Array.from({ length: stop - start }, (_, n) => start + n);
}
