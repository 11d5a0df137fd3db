/**
 * The keys, once: what is pressed, what it is called, what it does. Handler and key list both read this.
 *
 * @typedef {object} Page what a key may act on
 * @property {import("./store.js").Store} store
 * @property {import("./player.js").Player} player
 * @property {() => void} listKeys
 * @property {() => void} close
 * @property {() => void} edit
 * @property {(by: 1|-1, large: boolean) => void} nudge the number under the cursor
 * @property {() => void} compare
 * @property {(by: 1|-1) => void} tour stops on; the first begins it
 * @property {() => void} help
 *
 * @typedef {object} Key
 * @property {string[]} keys as KeyboardEvent.key has them, letters in lower case
 * @property {"ctrl"|"alt"|"shift"} [held] together with it; Ctrl may be ⌘
 * @property {string[]} [shown] what is written on them, where it isn't their names
 * @property {string} does
 * @property {boolean} [remote] whether it holds in a speaker view, too
 * @property {(page: Page, key: string, shift?: boolean) => void} act
 */
import { t } from "../words/words.js";
import { READING_KEYS } from "../reading/keys.js";
import { GUIDE_KEYS } from "../tour/keys.js";
import { PRESENTING_KEYS, TO_PRESENT_KEYS } from "../room/keys.js";
import { use } from "./later.js";
import { MOVES, moveSelection } from "./moving.js";
import { LENSES } from "./store.js";
import { moveSubstep } from "./substeps.js";
import { turnOver } from "./turning.js";

/** @type {Key[]} */
export const KEYS = [
  { keys: ["]", "PageDown"], does: t("next step"), act: ({ player }) => player.stepBy(1) },
  { keys: ["[", "PageUp"], does: t("step back"), act: ({ player }) => player.stepBy(-1) },
  { keys: ["Home"], does: t("first step of the iteration"), act: ({ player }) => player.toStep(0) },
  {
    keys: ["End"],
    does: t("last step of the iteration"),
    act: ({ store, player }) => player.toStep((store.program.value?.steps.length ?? 1) - 1),
  },
  { keys: [" "], does: t("play or pause the steps"), act: ({ player }) => player.toggle("steps") },
  { keys: ["t"], does: t("train or pause"), act: ({ player }) => player.toggle("iterations") },
  {
    keys: Object.keys(MOVES),
    does: t("move the selected cell"),
    act: ({ store }, key) => moveSelection(store, MOVES[key]),
  },
  { keys: ["v"], does: t("next lens"), act: ({ store }) => nextLens(store) },
  { keys: ["."], does: t("next cell, layer, column or row of a product"), act: ({ store }) => moveSubstep(store, 1) },
  { keys: [","], does: t("the one before"), act: ({ store }) => moveSubstep(store, -1) },
  { keys: ["r"], does: t("show the turn of a transposed operand"), act: ({ store }) => turnOver(store) },
  { keys: ["b"], does: t("break the product on purpose, or mend it"), act: ({ store }) => use("breaking", ({ toggleBroken }) => toggleBroken(store)) },
  {
    keys: ["q"],
    does: t("hide the cell's number to predict it, or show it; with Shift all of every result"),
    act: ({ store }, _key, shift) => use("predict", ({ askAll, askCell }) => (shift ? askAll : askCell)(store)),
  },
  {
    keys: ["+", "=", "-", "0"],
    shown: ["+", "−", "0"],
    does: t("enlarge the matrices, less, all of them again (or Ctrl and the wheel, or two fingers)"),
    act: ({ store }, key) => use("touch", ({ zoomByKey }) => zoomByKey(store, key === "0" ? 0 : key === "-" ? -1 : 1)),
  },
  { keys: ["e"], does: t("change the number under the cursor (or double click it, or drag it up and down)"), act: ({ edit }) => edit() },
  {
    keys: ["ArrowUp", "ArrowDown"],
    held: "alt",
    does: t("change it by 0.1, with Shift by 1"),
    act: ({ nudge }, key, shift) => nudge(key === "ArrowUp" ? 1 : -1, shift === true),
  },
  {
    keys: ["z"],
    held: "ctrl",
    does: t("undo a change; with Shift redo it"),
    act: ({ player }, _key, shift) => (shift ? player.changes.redo() : player.changes.undo()),
  },
  { keys: ["y"], held: "ctrl", does: t("redo a change"), act: ({ player }) => player.changes.redo() },
  { keys: ["w"], does: t("the weights then and now"), act: ({ compare }) => compare() },
  { keys: ["o"], does: t("all of a matrix as a heat map"), act: ({ store, player }) => use("dialogs", ({ openOverview }) => openOverview(store, player)) },
  { keys: ["x"], does: t("draw the picture that the network sees, where it sees pictures"), act: ({ store, player }) => use("pad", ({ togglePad }) => togglePad(store, player)) },
  ...TO_PRESENT_KEYS,
  { keys: ["l"], does: t("a link to what is shown; save it, open a file"), act: ({ store, player }) => use("share", ({ openShare }) => openShare(store, player)) },
  ...READING_KEYS,
  ...GUIDE_KEYS,
  { keys: ["?"], does: t("this list"), act: ({ listKeys }) => listKeys() },
  { keys: ["Escape"], does: t("close, or let go of the cell"), act: ({ close }) => close() },
];

/** @param {import("./store.js").Store} store */
function nextLens(store) {
  if (!store.isProduct.value) return;
  store.lens.value = LENSES[(LENSES.indexOf(store.lens.value) + 1) % LENSES.length];
}

/**
 * @param {KeyboardEvent} event
 * @param {boolean} [presenting] whether the keys of a room come first
 * @returns {Key|null} what the key means; null where it belongs to a control or to the browser
 */
export function keyOf(event, presenting = false) {
  return keyAmong(presenting ? [...PRESENTING_KEYS, ...KEYS] : KEYS, event);
}

/**
 * @param {Key[]} keys the first that fits counts
 * @param {KeyboardEvent} event
 * @returns {Key|null}
 */
export function keyAmong(keys, event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || (ctrl && event.altKey)) return null;
  const held = ctrl ? "ctrl" : event.altKey ? "alt" : undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, select, textarea, [contenteditable]")) return null;
  if (target?.closest("dialog") && event.key !== "?") return null;
  // A focused button or link is pressed by space itself.
  if (event.key === " " && target?.closest("button, a, [role=option]")) return null;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return keys.find((key) => (key.held === "shift" ? !held && event.shiftKey : key.held === held) && key.keys.includes(pressed)) ?? null;
}
