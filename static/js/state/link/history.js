/**
 * The page's state in its address: written as it changes, shown when the reader goes back or
 * forward, or types another one. Nothing is written while the page waits for numbers.
 *
 * @typedef {import("./table.js").Page} Page
 * @typedef {import("./table.js").State} State
 * @typedef {{text: string}|null} Entry what a history entry of ours holds: the text, where the address can't
 */
import { effect } from "../../../vendor/signals.js";
import { networkHere } from "../address.js";
import { askToShow, showState } from "./show.js";
import { NAMES, TABLE, readState, sameIn, usualState } from "./table.js";
import { MOST_WRITTEN, readAddress, writeText } from "./text.js";

/** Milliseconds from a change to its being written, and between two writings: browsers refuse many. */
const PAUSE = 150;
const BETWEEN = 350;
/** Steps of one kind that follow each other more quickly than this are gone back over at once. */
const QUICK = 400;
/** When a browser has refused to write. */
const AGAIN = 5000;

export class LinkHistory {
  /** What it says. @type {State} */
  #said;
  /** The address that the page stands for. @type {string} */
  #href;
  #timer = 0;
  #written = 0;
  /** When it last was a step further, and in what. @type {[number, string]} */
  #moved = [0, ""];
  #playing = false;
  #opened = 0;
  /** While a state is on its way to the page, the address is ahead of it. */
  #showing = 0;

  /**
   * @param {Page} page
   * @param {boolean} writes whether the address is the page's own; that of an embedded one isn't
   * @param {string} href the address that it shows already
   */
  constructor(page, writes, href) {
    this.page = page;
    this.writes = writes;
    this.#href = href;
    this.#said = usualState(networkHere());
    window.addEventListener("popstate", this.follow);
    window.addEventListener("hashchange", this.follow);
    if (!writes) return;
    // So that coming back to it is told from an address that is typed.
    if (location.href === href && history.state === null) history.replaceState({ text: "" }, "");
    window.addEventListener("pagehide", () => this.#write(false));
    effect(() => {
      readState(page);
      void (page.store.playing.value, page.store.frame.value);
      this.#soon();
    });
  }

  /**
   * Show what the address says.
   *
   * @param {boolean} known whether the page has been there before
   * @param {() => void} [begun] when the server is to be asked for it
   */
  async open(known, begun) {
    const { page } = this;
    const mine = (this.#opened += 1);
    const order = askToShow();
    this.#href = location.href;
    this.#showing += 1;
    const hash = /** @type {Entry} */ (history.state)?.text || (this.#isPlace() ? "" : location.hash);
    const { given, faults } = await readAddress({ search: location.search, hash });
    const state = { ...usualState(networkHere()), ...given };
    const more = mine === this.#opened ? showState(page, state, known, order) : null;
    begun?.();
    const left = await more;
    this.#showing -= 1;
    if (mine !== this.#opened) return;
    // What was asked for meanwhile, a file, says itself what was left out.
    if (left !== null) page.store.linkFaults.value = [...faults, ...left];
    this.#said = state;
    if (this.writes) await this.#write(false);
  }

  /** Show the address, if the reader has gone to another one. */
  follow = () => {
    if (location.href === this.#href) return;
    if (this.#isPlace()) {
      // A place in the page, as that of the skip link: the state is as it was.
      if (this.writes) void this.#write(false);
    } else {
      void this.open(history.state !== null);
    }
  };

  /** @returns {boolean} whether the fragment names an element of the page */
  #isPlace() {
    const id = location.hash.slice(1);
    return id !== "" && !id.includes("=") && document.getElementById(id) !== null;
  }

  /** @param {number} [wait] */
  #soon(wait = Math.max(PAUSE, this.#written + BETWEEN - performance.now())) {
    if (this.#timer !== 0) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      void this.#write(true);
    }, wait);
  }

  /** @returns {boolean} whether the page stands where its state says */
  get #settled() {
    const { player, store } = this.page;
    return this.#showing === 0 && player.aim.value === null && store.frame.value !== null;
  }

  /** @param {boolean} may push an entry */
  async #write(may) {
    if (!this.#settled) return;
    const state = readState(this.page);
    const before = this.#href;
    const text = await writeText(state);
    // Somebody has gone elsewhere while it was packed.
    if (this.#href !== before || !this.#settled) return;
    const push = may && this.#moves(state);
    const href = addressOf(state.network, text);
    this.#said = state;
    this.#playing = this.page.store.playing.value !== null;
    if (href === location.pathname + location.search + location.hash && history.state !== null) return;
    try {
      /** @type {Entry} */
      const entry = { text: text.length > MOST_WRITTEN ? text : "" };
      if (push) history.pushState(entry, "", href);
      else history.replaceState(entry, "", href);
      this.#href = location.href;
      this.#written = performance.now();
    } catch {
      this.#soon(AGAIN);
    }
  }

  /** @param {State} state @returns {boolean} whether it is a step further, that one can go back from */
  #moves(state) {
    const moves = NAMES.filter((name) => TABLE[name].history === "push" && !sameIn(state, this.#said, name));
    if (moves.length === 0) return false;
    const now = performance.now();
    const [at, before] = this.#moved;
    this.#moved = [now, String(moves)];
    return !this.#playing && (now - at >= QUICK || before !== String(moves));
  }
}

/**
 * @param {string} network
 * @param {string} text
 * @returns {string} what is too long is left out; the history entry has it
 */
export function addressOf(network, text) {
  const language = new URLSearchParams(location.search).get("lang");
  const query = language === null ? "" : `?${new URLSearchParams({ lang: language })}`;
  const told = text === "" || text.length > MOST_WRITTEN ? "" : `#${text}`;
  // A page that shows a network by itself does so under its own path.
  const path = told === "" && network === networkHere() ? location.pathname : `/n/${encodeURIComponent(network)}`;
  return path + query + told;
}
