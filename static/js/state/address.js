/**
 * The page's address: the network in its path, and the rest of its state, which what is fetched for
 * it reads and writes. A page that is opened without any needs nothing of that before it is used.
 *
 * @typedef {import("./link/table.js").Page} Page
 * @typedef {import("./later.js").Part<"links">} Links
 */
import { prepare, use } from "./later.js";

const PAGE = /^\/n\/([^/]+)$/;
/** Everything in a query but the language may be state. */
const SAYS = /[?&](?!lang=)[^&=]+=/;
const USES = ["keydown", "pointerdown", "click", "change", "popstate", "hashchange"];

/** @returns {string} the network that the path names, or that the page shows where it names none */
export function networkHere() {
  const named = PAGE.exec(location.pathname);
  const home = document.documentElement.dataset.network ?? "";
  try {
    return named ? decodeURIComponent(named[1]) : home;
  } catch {
    return home;
  }
}

/** Open what the address says, and keep the address at what is open. @param {Page} page */
export async function openHere(page) {
  const { href } = location;
  const writes = !location.pathname.startsWith("/embed/");
  const start = () => page.player.start(networkHere());
  if (location.hash.length > 1 || SAYS.test(location.search) || history.state?.text) {
    const links = /** @type {Links|null} */ (await prepare("links").catch(() => null));
    if (links) void new links.LinkHistory(page, writes, href).open(false, start);
    else start();
    return;
  }
  start();
  const begin = () => {
    for (const name of USES) removeEventListener(name, begin, true);
    void use("links", ({ LinkHistory }) => new LinkHistory(page, writes, href).follow());
  };
  for (const name of USES) addEventListener(name, begin, true);
}
