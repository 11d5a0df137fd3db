/**
 * The ways to break a product, and its dominoes, which stay apart.
 *
 * @typedef {import("../../model/broken.js").Way} Way
 * @typedef {import("../../model/broken.js").Side} Side
 */
import { html, nothing, svg } from "../../../vendor/lit.js";
import { WIDEST, brokenPair } from "../../model/broken.js";
import { formatCount } from "../../model/format.js";
import { plural, singular } from "../../model/naming.js";
import { breakIt, ways } from "../../state/breaking.js";
import { drawDomino } from "../domino.js";
import { t } from "../../words/words.js";
import { StageElement } from "../element.js";
import "./sheet.js";

const WIDTH = 244;
const HALF = 50;
const HIGH = 40;
const GAP = 36;
const TOP = 26;
const SLIDE = { duration: 320, easing: "cubic-bezier(0.3, 0.7, 0.3, 1)" };

/** @type {Record<Way, string>} */
const NAMES = { width: t("another width"), bias: t("drop the bias"), transpose: t("forget the transpose"), turn: t("transpose the weights") };

export class RowcolBrokenShapes extends StageElement {
  constructor() {
    super();
    this.fitted = false;
  }

  /** @param {number} width of the operand that comes from the layer before */
  widen(width) {
    const broken = this.store?.broken.value;
    if (this.store && broken) this.store.broken.value = { ...broken, width: Math.max(1, Math.min(WIDEST, width)), tried: null };
  }

  render() {
    const store = this.store;
    const broken = store?.broken.value;
    if (!store || !broken) return nothing;
    const pair = brokenPair(store.matrices.value, broken);
    const turned = pair.right.axes[1] === "case";
    const changed = turned ? pair.right : pair.left;
    // With a fix it may stand otherwise than it was broken.
    const width = turned ? changed.size[0] : changed.size[1];
    return html`<div class="broken-ways" role="group" aria-label=${t("What goes wrong")}>
        ${ways(store).map((way) => html`<button type="button" class="broken-way" aria-pressed=${broken.way === way ? "true" : "false"}
          @click=${() => breakIt(store, way)}>${NAMES[way]}</button>`)}
      </div>
      ${broken.way === "width"
        ? html`<div class="broken-width" role="group" aria-label=${t("Width of {symbol}", { symbol: changed.symbol })}>
            <span>${t("Let {symbol} have", { symbol: changed.symbol })}</span>
            <button type="button" aria-label=${t("Narrower")} ?disabled=${width <= 1} @click=${() => this.widen(width - 1)}>−</button>
            <output>${width}</output>
            <button type="button" aria-label=${t("Wider")} ?disabled=${width >= WIDEST} @click=${() => this.widen(width + 1)}>+</button>
            <span>${turned ? t("rows") : t("columns")}</span>
          </div>`
        : nothing}
      ${this.dominoes(pair.left, pair.right, broken.tried !== null)}`;
  }

  /** @param {Side} left @param {Side} right @param {boolean} tried */
  dominoes(left, right, tried) {
    const fits = left.size[1] === right.size[0];
    const gap = fits ? 0 : GAP;
    const start = (WIDTH - 4 * HALF - gap) / 2;
    const second = start + 2 * HALF + gap;
    const sentence = fits
      ? tried ? t("now the touching halves match") : t("they fit by chance: nothing complains")
      : t("{left} and {right} don’t match", { left: formatCount(left.size[1]), right: formatCount(right.size[0]) });
    const words = TOP + HIGH + 42;
    const spoken = `${left.symbol} (${left.size.join(", ")}), ${right.symbol} (${right.size.join(", ")}): ${sentence}`;
    const options = { half: HALF, high: HIGH, named: true, largest: 17 };
    return html`<svg class="dominoes broken-dominoes" viewBox="0 0 ${WIDTH} ${fits ? words + 82 : words + 12}" width=${WIDTH} role="img" aria-label=${spoken}>
      ${fits ? svg`<rect class="dominoes-touch" x=${WIDTH / 2 - HALF} y=${TOP - 6} width=${2 * HALF} height=${HIGH + 12} rx="12"></rect>` : nothing}
      <g class="broken-piece">${drawDomino(dominoOf(left), start, TOP, { ...options, clashes: fits ? undefined : [false, true] })}
        <text class="broken-symbol" x=${start + HALF} y=${TOP - 10}>${left.symbol}</text></g>
      ${fits ? nothing : svg`<text class="broken-unequal" x=${WIDTH / 2} y=${TOP + HIGH / 2 + 7}>≠</text>`}
      <g class="broken-piece">${drawDomino(dominoOf(right), second, TOP, { ...options, clashes: fits ? undefined : [true, false] })}
        <text class="broken-symbol" x=${second + HALF} y=${TOP - 10}>${right.symbol}</text></g>
      <text class=${fits ? "dominoes-sentence" : "dominoes-sentence broken-sentence"} x=${WIDTH / 2} y=${words} font-size=${sentence.length > 34 ? 11.5 : 13}>${sentence}</text>
      ${fits ? svg`<path class="dominoes-head" d="M${WIDTH / 2 - 5} ${words + 8}h10l-5 8z"></path>
        ${drawDomino({ sizes: [formatCount(left.size[0]), formatCount(right.size[1])], names: [plural(left.axes[0]), plural(right.axes[1])] }, WIDTH / 2 - HALF, words + 21, options)}` : nothing}
    </svg>`;
  }

  updated() {
    const store = this.store;
    const broken = store?.broken.value;
    if (!store || !broken) return;
    const { left, right } = brokenPair(store.matrices.value, broken);
    const fits = left.size[1] === right.size[0];
    const slides = fits && !this.fitted && !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.fitted = fits;
    if (!slides) return;
    for (const [n, piece] of this.querySelectorAll(".broken-piece").entries()) {
      piece.animate([{ transform: `translateX(${n === 0 ? -GAP / 2 : GAP / 2}px)` }, { transform: "none" }], SLIDE);
    }
  }
}

/** @param {Side} side */
function dominoOf({ size, axes }) {
  return {
    sizes: size.map((one) => formatCount(one)),
    names: axes.map((axis, n) => (size[n] === 1 ? singular(axis) : plural(axis))),
  };
}

customElements.define("rowcol-broken-shapes", RowcolBrokenShapes);
