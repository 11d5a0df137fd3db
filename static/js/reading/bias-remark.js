/**
 * What another way to have a bias did to the numbers, in words: nothing and why, or what was lost.
 *
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/bias-style.js").BiasStyle} BiasStyle
 */
import { biasCount, biasStyle } from "../model/bias-style.js";
import { formatCount, formatNumber } from "../model/format.js";
import { counted, t } from "../words/words.js";

const DECIMALS = 4;
/** Sums in another order differ in the last bits. */
const SAME = 1e-6;

/** @type {Record<Program["convention"], Record<BiasStyle, string>>} */
const WHY = {
  rows: {
    augmented: t("the bias is a row of W now, and the column of ones in front of the inputs takes it into every case"),
    added: t("b stands by itself now and is added to every row of the product, which is what the column of ones did"),
    product: t("the column of ones times the row b is a matrix with b in every row, and that is added"),
    none: "",
  },
  columns: {
    augmented: t("the bias is a column of W now, and the row of ones on top of the inputs takes it into every case"),
    added: t("b stands by itself now and is added to every column of the product, which is what the row of ones did"),
    product: t("the column b times the row of ones is a matrix with b in every column, and that is added"),
    none: "",
  },
};

/**
 * @param {object} change
 * @param {Program} change.from
 * @param {Program} change.to
 * @param {number} change.iteration
 * @param {number|null} change.before loss of this iteration as it was; null if it isn't known
 * @param {number} change.after
 * @param {number} change.lost edits of bias cells that are gone
 * @returns {string}
 */
export function biasRemark({ from, to, iteration, before, after, lost }) {
  const [was, is] = [biasStyle(from), biasStyle(to)];
  const at = { iteration: formatCount(iteration), loss: formatNumber(after, DECIMALS), earlier: before === null ? "" : formatNumber(before, DECIMALS) };
  if (is === "none") {
    return [
      t("Without a bias the numbers change."),
      before === null ? t("At iteration {iteration} the loss is {loss}.", at) : t("At iteration {iteration} the loss is {loss}, with it {earlier}.", at),
      counted(biasCount(from), "There is {count} number less to learn.", "There are {count} fewer numbers to learn."),
      ...(lost > 0 ? [counted(lost, "One of them had been changed by you.", "{count} changes of them had been made by you.")] : []),
      t("Where all inputs of a layer are 0, its pre-activations are 0 now, whatever its weights are."),
    ].join(" ");
  }
  if (was === "none") {
    return before === null
      ? t("With a bias again. At iteration {iteration} the loss is {loss}.", at)
      : t("With a bias again. At iteration {iteration} the loss is {loss}, without it {earlier}.", at);
  }
  const same = before !== null && Math.abs(before - after) <= SAME * Math.max(1, Math.abs(before));
  if (was === null || !same || is === null) {
    return before === null ? t("At iteration {iteration} the loss is {loss}.", at) : t("At iteration {iteration} the loss is {loss}, before it was {earlier}.", at);
  }
  const why = WHY[to.convention === "columns" ? "columns" : "rows"][is];
  return t("The numbers are the same, the shapes are not: {why}. At iteration {iteration} the loss is {loss} as before.", { ...at, why });
}
