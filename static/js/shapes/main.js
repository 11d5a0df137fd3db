/** Starts the page about shapes: what is typed is asked, what is asked stands in the address. */
import "../shell/side-page.js";
import { ask } from "./ask.js";
import { RowcolShapes } from "./element.js";

const PATIENCE = 300; // milliseconds without a key before what is typed is asked

const shown = document.querySelector("rowcol-shapes");
const form = document.querySelector("#ask");
const text = document.querySelector("#message");
if (!(shown instanceof RowcolShapes) || !(form instanceof HTMLFormElement) || !(text instanceof HTMLTextAreaElement)) {
  throw new Error("the page lacks its parts");
}

/** @type {ReturnType<typeof setTimeout>|undefined} */
let waiting;

const address = (/** @type {number|null} */ tried) => {
  const query = new URLSearchParams({ message: text.value });
  if (tried !== null) query.set("fix", String(tried + 1));
  const asked = new URLSearchParams(location.search).get("lang");
  if (asked !== null) query.set("lang", asked);
  return `${location.pathname}?${query}`;
};

/**
 * @param {RowcolShapes} element
 * @param {string} message
 * @param {number|null} tried
 */
async function show(element, message, tried) {
  clearTimeout(waiting);
  const reply = await ask(message);
  if (!reply) return;
  document.querySelector("#written")?.remove();
  const answer = "answer" in reply ? reply.answer : null;
  Object.assign(element, {
    answer,
    refused: "refused" in reply ? reply.refused : null,
    tried: tried !== null && tried < (answer?.options.length ?? 0) ? tried : null,
  });
}

/** @returns {number|null} the fix in the address, counted from 0 */
function triedHere() {
  const fix = Number(new URLSearchParams(location.search).get("fix"));
  return Number.isInteger(fix) && fix > 0 ? fix - 1 : null;
}

const go = (/** @type {string} */ message) => {
  text.value = message;
  history.pushState(null, "", address(null));
  void show(shown, message, null);
};

text.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    history.replaceState(null, "", address(null));
    void show(shown, text.value, null);
  }, PATIENCE);
});

text.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(text.value);
});

document.addEventListener("click", (event) => {
  const example = event.target instanceof Element ? event.target.closest("[data-example]") : null;
  if (!(example instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  go(example.dataset.example ?? "");
  shown.scrollIntoView({ block: "nearest" });
});

shown.addEventListener("tried", () => {
  history.replaceState(null, "", address(shown.tried));
  shown.scrollIntoView({ block: "nearest" });
});

addEventListener("popstate", () => {
  text.value = new URLSearchParams(location.search).get("message") ?? text.defaultValue;
  void show(shown, text.value, triedHere());
});

text.value = new URLSearchParams(location.search).get("message") ?? text.defaultValue;
void show(shown, text.value, triedHere());
