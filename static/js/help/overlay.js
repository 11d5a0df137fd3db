/**
 * The help over the page: every part of it with a number; what is pointed at, or reached by key, says
 * what it is. And the words, each with what it means.
 *
 * @typedef {import("./index.js").Region} Region
 * @typedef {import("./index.js").Group} Group
 * @typedef {import("./boxes.js").Box} Box
 */
import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";
import { around, placeBeside, smallestAt } from "./boxes.js";
import { glossary } from "./glossary.js";

const NARROW = "(max-width: 820px), (max-height: 500px)";
const FIRST = ".formula-line";

export class RowcolHelp extends ShellElement {
  static properties = { ...ShellElement.properties, regions: { attribute: false }, groups: { attribute: false }, shown: { state: true }, words: { state: true }, wanted: { state: true } };

  constructor() {
    super();
    /** @type {Region[]} */
    this.regions = [];
    /** @type {Group[]} */
    this.groups = [];
    /** Index of the part that is explained, of those that are there. */
    this.shown = 0;
    /** Whether the words are shown instead of the page. */
    this.words = false;
    /** What is looked for among the words. */
    this.wanted = "";
    /** The parts that are on the page now. @type {{region: Region, elements: Element[]}[]} */
    this.there = [];
    /** @type {Box[]} */
    this.boxes = [];
  }

  connectedCallback() {
    super.connectedCallback();
    this.there = this.#find();
    window.addEventListener("resize", this.#place);
    window.addEventListener("scroll", this.#place, true);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("resize", this.#place);
    window.removeEventListener("scroll", this.#place, true);
  }

  /** Once it is open: it begins with what is computed here. */
  begin() {
    this.#go(Math.max(0, this.there.findIndex(({ region }) => region.at === FIRST)));
  }

  /** @returns {{region: Region, elements: Element[]}[]} */
  #find() {
    return this.regions.flatMap((region) => {
      const elements = [...document.querySelectorAll(region.at)].filter((one) => one.getClientRects().length > 0);
      if (elements.length === 0) return [];
      return region.each ? elements.map((one) => ({ region, elements: [one] })) : [{ region, elements }];
    });
  }

  updated() {
    this.#place();
  }

  /** Marks stand on their parts, the words beside theirs. */
  #place = () => {
    if (this.words) return;
    this.boxes = this.there.map(({ elements }) => around(elements.map((one) => one.getBoundingClientRect())) ?? { left: 0, top: 0, right: 0, bottom: 0 });
    for (const [n, mark] of [...this.querySelectorAll(".help__mark")].entries()) {
      const { left, top } = this.boxes[n];
      put(mark, Math.max(2, left - 13), Math.max(2, top - 12));
      mark.classList.toggle("help__mark--covered", this.#isCovered(n));
    }
    const box = this.boxes[this.shown];
    const outline = this.querySelector(".help__outline");
    const said = this.querySelector(".help__said");
    if (!box || !(outline instanceof HTMLElement) || !(said instanceof HTMLElement)) return;
    put(outline, box.left - 5, box.top - 5);
    outline.style.setProperty("width", `${box.right - box.left + 10}px`);
    outline.style.setProperty("height", `${box.bottom - box.top + 10}px`);
    if (matchMedia(NARROW).matches) return;
    const { left, top } = placeBeside(box, { width: said.offsetWidth, height: said.offsetHeight }, { width: innerWidth, height: innerHeight });
    put(said, left, top);
  };

  /** @param {number} n */
  #go(n) {
    const count = this.there.length;
    this.shown = (n + count) % count;
    const [element] = this.there[this.shown].elements;
    if (matchMedia(NARROW).matches) element.scrollIntoView({ block: "center" });
    this.updateComplete.then(() => /** @type {HTMLElement|null} */ (this.querySelector(`.help__mark[data-n="${this.shown}"]`))?.focus({ preventScroll: true }));
  }

  /** @param {PointerEvent} event */
  #point = (event) => {
    if (this.words || (event.target instanceof Element && event.target.closest(".help__bar, .help__said"))) return;
    const seen = this.boxes.map((box, n) => (this.#isCovered(n) ? { ...box, right: box.left - 1 } : box));
    const found = smallestAt(seen, event.clientX, event.clientY);
    if (found >= 0) this.shown = found;
  };

  /** @param {number} n @returns {boolean} whether the part is behind the player, which is fixed on small screens */
  #isCovered(n) {
    const player = document.querySelector(".player");
    return player !== null && !player.contains(this.there[n].elements[0]) && this.boxes[n].top > player.getBoundingClientRect().top;
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key.toLowerCase() === "h") this.#close();
    else if (by && !this.words) this.#go(this.shown + by);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  #close = () => this.closest("dialog")?.close();

  #turn = async () => {
    this.words = !this.words;
    await this.updateComplete;
    if (this.words) this.querySelector("input")?.focus();
    else this.#go(this.shown);
  };

  render() {
    const { store, player } = this;
    if (!store || !player) return nothing;
    const at = this.there[this.shown];
    return html`<div class="help__page ${this.words ? "help__page--words" : ""}" @pointermove=${this.#point} @pointerdown=${this.#point} @keydown=${this.#key}>
      ${this.words ? glossary(this, store, player, this.#close) : this.#marks(at)}
      <div class="help__bar">
        ${this.words ? nothing : html`<p class="help__count">${t("{n} of {count}", { n: this.shown + 1, count: this.there.length })}</p>
          <button class="button" type="button" aria-label=${t("The part before")} @click=${() => this.#go(this.shown - 1)}>‹</button>
          <button class="button" type="button" aria-label=${t("The next part")} @click=${() => this.#go(this.shown + 1)}>›</button>`}
        <button class="button help__turn" type="button" @click=${this.#turn}>${this.words ? t("The screen") : t("Words")}</button>
        <button class="button button--square" type="button" aria-label=${t("Close the help (Esc)")} title=${t("Close the help (Esc)")} @click=${this.#close}>${icon("close")}</button>
      </div>
    </div>`;
  }

  /** @param {{region: Region}|undefined} at */
  #marks(at) {
    return html`<div class="help__outline" aria-hidden="true"></div>
      ${this.there.map(({ region }, n) => html`<button type="button" class="help__mark" data-n=${n} tabindex=${n === this.shown ? 0 : -1}
        aria-current=${n === this.shown ? "true" : "false"} aria-label="${n + 1}. ${region.label}. ${region.text}" @focus=${() => (this.shown = n)} @click=${() => this.#go(n)}>${n + 1}</button>`)}
      ${at ? html`<div class="help__said" aria-hidden="true"><h2 class="help__label">${at.region.label}</h2><p>${at.region.text}</p></div>` : nothing}`;
  }
}

/** @param {Element} element @param {number} left @param {number} top */
function put(element, left, top) {
  if (!(element instanceof HTMLElement)) return;
  element.style.setProperty("left", `${left}px`);
  element.style.setProperty("top", `${top}px`);
}

customElements.define("rowcol-help", RowcolHelp);
