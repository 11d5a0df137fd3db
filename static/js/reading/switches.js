/**
 * The switches of the View menu: convention, bias, decimals, index labels. Keys and menu both use them.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("../state/player.js").Convention} Convention
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {import("../model/bias-style.js").BiasStyle} BiasStyle
 */
import { effect } from "../../vendor/signals.js";
import { asAskedFor, BIAS_STYLES, biasStyle, editsWithBias, isDense, withBias } from "../model/bias-style.js";
import { MOST_DECIMALS } from "../model/format.js";
import { t } from "../words/words.js";
import { biasRemark } from "./bias-remark.js";

/** @type {("off"|"from_to"|"to_from")[]} */
export const LABELS = ["off", "from_to", "to_from"];

/** The network as it was before its bias was taken away. @type {Program|null} */
let biased = null;
/** Stops waiting for the answer to the last change of the bias. @type {() => void} */
let stopWaiting = () => {};

/**
 * What the next switch starts from: the network that is open, or that was asked for already.
 *
 * @param {Program} open
 * @param {Player} player
 * @returns {Program}
 */
function meant(open, player) {
  return player.opening.waits ? asAskedFor(open, player.source) : open;
}

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Convention} [convention] the other one if none is named
 */
export function setConvention(store, player, convention) {
  const open = store.program.value;
  if (!open) return;
  const now = meant(open, player).convention;
  if (now === convention) return;
  const edits = player.edits.value.map((edit) => ({ ...edit, row: edit.column, column: edit.row }));
  player.reopen({ convention: now === "rows" ? "columns" : "rows", edits });
}

/**
 * Give every dense layer another bias, and say what that did once the engine has answered.
 *
 * @param {Store} store
 * @param {Player} player
 * @param {BiasStyle} [style] the next one if none is named
 */
export function setBias(store, player, style) {
  const open = store.program.value;
  const frame = store.frame.value;
  if (!open || !frame) return;
  if (!open.layers.some(isDense)) {
    store.remark.value = t("The layers of this network have the biases of their kind: there is nothing to switch.");
    return;
  }
  const from = meant(open, player);
  const now = biasStyle(from);
  const wanted = style ?? BIAS_STYLES[(BIAS_STYLES.indexOf(now ?? "none") + 1) % BIAS_STYLES.length];
  if (wanted === now) return;
  const spec = withBias(from, wanted, biased?.network === open.network ? biased : null);
  const edits = editsWithBias(player.edits.value, from, wanted);
  const lost = player.edits.value.length - edits.length;
  if (wanted === "none") biased = from;
  const { iteration } = player.cursor();
  stopWaiting();
  // Without a bias the numbers are others: that is a change, to be undone. Else only the matrices are.
  if (wanted === "none" || now === "none" || now === null) player.changes.leave();
  else player.changes.retell(spec, (all) => editsWithBias(all, from, wanted));
  player.reopen({ spec, edits });
  const stop = effect(() => {
    const [arrived, shown, error] = [store.program.value, store.frame.value, store.error.value];
    if (!error && (arrived === open || player.opening.waits || shown?.iteration !== iteration)) return;
    queueMicrotask(() => stop());
    if (error || !arrived || !shown || arrived.network !== open.network || biasStyle(arrived) !== wanted) return;
    const before = frame.iteration === iteration ? frame.loss : null;
    store.remark.value = biasRemark({ from: open, to: arrived, iteration, before, after: shown.loss, lost });
  });
  stopWaiting = stop;
}

/**
 * @param {Store} store
 * @param {number|null} [decimals] the next choice if none is named: auto, 0 … 6
 */
export function setDecimals(store, decimals) {
  const now = store.decimals.value;
  const next = now === null ? 0 : now === MOST_DECIMALS ? null : now + 1;
  store.showDecimals(decimals === undefined ? next : decimals);
}

/**
 * @param {Store} store
 * @param {"off"|"from_to"|"to_from"} [labels] the next choice if none is named
 */
export function setLabels(store, labels) {
  store.labels.value = labels ?? LABELS[(LABELS.indexOf(store.labels.value) + 1) % LABELS.length];
}
