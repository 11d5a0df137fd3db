/* Runs before the first paint: an embedded page is light or dark as its address says, else as the system is. */
(() => {
  const root = document.documentElement;
  const asked = [location.hash.slice(1), location.search].map((part) => new URLSearchParams(part).get("theme"));
  const theme = asked.find((name) => name === "paper" || name === "board");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const show = () => (root.dataset.theme = theme ?? (dark.matches ? "board" : "paper"));
  show();
  root.dataset.scripted = "";
  if (!theme) dark.addEventListener("change", show);
})();
