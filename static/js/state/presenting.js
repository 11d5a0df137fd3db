/**
 * Showing the page to a room: what begins and ends it. What happens meanwhile is in `room/`, which is
 * fetched when it begins.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {import("./player.js").Player} Player
 * @typedef {import("./theme.js").Theme} Theme
 */
import { effect } from "../../vendor/signals.js";
import { use } from "./later.js";
import { showTheme } from "./theme.js";

/** The theme that comes back when the presentation ends. @type {WeakMap<Store, Theme>} */
const before = new WeakMap();

/** @param {Store} store large type and the whole screen */
export function present(store) {
  if (store.theme.value !== "projector") {
    before.set(store, store.theme.value);
    void showTheme(store, "projector");
  }
  if (!store.fullScreen.value) fillScreen(store);
}

/** @param {Store} store the whole screen, or no longer */
export function fillScreen(store) {
  const asked = store.fullScreen.value ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  // A browser that refuses shows the page in its window.
  asked?.catch(() => {});
}

/** @param {Store} store */
export function leave(store) {
  store.black.value = false;
  if (store.fullScreen.value) document.exitFullscreen().catch(() => {});
  if (store.theme.value !== "projector") return;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  void showTheme(store, before.get(store) ?? (dark ? "board" : "paper"));
  before.delete(store);
}

/** @param {Store} store @param {Player} player */
export function wirePresenting(store, player) {
  document.addEventListener("fullscreenchange", () => {
    store.fullScreen.value = document.fullscreenElement !== null;
    // The browser's own Esc ends what began with the screen.
    if (!store.fullScreen.value && before.has(store)) leave(store);
  });
  document.getElementById("present")?.addEventListener("click", () => present(store));
  effect(() => {
    if (store.presenting.value || followed()) use("room", ({ start }) => start(store, player));
  });
}

/** @returns {boolean} whether a speaker view may be waiting for this page, which was loaded anew */
function followed() {
  try {
    return sessionStorage.getItem("rowcol-room") !== null;
  } catch {
    // No storage is allowed here: the speaker view is opened again.
    return false;
  }
}
