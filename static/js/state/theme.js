/** Paper or board: shown at once, kept where the browser lets one. */

const KEPT_AS = "rowcol-theme";

/**
 * @param {import("./store.js").Store} store
 */
export function readTheme(store) {
  store.theme.value = document.documentElement.dataset.theme === "board" ? "board" : "paper";
}

/**
 * @param {import("./store.js").Store} store
 */
export function turnTheme(store) {
  const theme = store.theme.value === "paper" ? "board" : "paper";
  store.theme.value = theme;
  document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(KEPT_AS, theme);
  } catch {
    // Not kept, then: the theme holds for this page.
  }
}
