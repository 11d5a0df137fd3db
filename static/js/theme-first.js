/* Runs before the first paint, so that a page never flashes in another theme, or on a phone as a wide one. */
(() => {
  const themes = ["paper", "board", "projector"];
  const asked = () =>
    [location.hash.slice(1), location.search].map((part) => new URLSearchParams(part).get("theme"));
  const kept = () => {
    try {
      return localStorage.getItem("rowcol-theme");
    } catch {
      // No storage is allowed here: the system's choice counts.
      return null;
    }
  };
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const theme = [...asked(), kept()].find((name) => name !== null && themes.includes(name));
  const root = document.documentElement;
  root.dataset.theme = theme ?? (dark ? "board" : "paper");
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const sheet = (/** @type {string} */ address) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = new URL(address, script.src).href;
    link.setAttribute("blocking", "render");
    document.head.append(link);
  };
  if (root.dataset.theme === "projector") sheet("../css/projector.css");
  if (script.dataset.phone === undefined) return;
  const where = (/** @type {string} */ query, /** @type {string} */ address) => {
    const window = matchMedia(query);
    if (window.matches) sheet(address);
    else window.addEventListener("change", () => sheet(address), { once: true });
  };
  where("(min-width: 821px) and (max-width: 1100px)", "../css/tablet.css");
  where("(max-width: 820px), (max-height: 500px)", "../css/phone.css");
})();
