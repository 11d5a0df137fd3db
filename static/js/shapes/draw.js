/**
 * The picture of two shapes as SVG.
 *
 * @typedef {import("../model/shape-layout.js").Picture} Picture
 * @typedef {import("../model/shape-layout.js").Placed} Placed
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { BATCH_HIGH, HALF, HIGH, layoutOf } from "../model/shape-layout.js";
import { drawDomino } from "../stage/domino.js";
import { t } from "../words/words.js";

/** The picture grows with the type around it: its units to an em. */
const EM = 16;

/**
 * @param {Placed} placed
 * @param {"above"|"beside"|"none"} symbol where the operand's name stands
 * @param {boolean} [dashed] it is stretched
 */
function drawPlaced({ domino, batch, batchClashes, x, y }, symbol, dashed = false) {
  const width = Math.max(domino.sizes.length, 1) * HALF;
  const top = batch ? y - BATCH_HIGH - 4 : y;
  const scalar = domino.sizes.length === 0;
  const drawn = scalar ? { ...domino, sizes: ["1"], names: [t("a single number")] } : domino;
  return svg`
    ${symbol === "above" ? svg`<text class="shapes-symbol" x=${x + width / 2} y=${top - 11}>${domino.symbol}</text>` : nothing}
    ${symbol === "beside" ? svg`<text class="shapes-symbol" x=${x - 16} y=${y + HIGH / 2 + 5}>${domino.symbol}</text>` : nothing}
    ${batch ? svg`<rect class=${batchClashes ? "shapes-batch dominoes-clash" : "shapes-batch"} x=${x} y=${top} width=${width} height=${BATCH_HIGH} rx="6"></rect>
      <text class="shapes-batch-size" x=${x + width / 2} y=${top + 16}>${t("batch of {batch}", { batch })}</text>` : nothing}
    ${drawDomino(drawn, x, y, { half: HALF, high: HIGH, named: symbol !== "beside", clashes: domino.clashes, largest: 22, dashed })}`;
}

/**
 * @param {Picture} picture
 * @param {boolean} joined the pieces have slid together
 */
export function drawPicture(picture, joined) {
  const { arrangement, sentence, result } = picture;
  const layout = layoutOf(picture);
  const { middle } = layout;
  const symbols = picture.arrangement === "chain" ? "above" : "beside";
  const stretched = (/** @type {Placed} */ { domino }) =>
    symbols === "beside" && result !== null && domino.sizes.some((size, n) => size === "1" && result.sizes.at(n - domino.sizes.length) !== "1");
  const chained = arrangement === "chain";
  const [first, second] = layout.pieces;
  const shape = (/** @type {string[]} */ sizes) => `(${sizes.join(", ")})`;
  const pieces = picture.pieces.map(({ symbol, sizes }) => `${symbol} ${shape(sizes)}`).join(", ");
  const spoken = result ? t("{pieces}: {sentence}, giving {result}", { pieces, sentence, result: shape(result.sizes) }) : `${pieces}: ${sentence}`;
  return html`<svg class="dominoes shapes-picture shapes-picture--${arrangement} ${joined ? "shapes-picture--joined" : ""}"
      viewBox="0 0 ${layout.width} ${layout.height}" width=${layout.width / EM}em height=${layout.height / EM}em role="img" aria-label=${spoken}>
    ${layout.touch ? svg`<rect class="dominoes-touch shapes-joins" x=${layout.touch.x} y=${layout.touch.y} width=${layout.touch.width} height=${layout.touch.height} rx="14"></rect>` : nothing}
    <g class="shapes-first">${drawPlaced(first, symbols, stretched(first))}</g>
    <g class="shapes-second">${drawPlaced(second, symbols, stretched(second))}
      ${chained ? nothing : svg`${namesBelow(second, first)}`}</g>
    ${picture.fits ? nothing : layout.signs.map(({ x, y }) => svg`<text class="shapes-sign" x=${x} y=${y + 9}>≠</text>`)}
    <text class="dominoes-sentence ${picture.fits ? "" : "shapes-sentence--apart"}" x=${middle} y=${layout.sentence} font-size="15">${sentence}</text>
    ${layout.result ? svg`<g class="shapes-joins">
      <path class="dominoes-arrow" d="M${middle} ${layout.sentence + 10}v14"></path>
      <path class="dominoes-head" d="M${middle - 5} ${layout.sentence + 23}h10l-5 8z"></path>
      ${drawPlaced(layout.result, "none")}</g>` : svg`<g>
      <rect class="shapes-gap" x=${middle - HALF} y=${layout.below} width=${2 * HALF} height=${HIGH} rx="8"></rect>
      <text class="dominoes-name" x=${middle} y=${layout.below + HIGH / 2 + 4}>${t("no result")}</text></g>`}
  </svg>`;
}

/**
 * The names of the axes below a stack: those of the piece that has more of them.
 *
 * @param {Placed} lower
 * @param {Placed} upper
 */
function namesBelow(lower, upper) {
  const longer = upper.domino.names.length > lower.domino.names.length ? upper : lower;
  return longer.domino.names.map(
    (name, n) => svg`<text class="dominoes-name" x=${longer.x + HALF * (n + 0.5)} y=${lower.y + HIGH + 15}>${name}</text>`,
  );
}
