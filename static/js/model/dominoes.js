/**
 * The shapes of a step as dominoes: which halves touch, which survive, what is summed away.
 *
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 *
 * @typedef {object} Domino
 * @property {[string, string]} sizes
 * @property {[string, string]} names
 *
 * @typedef {object} Dominoes
 * @property {"chain"|"stack"|"single"} arrangement chain: the inner halves touch
 * @property {Domino[]} pieces
 * @property {string} sentence
 * @property {Domino} result
 * @property {string} note
 * @property {Role|null} role whose colour the pieces wear
 */
import { counted, t } from "../words/words.js";
import { innerRole } from "./colour.js";
import { formatCount } from "./format.js";
import { innerLetter, learned, parseIndex } from "./index-string.js";
import { isBias, labelOf, plural, singular } from "./naming.js";
import { productOf, turn } from "./product.js";

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Step} step
 * @param {import("./types.js").Lens} lens
 * @param {number} k
 * @param {{row: number, column: number}} selection
 * @returns {Dominoes}
 */
export function dominoesOf(matrices, step, lens, k, selection) {
  const get = (/** @type {string} */ id) => {
    const found = matrices.get(id);
    if (!found) throw new Error(`no matrix ${id} in this program`);
    return found;
  };
  const result = get(step.output);
  const product = productOf(step);
  const note = noteOf(matrices, result);
  if (!product) return cellwise(step, step.inputs.map(get), result, note);
  const left = get(product.left.id);
  const [i, inner] = turn(product.left.transposed, ...pairs(left));
  const [, j] = turn(product.right.transposed, ...pairs(get(product.right.id)));
  if (lens === "column_row") {
    const name = labelOf(left, product.left.inner, Math.min(k, Number(inner.size) - 1));
    const one = { text: "1", name };
    return {
      arrangement: "chain",
      pieces: [piece(i, one), piece(one, j)],
      sentence: t("{i} and {j} are outer sizes, they never meet", { i: i.text, j: j.text }),
      result: piece(i, j),
      note,
      role: innerRole(matrices, product, k),
    };
  }
  const cases = inner.axis === "case";
  if (lens === "columns" || lens === "rows") {
    const columns = lens === "columns";
    const at = columns ? selection.column : selection.row;
    const one = { text: "1", name: labelOf(result, columns ? "column" : "row", at) };
    return {
      arrangement: "chain",
      pieces: columns ? [piece(i, inner), piece(inner, one)] : [piece(one, inner), piece(inner, j)],
      sentence: amounts(columns, inner),
      result: columns ? piece(i, one) : piece(one, j),
      note: "",
      role: null,
    };
  }
  return {
    arrangement: "chain",
    pieces: [piece(i, inner), piece(inner, j)],
    sentence: cases ? t("the cases are summed away") : t("the touching halves match"),
    result: piece(i, j),
    note: note || biasNote(left, product, inner),
    role: null,
  };
}

/**
 * Where the bias is one of what meets, that is what it does to the shapes.
 *
 * @param {Matrix} left
 * @param {import("./product.js").Product} product
 * @param {Half & {axis: string, size: number}} inner
 * @returns {string} empty where it isn't
 */
function biasNote(left, product, { text, axis, size }) {
  if (size < 2 || !isBias(left, product.left.inner, 0)) return "";
  return t("{size} = {count} {axis} + bias", { size: text, count: formatCount(size - 1), axis: size === 2 ? singular(axis) : plural(axis) });
}

/** @param {boolean} columns @param {{text: string, size: number}} inner */
function amounts(columns, inner) {
  const count = { count: inner.text };
  return columns
    ? counted(inner.size, "one column, one amount", "{count} columns meet {count} amounts", count)
    : counted(inner.size, "one row, one amount", "{count} rows meet {count} amounts", count);
}

/**
 * @typedef {{text: string, name: string}} Half
 *
 * @param {Half} first
 * @param {Half} second
 * @returns {Domino}
 */
function piece(first, second) {
  return { sizes: [first.text, second.text], names: [first.name, second.name] };
}

/**
 * @param {Matrix} matrix
 * @returns {[Half & {axis: string, size: number}, Half & {axis: string, size: number}]}
 */
function pairs(matrix) {
  const half = (/** @type {0|1} */ n) => {
    const size = matrix.shape[n];
    const axis = matrix.axes[n];
    return { text: formatCount(size), name: size === 1 ? singular(axis) : plural(axis), axis, size };
  };
  return [half(0), half(1)];
}

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Matrix} result
 * @returns {string}
 */
function noteOf(matrices, result) {
  const ownerOf = (/** @type {Matrix} */ one) => matrices.get(one.gradient_of ?? one.part_of ?? one.next_of ?? "");
  let owner = ownerOf(result);
  // A part of a gradient has the shape of what the gradient is of.
  if (owner && result.part_of) owner = ownerOf(owner) ?? owner;
  return owner ? t("the shape of {symbol}, cell for cell", { symbol: owner.symbol }) : "";
}

/**
 * @param {Step} step
 * @param {Matrix[]} operands
 * @param {Matrix} result
 * @param {string} note
 * @returns {Dominoes}
 */
function cellwise(step, operands, result, note) {
  const pieces = operands.map((operand) => piece(...pairs(operand)));
  return {
    arrangement: pieces.length > 1 ? "stack" : "single",
    pieces,
    sentence: sentenceOf(step, operands, result),
    result: piece(...pairs(result)),
    note,
    role: null,
  };
}

/**
 * @param {Step} step
 * @param {Matrix[]} operands
 * @param {Matrix} result
 * @returns {string}
 */
function sentenceOf(step, operands, result) {
  const { operands: axes, result: kept, composite } = parseIndex(step.index_string);
  if (composite) return learned()?.compositeSentence(step) ?? "";
  if (innerLetter(step.index_string) !== null) return "";
  const letters = new Set(kept.map((axis) => axis.letter));
  const lost = axes[0].flatMap((axis, n) =>
    axis.letter !== null && !letters.has(axis.letter) && !axis.whole ? [plural(operands[0].axes[n])] : [],
  );
  const grown = kept.findIndex((axis) => axis.shift > 0);
  if (grown >= 0) return grown === 0 ? t("one row is put in front") : t("one column is put in front");
  const dropped = axes[0].findIndex((axis) => axis.shift > 0);
  if (dropped >= 0) return dropped === 0 ? t("the first row is left out") : t("the first column is left out");
  const one = axes.findIndex((pair, n) => pair.some((axis, at) => axis.letter === null && result.shape[at] > operands[n].shape[at]));
  if (one >= 0) {
    const [row, column] = axes[one];
    const over = row.letter === null ? result.axes[0] : result.axes[1];
    const size = formatCount(row.letter === null ? result.shape[0] : result.shape[1]);
    if (row.letter === null && column.letter === null) return t("one number, stretched over all cells");
    const all = { size, axis: plural(over) };
    return row.letter === null ? t("one row, stretched over all {size} {axis}", all) : t("one column, stretched over all {size} {axis}", all);
  }
  if (lost.length) {
    const [axis] = lost;
    if (step.by_hand.kind === "terms" && step.by_hand.term === "masked_product") return t("where the mask is 1, the {axis} are summed", { axis });
    if (lost.length === 2) return axes.length > 1 ? t("equal shapes; all cells are summed") : t("all cells are summed away");
    return axes.length > 1 ? t("equal shapes; the {axis} are summed", { axis }) : t("the {axis} are summed away", { axis });
  }
  if (kept[0].letter !== axes[0][0].letter && kept[0].letter === axes[0][1].letter) return t("the halves change places");
  if (axes[0].some((axis) => axis.whole)) return t("each case by itself, the shape stays");
  return operands.length > 1 ? t("equal shapes, cell on cell") : t("cell by cell, the shape stays");
}
