/**
 * The keys of a file that stands alone: those of the main view, as far as what they work is in it.
 *
 * @typedef {{store: import("../state/store.js").Store, player: import("../state/player.js").Player}} Page
 */
import { openEditor } from "../shell/first-edit.js";
import { use } from "../state/later.js";
import { MOVES, moveSelection } from "../state/moving.js";
import { LENSES } from "../state/store.js";
import { moveSubstep } from "../state/substeps.js";
import { turnOver } from "../state/turning.js";

/** @typedef {import("../shell/edit.js").RowcolEdit} RowcolEdit */

const editor = () => /** @type {RowcolEdit|null} */ (document.querySelector("rowcol-edit"));

/** By KeyboardEvent.key, after what is held with it. @type {Record<string, (page: Page, event: KeyboardEvent) => void>} */
const KEYS = {
  "]": ({ player }) => player.stepBy(1),
  "[": ({ player }) => player.stepBy(-1),
  PageDown: ({ player }) => player.stepBy(1),
  PageUp: ({ player }) => player.stepBy(-1),
  Home: ({ player }) => player.toStep(0),
  End: ({ store, player }) => player.toStep((store.program.value?.steps.length ?? 1) - 1),
  " ": ({ player }) => player.toggle("steps"),
  t: ({ player }) => player.toggle("iterations"),
  v: ({ store }) => {
    if (store.isProduct.value) store.lens.value = LENSES[(LENSES.indexOf(store.lens.value) + 1) % LENSES.length];
  },
  ".": ({ store }) => moveSubstep(store, 1),
  ",": ({ store }) => moveSubstep(store, -1),
  r: ({ store }) => turnOver(store),
  e: () => {
    const own = editor();
    if (own) openEditor(own);
  },
  "ctrl z": ({ player }, { shiftKey }) => (shiftKey ? player.changes.redo() : player.changes.undo()),
  "ctrl y": ({ player }) => player.changes.redo(),
  "alt ArrowUp": (_page, { shiftKey }) => nudge(1, shiftKey),
  "alt ArrowDown": (_page, { shiftKey }) => nudge(-1, shiftKey),
  Escape: ({ store }) => {
    store.hover.value = null;
    store.unfolded.value = store.turned.value = null;
    store.error.value = null;
    store.remark.value = null;
  },
};

/** @param {1|-1} by @param {boolean} large */
function nudge(by, large) {
  const own = editor();
  if (own) void use("edit", () => own.nudge(by, large));
}

/** @param {Page} page */
export function listenToKeys(page) {
  document.addEventListener("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const own = event.key === " " || event.key === "Enter" ? "input, select, textarea, button" : "input, select, textarea";
    if (event.defaultPrevented || target?.closest(own)) return;
    const held = event.ctrlKey || event.metaKey ? "ctrl " : event.altKey ? "alt " : "";
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const move = held ? undefined : MOVES[name];
    const act = KEYS[held + name];
    if (!move && !act) return;
    event.preventDefault();
    if (move) moveSelection(page.store, move);
    else act(page, event);
  });
}
