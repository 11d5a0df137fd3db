/**
 * Entering a stop: the page is put where the stop begins, and nothing of what was tried before is left.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("./tour.js").Stop} Stop
 */
import { batch, effect, untracked } from "../../vendor/signals.js";
import { boxOf } from "./reference.js";
import { targets } from "./tour.js";

const NARROW = "(max-width: 820px), (max-height: 500px)";
/** @type {Record<Stop["look"], string>} */
const SEEN = { network: "rowcol-diagram", loss: "rowcol-loss", graph: "rowcol-graph", pictures: "rowcol-pictures", stage: "rowcol-stage", worked: "rowcol-worked", dominoes: "rowcol-dominoes" };

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Stop} stop that fits the open program
 * @param {() => void} arrived called once the page is there
 * @returns {() => void} cancels the arrival
 */
export function enter(store, player, stop, arrived) {
  const { state, task } = stop;
  const index = store.program.peek()?.steps.findIndex(({ output }) => output === state.step) ?? 0;
  const iteration = state.iteration ?? 0;
  if (store.playing.peek() !== null) player.pause();
  if (store.edits.peek().length > 0) player.stream.send({ type: "edits", edits: [] });
  batch(() => {
    store.hover.value = store.term.value = store.named.value = null;
    store.path.value = store.unfolded.value = store.turned.value = store.broken.value = store.hidden.value = null;
    store.lens.value = state.lens ?? "row_column";
    if (state.labels) store.labels.value = state.labels;
  });
  player.goTo({ iteration, step: index });
  const there = () => player.aim.value === null && store.stepIndex.value === index && store.frame.value?.iteration === iteration && store.edits.value.length === 0;
  return once(there, () => {
    batch(() => {
      store.select({ row: state.cell[0], column: state.cell[1] });
      store.k.value = state.k ?? 0;
      const [asked] = task.kind === "predict" ? targets(task) : [];
      const { id: matrix, row, column } = asked ?? { id: "", row: 0, column: 0 };
      if (asked && boxOf(store.matrices.value, asked)) store.hidden.value = { cell: { matrix, row, column }, shown: new Set(), right: null };
    });
    bringIntoSight(stop);
    arrived();
  });
}

/**
 * On a page of one column what the stop is about may be behind a tab, or further down.
 *
 * @param {Stop} stop
 */
function bringIntoSight({ look }) {
  if (!matchMedia(NARROW).matches) return;
  const tab = document.getElementById(["network", "loss", "graph", "pictures"].includes(look) ? "tab-network" : "tab-product");
  if (tab?.getAttribute("aria-selected") === "false") tab.click();
  requestAnimationFrame(() => document.querySelector(SEEN[look])?.scrollIntoView({ block: "start" }));
}

/**
 * @param {() => boolean} ready read from signals
 * @param {() => void} act what to do the first time that it is
 * @returns {() => void} cancels it
 */
function once(ready, act) {
  let over = false;
  const stop = effect(() => {
    if (over || !ready()) return;
    over = true;
    untracked(act);
  });
  return () => {
    over = true;
    stop();
  };
}
