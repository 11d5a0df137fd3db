/* Runs before the first paint, as on the other pages; but what is read from near isn't in the projector's large type. */
(() => {
  const kept = () => {
    try {
      return localStorage.getItem("rowcol-theme");
    } catch {
      // No storage is allowed here: the system's choice counts.
      return null;
    }
  };
  const own = matchMedia("(prefers-color-scheme: dark)").matches ? "board" : "paper";
  document.documentElement.dataset.theme = ["paper", "board"].find((theme) => theme === kept()) ?? own;
})();
