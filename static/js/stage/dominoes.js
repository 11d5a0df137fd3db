/** The shapes of the step as dominoes. */
import { html, nothing, svg } from "../../vendor/lit.js";
import { dominoesOf } from "../model/dominoes.js";
import { drawDomino } from "./domino.js";
import { StageElement } from "./element.js";

const WIDTH = 244;
const HALF = 60;
const HIGH = 42;
const ASIDE = 14;
const STEP = 26;
const SIZE = { half: HALF, high: HIGH };

export class RowcolDominoes extends StageElement {
  render() {
    const store = this.store;
    const step = store?.step.value;
    if (!store || !step) return nothing;
    const layers = store.lens.value === "column_row" && store.isProduct.value;
    const shapes = dominoesOf(store.matrices.value, step, store.lens.value, store.k.value);
    const { arrangement, pieces, sentence, result, note, role } = shapes;
    const spread = arrangement === "stack" ? (pieces.length - 1) * STEP : 0;
    const bottom = 6 + spread + HIGH;
    const words = bottom + 36;
    const below = words + 28;
    const middle = (WIDTH - 2 * HALF) / 2;
    const height = below + HIGH + (note ? 38 : 18);
    const spoken = `${pieces.map(({ sizes }) => `(${sizes.join(", ")})`).join(" ")}: ${sentence}, giving (${result.sizes.join(", ")})`;
    return html`<h2 class="dominoes-title">${layers ? "Shapes of this layer" : "Shapes"}</h2>
      <svg class="dominoes" viewBox="0 0 ${WIDTH} ${height}" width=${WIDTH} height=${height} role="img" aria-label=${spoken}>
        ${arrangement === "chain" ? svg`<rect class="dominoes-touch" x=${WIDTH / 2 - HALF} y="0" width=${2 * HALF} height=${HIGH + 12} rx="12"></rect>` : nothing}
        ${pieces.map((domino, n) => {
          const stacked = arrangement === "stack";
          const x = arrangement === "chain" ? WIDTH / 2 + (n - 1) * 2 * HALF : middle + (stacked ? (n - (pieces.length - 1) / 2) * ASIDE : 0);
          const y = 6 + (stacked ? n * STEP : 0);
          const stretched = stacked && domino.sizes.some((size, at) => size === "1" && result.sizes[at] !== "1");
          return drawDomino(domino, x, y, { ...SIZE, named: !stacked || n === pieces.length - 1, role, dashed: stretched, covered: stacked && n < pieces.length - 1 ? STEP : undefined });
        })}
        <text class="dominoes-sentence" x=${WIDTH / 2} y=${words} font-size=${sentence.length > 34 ? 11.5 : 13}>${sentence}</text>
        <path class="dominoes-arrow" d="M${WIDTH / 2} ${words + 9}v10"></path>
        <path class="dominoes-head" d="M${WIDTH / 2 - 5} ${words + 18}h10l-5 8z"></path>
        ${drawDomino(result, middle, below, { ...SIZE, named: true })}
        ${note ? svg`<text class="dominoes-note" x=${WIDTH / 2} y=${below + HIGH + 32}>${note}</text>` : nothing}
      </svg>`;
  }
}

customElements.define("rowcol-dominoes", RowcolDominoes);
