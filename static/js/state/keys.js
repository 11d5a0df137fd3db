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
 *
 * @typedef {object} Key
 * @property {string[]} keys as KeyboardEvent.key has them, letters in lower case
 * @property {"ctrl"|"alt"} [held] together with it; Ctrl may be ⌘
 * @property {string[]} shown
 * @property {string} does
 * @property {(page: Page, key: string, shift?: boolean) => void} act
 */
import { toggleBroken } from "./breaking.js";
import { READING_KEYS } from "../reading/keys.js";
import { LENSES } from "./store.js";
import { moveSubstep } from "./substeps.js";
import { turnOver } from "./turning.js";

/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @type {Key[]} */
export const KEYS = [
  { keys: ["]", "PageDown"], shown: ["]", "Page Down"], does: "next step", act: ({ player }) => player.stepBy(1) },
  { keys: ["[", "PageUp"], shown: ["[", "Page Up"], does: "step back", act: ({ player }) => player.stepBy(-1) },
  { keys: ["Home"], shown: ["Home"], does: "first step of the iteration", act: ({ player }) => player.toStep(0) },
  {
    keys: ["End"],
    shown: ["End"],
    does: "last step of the iteration",
    act: ({ store, player }) => player.toStep((store.program.value?.steps.length ?? 1) - 1),
  },
  { keys: [" "], shown: ["Space"], does: "play or pause the steps", act: ({ player }) => player.toggle("steps") },
  { keys: ["t"], shown: ["T"], does: "train or pause", act: ({ player }) => player.toggle("iterations") },
  {
    keys: Object.keys(MOVES),
    shown: ["↑", "↓", "←", "→"],
    does: "move the selected cell",
    act: ({ store }, key) => moveSelection(store, MOVES[key]),
  },
  { keys: ["v"], shown: ["V"], does: "next lens", act: ({ store }) => nextLens(store) },
  { keys: ["."], shown: ["."], does: "next cell, layer, column or row of a product", act: ({ store }) => moveSubstep(store, 1) },
  { keys: [","], shown: [","], does: "the one before", act: ({ store }) => moveSubstep(store, -1) },
  { keys: ["r"], shown: ["R"], does: "show the turn of a transposed operand", act: ({ store }) => turnOver(store) },
  { keys: ["b"], shown: ["B"], does: "break the product on purpose, or mend it", act: ({ store }) => toggleBroken(store) },
  { keys: ["e"], shown: ["E"], does: "change the number under the cursor (or double click it, or drag it up and down)", act: ({ edit }) => edit() },
  {
    keys: ["ArrowUp", "ArrowDown"],
    held: "alt",
    shown: ["Alt ↑", "Alt ↓"],
    does: "change it by 0.1, with Shift by 1",
    act: ({ nudge }, key, shift) => nudge(key === "ArrowUp" ? 1 : -1, shift === true),
  },
  {
    keys: ["z"],
    held: "ctrl",
    shown: ["Ctrl Z"],
    does: "undo a change; with Shift redo it",
    act: ({ player }, _key, shift) => (shift ? player.changes.redo() : player.changes.undo()),
  },
  { keys: ["y"], held: "ctrl", shown: ["Ctrl Y"], does: "redo a change", act: ({ player }) => player.changes.redo() },
  { keys: ["w"], shown: ["W"], does: "the weights then and now", act: ({ compare }) => compare() },
  ...READING_KEYS,
  { keys: ["?"], shown: ["?"], does: "this list", act: ({ listKeys }) => listKeys() },
  { keys: ["Escape"], shown: ["Esc"], does: "close, or let go of the cell", act: ({ close }) => close() },
];

/**
 * In the column × row lens the arrows move through the layers, which is what is selected there.
 *
 * @param {import("./store.js").Store} store
 * @param {[number, number]} by
 */
function moveSelection(store, [down, right]) {
  const { row, column } = store.selection.value;
  store.hover.value = null;
  if (store.lens.value === "column_row" && store.isProduct.value) {
    store.k.value = Math.max(0, Math.min(store.innerSize.value - 1, store.k.value + down + right));
  } else {
    store.select({ row: row + down, column: column + right });
  }
}

/** @param {import("./store.js").Store} store */
function nextLens(store) {
  if (!store.isProduct.value) return;
  store.lens.value = LENSES[(LENSES.indexOf(store.lens.value) + 1) % LENSES.length];
}

/**
 * @param {KeyboardEvent} event
 * @returns {Key|null} what the key means; null where it belongs to a control or to the browser
 */
export function keyOf(event) {
  const ctrl = event.ctrlKey || event.metaKey;
  if (event.defaultPrevented || (ctrl && event.altKey)) return null;
  const held = ctrl ? "ctrl" : event.altKey ? "alt" : undefined;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input, select, textarea, [contenteditable]")) return null;
  if (target?.closest("dialog") && event.key !== "?") return null;
  // A focused button or link is pressed by space itself.
  if (event.key === " " && target?.closest("button, a, [role=option]")) return null;
  const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.find((key) => key.held === held && key.keys.includes(pressed)) ?? null;
}
