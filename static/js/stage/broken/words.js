/**
 * What is said of a product broken on purpose: over the stage, where it was said what must agree,
 * and why its weights stand as they do.
 *
 * @typedef {import("../../model/broken.js").Side} Side
 * @typedef {import("../../state/store.js").Store} Store
 */
import { brokenPair, soundPair, weightSide } from "../../model/broken.js";
import { formatCount } from "../../model/format.js";
import { plural } from "../../model/naming.js";
import { t } from "../../words/words.js";

/**
 * @param {Store} store
 * @returns {string} instead of the words of the step
 */
export function brokenWords(store) {
  const broken = store.broken.value;
  if (!broken) return "";
  const { left, right } = brokenPair(store.matrices.value, broken);
  const names = { left: left.symbol, right: right.symbol, columns: formatCount(left.size[1]), rows: formatCount(right.size[0]) };
  if (left.size[1] !== right.size[0]) {
    return t("Broken on purpose. A row of {left} and a column of {right} pair up term by term, so their lengths must agree, but they are {columns} and {rows}.", names);
  }
  return broken.tried
    ? t("Broken on purpose, and fixed in another way: a row of {left} and a column of {right} have the same length again, {columns} = {rows}.", names)
    : t("Broken on purpose. The lengths agree, {columns} = {rows}, but what meets doesn’t belong together.", names);
}

/**
 * Why W stands as it is: the answer to "would it have to be transposed?"
 *
 * @param {Store} store
 * @returns {string} "" for a product without weights, or with weights that are transposed
 */
export function whyNoTranspose(store) {
  const step = store.broken.value?.step;
  if (!step) return "";
  const { left, right } = soundPair(store.matrices.value, step);
  const which = weightSide({ left, right }, step);
  if (!which) return "";
  const [weight, other] = which === "left" ? [left, right] : [right, left];
  const inner = plural(left.axes[1]);
  const names = { weight: weight.symbol, other: other.symbol, inner, own: axesOf(weight), turned: axesOf(weight, true) };
  const product = which === "right" ? `${other.symbol} · ${weight.symbol}ᵀ` : `${weight.symbol}ᵀ · ${other.symbol}`;
  return which === "right"
    ? t("{weight} needs no transpose: it is stored as {own}, and the {inner} in {other}’s columns meet the {inner} in {weight}’s rows. Stored as {turned}, as PyTorch’s layers do, it would be {product}.", { ...names, product })
    : t("{weight} needs no transpose: it is stored as {own}, and the {inner} in {weight}’s columns meet the {inner} in {other}’s rows. Stored as {turned}, as Keras’ layers do, it would be {product}.", { ...names, product });
}

/** @param {Side} side @param {boolean} [turned] @returns {string} e.g. "inputs × hidden" */
function axesOf({ axes }, turned = false) {
  const names = axes.map(plural);
  return (turned ? names.reverse() : names).join(" × ");
}
