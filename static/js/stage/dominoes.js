/**
 * The shapes of the step as dominoes; when the step changes they slide together.
 *
 * @typedef {import("../model/dominoes.js").Dominoes} Dominoes
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { dominoesOf } from "../model/dominoes.js";
import { SUBSTEPS } from "../model/substeps.js";
import { canBreak } from "../model/product.js";
import { part, use } from "../state/later.js";
import { t } from "../words/words.js";
import { drawDomino } from "./domino.js";
import { ONE_LINE, drawLine } from "./dominoes-line.js";
import { StageElement } from "./element.js";

const WIDTH = 244;
const HALF = 60;
const HIGH = 42;
const ASIDE = 14;
const STEP = 26;
const APART = 26;
const SLIDE = { duration: 320, easing: "cubic-bezier(0.3, 0.7, 0.3, 1)" };

export class RowcolDominoes extends StageElement {
  constructor() {
    super();
    /** @type {import("../model/types.js").Step|null} whose dominoes have slid together */
    this.joined = null;
    this.little = matchMedia(ONE_LINE);
    this.refit = () => this.requestUpdate();
  }

  connectedCallback() {
    super.connectedCallback();
    this.little.addEventListener("change", this.refit);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.little.removeEventListener("change", this.refit);
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    if (!store || !step) return nothing;
    const broken = store.broken.value?.step === step;
    if (broken) part("broken");
    const lens = store.isProduct.value && store.lens.value !== "row_column" ? store.lens.value : null;
    const costs = step.phase === "forward" && step.layer !== null && store.program.value?.layers[step.layer - 1]?.costs;
    const title = broken ? t("Broken on purpose") : lens ? `${t("Shapes")} · ${SUBSTEPS[lens]}` : t("Shapes");
    return html`<div class="dominoes-head-line">
        <h2 class="dominoes-title">${title}</h2>
        ${canBreak(store.matrices.value, step)
          ? html`<button type="button" class="dominoes-break" aria-pressed=${broken ? "true" : "false"} title=${broken ? t("As it was (B)") : t("What if the shapes didn’t fit? (B)")}
              @click=${() => use("breaking", ({ toggleBroken }) => toggleBroken(store))}>${broken ? t("mend") : t("break it")}</button>`
          : nothing}
      </div>
      ${broken
        ? html`<rowcol-broken-shapes .store=${store}></rowcol-broken-shapes>`
        : this.draw(dominoesOf(store.matrices.value, step, store.lens.value, store.layer.value, store.resultCell.value))}
      ${costs && !broken ? html`<p class="worked-note">${costs}</p>` : nothing}`;
  }

  /** @param {Dominoes} shapes */
  draw(shapes) {
    const { pieces, sentence, result } = shapes;
    const spoken = t("{pieces}: {sentence}, giving {result}", { pieces: pieces.map(({ sizes }) => `(${sizes.join(", ")})`).join(" "), sentence, result: `(${result.sizes.join(", ")})` });
    return this.little.matches ? drawLine(shapes, spoken) : drawDominoes(shapes, spoken);
  }

  updated() {
    const step = this.store?.step.value ?? null;
    if (step === this.joined || !step) return;
    const first = this.joined === null;
    this.joined = step;
    if (first || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    const pieces = this.querySelectorAll(".dominoes-operand");
    for (const [n, piece] of pieces.entries()) {
      if (pieces.length < 2) return;
      const away = n === 0 ? -APART : APART;
      const stacked = piece.classList.contains("dominoes-operand--stacked");
      piece.animate([{ transform: stacked ? `translateY(${away / 2}px)` : `translateX(${away}px)` }, { transform: "none" }], SLIDE);
    }
  }
}

/**
 * @param {Dominoes} shapes
 * @param {string} spoken
 */
function drawDominoes({ arrangement, pieces, sentence, result, note, role }, spoken) {
  const stacked = arrangement === "stack";
  const bottom = 6 + (stacked ? (pieces.length - 1) * STEP : 0) + HIGH;
  const words = bottom + 36;
  const below = words + 28;
  const middle = (WIDTH - 2 * HALF) / 2;
  const height = below + HIGH + (note ? 38 : 18);
  const size = { half: HALF, high: HIGH };
  return html`<svg class="dominoes" viewBox="0 0 ${WIDTH} ${height}" width=${WIDTH} height=${height} role="img" aria-label=${spoken}>
    ${arrangement === "chain" ? svg`<rect class="dominoes-touch" x=${WIDTH / 2 - HALF} y="0" width=${2 * HALF} height=${HIGH + 12} rx="12"></rect>` : nothing}
    ${pieces.map((domino, n) => {
      const x = arrangement === "chain" ? WIDTH / 2 + (n - 1) * 2 * HALF : middle + (stacked ? (n - (pieces.length - 1) / 2) * ASIDE : 0);
      const covered = stacked && n < pieces.length - 1;
      const dashed = stacked && domino.sizes.some((one, at) => one === "1" && result.sizes[at] !== "1");
      return svg`<g class="dominoes-operand ${stacked ? "dominoes-operand--stacked" : ""}">${drawDomino(domino, x, 6 + (stacked ? n * STEP : 0), {
        ...size, named: !covered, role, dashed, covered: covered ? STEP : undefined,
      })}</g>`;
    })}
    <text class="dominoes-sentence" x=${WIDTH / 2} y=${words} font-size=${sentence.length > 42 ? 10.5 : sentence.length > 34 ? 11.5 : 13}>${sentence}</text>
    <path class="dominoes-arrow" d="M${WIDTH / 2} ${words + 9}v10"></path>
    <path class="dominoes-head" d="M${WIDTH / 2 - 5} ${words + 18}h10l-5 8z"></path>
    ${drawDomino(result, middle, below, { ...size, named: true })}
    ${note ? svg`<text class="dominoes-note" x=${WIDTH / 2} y=${below + HIGH + 32}>${note}</text>` : nothing}
  </svg>`;
}

customElements.define("rowcol-dominoes", RowcolDominoes);
