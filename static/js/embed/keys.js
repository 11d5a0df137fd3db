/**
 * The keys of an embedded page. It hears them only while the focus is in it, and leaves to the page
 * around it all that scrolls: the arrows move the selected cell only where the focus is on a cell.
 *
 * @typedef {{store: import("../state/store.js").Store, player: import("../state/player.js").Player}} Page
 */
import { openEditor } from "../shell/first-edit.js";
import { use } from "../state/later.js";
import { LENSES } from "../state/store.js";
import { moveSubstep } from "../state/substeps.js";

/** @typedef {import("../shell/edit.js").RowcolEdit} RowcolEdit */
/** @typedef {{of: string, held?: "ctrl"|"alt", act: (page: Page, event: KeyboardEvent) => void}} Key */

const editor = () => /** @type {RowcolEdit|null} */ (document.querySelector("rowcol-edit"));

/** By KeyboardEvent.key; `of` is the control that it works. @type {Record<string, Key>} */
const KEYS = {
  "]": { of: "step", act: ({ player }) => player.stepBy(1) },
  "[": { of: "step", act: ({ player }) => player.stepBy(-1) },
  v: { of: "lens", act: ({ store }) => nextLens(store) },
  ".": { of: "cell", act: ({ store }) => moveSubstep(store, 1) },
  ",": { of: "cell", act: ({ store }) => moveSubstep(store, -1) },
  e: { of: "edit", act: () => void (editor() && openEditor(/** @type {RowcolEdit} */ (editor()))) },
  z: { of: "edit", held: "ctrl", act: ({ player }, { shiftKey }) => (shiftKey ? player.changes.redo() : player.changes.undo()) },
  y: { of: "edit", held: "ctrl", act: ({ player }) => player.changes.redo() },
  ArrowUp: { of: "edit", held: "alt", act: (_page, { shiftKey }) => nudge(1, shiftKey) },
  ArrowDown: { of: "edit", held: "alt", act: (_page, { shiftKey }) => nudge(-1, shiftKey) },
  Escape: { of: "", act: ({ store }) => close(store) },
};

/** @param {1|-1} by @param {boolean} large */
function nudge(by, large) {
  const own = editor();
  if (own) void use("edit", () => own.nudge(by, large));
}

/** @param {Page["store"]} store */
export function nextLens(store) {
  if (store.isProduct.value) store.lens.value = LENSES[(LENSES.indexOf(store.lens.value) + 1) % LENSES.length];
}

/** @param {Page["store"]} store */
function close(store) {
  store.hover.value = null;
  store.unfolded.value = store.turned.value = store.broken.value = null;
  store.error.value = null;
  store.linkFaults.value = [];
}

/**
 * @param {Page} page
 * @param {(control: string) => boolean} works whether a control is the reader's
 */
export function listenToKeys(page, works) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || target?.closest("input, select, textarea, [contenteditable]")) return;
    const held = event.ctrlKey || event.metaKey ? "ctrl" : event.altKey ? "alt" : undefined;
    const key = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!key || key.held !== held || !(key.of === "" || works(key.of))) return;
    event.preventDefault();
    key.act(page, event);
  });
}
