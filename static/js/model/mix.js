/**
 * A column of a product as a mix of the left operand's columns, or a row of it as a mix of the
 * right operand's rows: amounts, scaled vectors, running total.
 *
 * What is shown adds up as shown: decimals are added until every entry does; an entry that doesn't
 * says ≈. The amounts get decimals too, until they come to the values with the cells that the
 * matrices show; a value that they still don't come to says ≈.
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
 * @property {boolean[]} holds one a value: whether the shown amount times the shown cell comes to it
 * @property {string[]} running totals so far
 *
 * @typedef {object} Mix
 * @property {string} name e.g. "Z₁[:, h₂]"
 * @property {MixTerm[]} terms
 * @property {string[]} labels of the entries
 * @property {Cell[]} cells of the result, one an entry
 * @property {{count: number, values: string[]|null}|null} rest what isn't listed: how much, and what it comes to once the engine has told it
 * @property {string[]} total
 * @property {Relation[]} relations between the terms and the total, one an entry; = where some terms aren't known
 */
import { innerRole } from "./colour.js";
import { MINUS, MOST_DECIMALS, asShown, formatNumber } from "./format.js";
import { layerAt, layerCount } from "./layers.js";
import { labelOf } from "./naming.js";
import { productOf, turn } from "./product.js";
import { listed, LISTED, writer } from "./terms.js";
import { scaleOf, valueAt } from "./values.js";
import { addsUp, comesTo, leastForTerms } from "./worked.js";
import { WHOLE } from "./windows.js";

/** So many letters have room side by side; of a long axis so much is shown that it fits. */
const ROOM = 46;
/** At least so much of it. */
const FEWEST = 2;

/** More decimals than these have no room in a small column. */
const MORE = 2;

/**
 * @param {ReadonlyMap<string, import("./types.js").Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step a product
 * @param {"columns"|"rows"} lens
 * @param {number} at the column or the row of the result
 * @param {object} [more]
 * @param {number} [more.near] an entry that is shown where not all are
 * @param {(cell: {row: number, column: number}, span: Span) => import("./worked.js").PartialSums|null} [more.sums] what the engine says of the terms around a span
 * @returns {Mix|null} null if the frame doesn't hold it
 */
export function mixOf(matrices, frame, step, lens, at, { near = 0, sums = () => null } = {}) {
  const product = productOf(step);
  const result = matrices.get(step.output);
  const left = product && matrices.get(product.left.id);
  const view = frame.views.get(step.output);
  if (!product || !result || !left || !view) return null;
  const columns = lens === "columns";
  const drawn = columns ? view.rows : view.columns;
  const own = scaleOf(frame, step.output).decimals;
  /** @param {number} n @returns {[number, number]} the cell of the result that is the entry n */
  const cell = (n) => (columns ? [n, at] : [at, n]);
  /** @param {number} n */
  const width = (n) => formatNumber(valueAt(frame, step.output, ...cell(n)) ?? 0, own).length;
  const few = !columns && result.shape[1] > WHOLE;
  const along = few ? around(drawn, near, fitting(Math.max(...indices(drawn).map(width)), ROOM / 2)) : drawn;
  const entries = indices(along);
  const totals = entries.map((n) => valueAt(frame, step.output, ...cell(n)) ?? NaN);
  if (entries.length === 0 || valueAt(frame, step.output, ...cell(along[0])) === undefined) return null;

  const count = layerCount(matrices, step);
  const inner = listed(frame, product.left, product.right).slice(0, count > WHOLE ? LISTED : count);
  const layers = () => inner.map((k) => entries.map((n) => layerAt(frame, step, k, ...cell(n)) ?? NaN));
  let values = layers();
  const unlisted = () => count - inner.length;
  const least = unlisted() > 0 ? leastForTerms(own, values.flat(), Math.max(...totals.map(Math.abs))) : own;
  if (unlisted() > 0 && columns) {
    const widest = Math.max(...[...values.flat(), ...totals].map((value) => formatNumber(value, least).length));
    // What is left over and the sum stand beside the terms.
    inner.splice(fitting(widest, ROOM - 2 * (widest + 1)));
    values = layers();
  }
  const told = unlisted() > 0 ? entries.map((n) => sums({ row: cell(n)[0], column: cell(n)[1] }, [inner[0], inner[0] + inner.length])) : [];
  const known = told.flatMap((one) => (one ? [one.before + one.after] : []));
  const rest = known.length === entries.length ? known : null;
  const all = rest ? [...values, rest] : values;
  const checked = unlisted() === 0 || rest !== null;
  const fits = (/** @type {number} */ decimals) => !checked || totals.every((total, n) => addsEntry(all, total, n, decimals));
  const tries = least >= MOST_DECIMALS ? [least] : Array.from({ length: MORE + 1 }, (_, more) => least + more);
  const decimals = tries.find(fits) ?? least;
  const running = entries.map(() => 0);
  const amounts = columns ? product.right : product.left;
  const vectors = columns ? product.left : product.right;
  const [write, writeMixed] = [writer(frame, amounts.id), writer(frame, vectors.id)];
  const parts = inner.map((k, term) => {
    const [row, column] = turn(amounts.transposed, ...(columns ? /** @type {const} */ ([k, at]) : /** @type {const} */ ([at, k])));
    const amount = valueAt(frame, amounts.id, row, column) ?? NaN;
    const mixed = entries.map((n) => valueAt(frame, vectors.id, ...turn(vectors.transposed, ...(columns ? /** @type {const} */ ([n, k]) : /** @type {const} */ ([k, n])))) ?? NaN);
    /** @param {number} more decimals of the amount */
    const holds = (more) => values[term].map((value, n) => comesTo(`${write(amount, more)} × ${writeMixed(mixed[n], 0)}`, value, decimals));
    return { k, row, column, amount, holds };
  });
  // All amounts get as many.
  const held = Array.from({ length: MORE + 1 }, (_, n) => decimals - least + n).map((more) => ({ more, holds: parts.map((part) => part.holds(more)) }));
  const best = held.reduce((most, one) => (trues(one.holds.flat()) > trues(most.holds.flat()) ? one : most), held[0]);
  return {
    name: `${result.symbol}[${columns ? `:, ${labelOf(result, "column", at)}` : `${labelOf(result, "row", at)}, :`}]`,
    labels: entries.map((n) => labelOf(result, columns ? "row" : "column", n)),
    cells: entries.map((n) => ({ matrix: step.output, row: cell(n)[0], column: cell(n)[1] })),
    terms: parts.map(({ k, row, column, amount }, term) => ({
      k,
      name: labelOf(left, product.left.inner, k),
      role: innerRole(matrices, product, k),
      amount: inParentheses(write(amount, best.more)),
      cell: { matrix: amounts.id, row, column },
      values: values[term].map((value) => formatNumber(value, decimals)),
      holds: best.holds[term],
      running: values[term].map((value, n) => formatNumber((running[n] += asShown(value, decimals)), decimals)),
    })),
    rest: unlisted() > 0 ? { count: unlisted(), values: rest?.map((value) => formatNumber(value, decimals)) ?? null } : null,
    total: totals.map((value) => formatNumber(value, decimals)),
    relations: totals.map((total, n) => (!checked || addsEntry(all, total, n, decimals) ? "=" : "≈")),
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

/**
 * @param {number} letters of the widest number
 * @param {number} room
 */
function fitting(letters, room) {
  return Math.max(FEWEST, Math.floor(room / (letters + 1)));
}

/**
 * @param {Span} span
 * @param {number} near
 * @param {number} size
 * @returns {Span} so much of the span, with that place in it
 */
function around([start, stop], near, size) {
  const first = Math.max(start, Math.min(near - Math.floor(size / 2), stop - size));
  return [first, Math.min(stop, first + size)];
}

/** @param {boolean[]} all */
const trues = (all) => all.filter(Boolean).length;

/** @param {string} amount @returns {string} a negative one in parentheses, as it stands between signs */
function inParentheses(amount) {
  return amount.startsWith(MINUS) ? `(${amount})` : amount;
}

/** @param {Span} span @returns {number[]} */
function indices([start, stop]) {
  return Array.from({ length: stop - start }, (_, n) => start + n);
}
