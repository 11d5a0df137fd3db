/* Runs before the first paint, so that a page never flashes in the other theme. */
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("rowcol-theme");
  } catch {
    // No storage is allowed here: the system's choice counts.
  }
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.dataset.theme = theme ?? (dark ? "board" : "paper");
})();
