/** “Open in Rowcol” is a link to the very state, so that it can be copied and opened as any link. */
import { effect } from "../../vendor/signals.js";
import { readState } from "../state/link/table.js";
import { writeText } from "../state/link/text.js";

/** Milliseconds from a change to the link's following it. */
const PAUSE = 120;

/**
 * @param {import("../state/link/table.js").Page} page
 * @param {HTMLAnchorElement|null} anchor
 * @param {import("./around.js").Around} around
 */
export function linkHere(page, anchor, around) {
  if (!anchor) return;
  const home = new URL(anchor.href);
  let timer = 0;
  const write = async () => {
    const state = readState(page);
    // The theme of the frame is that of the page around it.
    const text = await writeText({ ...state, theme: null });
    anchor.href = `${home.origin}${home.pathname}${home.search}${text === "" ? "" : `#${text}`}`;
  };
  effect(() => {
    readState(page);
    clearTimeout(timer);
    timer = window.setTimeout(write, PAUSE);
  });
  // WordPress forbids new windows in the frame, and opens links itself.
  anchor.addEventListener("click", (event) => {
    if (!around.secret) return;
    event.preventDefault();
    around.tellWordPress("link", anchor.href);
  });
}
