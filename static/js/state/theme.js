/**
 * Paper, board or projector: shown at once, kept where the browser lets one. The projector's sheet
 * comes when it is first needed.
 *
 * @typedef {import("./store.js").Store} Store
 * @typedef {"paper"|"board"|"projector"} Theme
 */
import { linkSheet } from "./sheet.js";

/** @type {Theme[]} */
export const THEMES = ["paper", "board", "projector"];

const KEPT_AS = "rowcol-theme";
const MORE_CONTRAST = "(prefers-contrast: more), (forced-colors: active)";

/** @param {Store} store */
export function readTheme(store) {
  const shown = document.documentElement.dataset.theme;
  store.theme.value = THEMES.find((theme) => theme === shown) ?? "paper";
  if (matchMedia(MORE_CONTRAST).matches) void linkSheet("contrast");
}

/**
 * @param {Store} store
 * @param {Theme} theme for this page; what is kept stays as it is
 */
export async function showTheme(store, theme) {
  store.theme.value = theme;
  if (theme === "projector") await linkSheet("projector");
  // Another one may have been chosen meanwhile.
  document.documentElement.dataset.theme = store.theme.value;
}

/** @param {Theme} theme @returns {Theme} the one after it */
export function themeAfter(theme) {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
}

/** @param {Store} store */
export function turnTheme(store) {
  const theme = themeAfter(store.theme.value);
  void showTheme(store, theme);
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // Not kept, then: the theme holds for this page.
  }
}
