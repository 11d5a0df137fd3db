/**
 * The editor is fetched when somebody first points at the page or presses a key. What happens to a
 * number until it is here is done then.
 *
 * @typedef {import("./edit.js").RowcolEdit} RowcolEdit
 */
import { prepare, use } from "../state/later.js";

const SIGNS = ["pointermove", "pointerdown", "focusin", "keydown"];
const HELD = ["Enter", "Escape", "Backspace"];

/** @param {RowcolEdit} editor its element, an empty one until then */
export function fetchEditorWhenNeeded(editor) {
  /** The pointer that went down and is still there. @type {PointerEvent|null} */
  let down = null;
  let asked = false;
  /** @param {Event} event */
  const sign = (event) => {
    if (event.type === "pointerdown") down = /** @type {PointerEvent} */ (event);
    // Once it could not be fetched, only a press asks again.
    if (asked && event.type === "pointermove") return;
    asked = true;
    prepare("edit").then(arrived, () => {});
  };
  const up = () => (down = null);
  const twice = (/** @type {MouseEvent} */ event) => typedAhead(editor, () => editor.double(event));
  const arrived = () => {
    for (const name of SIGNS) document.removeEventListener(name, sign, true);
    document.removeEventListener("pointerup", up, true);
    document.removeEventListener("dblclick", twice, true);
    if (down) editor.press(down);
    down = null;
  };
  for (const name of SIGNS) document.addEventListener(name, sign, { capture: true, passive: true });
  document.addEventListener("pointerup", up, true);
  document.addEventListener("dblclick", twice, true);
}

/**
 * @param {RowcolEdit} editor its element
 * @param {import("../model/types.js").Cell} [cell] without it the one that is pointed at
 */
export const openEditor = (editor, cell) => typedAhead(editor, () => (cell ? editor.open(false, cell) : editor.open()));

/**
 * Open the field; keys that are pressed while it is on its way go into it.
 *
 * @param {RowcolEdit} editor
 * @param {() => Promise<void>|undefined} open
 */
function typedAhead(editor, open) {
  /** @type {string[]} */
  const early = [];
  const opened = new AbortController();
  /** @param {KeyboardEvent} event */
  const hold = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.key.length > 1 && !HELD.includes(event.key))) return;
    early.push(event.key);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  window.addEventListener("keydown", hold, { capture: true, signal: opened.signal });
  use("edit", async () => {
    await open();
    for (const key of early) editor.type(key);
  }).finally(() => opened.abort());
}
