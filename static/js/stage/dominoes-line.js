/**
 * The dominoes of a step in one line, (4|3)(3|3) → (4|3), where there is no room to put the result below.
 *
 * @typedef {import("../model/dominoes.js").Dominoes} Dominoes
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { drawDomino } from "./domino.js";

/** Less room than this: the dominoes stand in one line. */
export const ONE_LINE = "(max-width: 2199px), (max-height: 1199px)";

const HIGH = 36;
const HALF = 42;
/** Of sizes with a comma in them. */
const WIDE_HALF = 49;
const ARROW = 26;
const EDGE = 2;
const TOP = 5;
const ASIDE = 12;
const STEP = 20;
const LARGEST = 17;

/**
 * @param {Dominoes} shapes
 * @param {string} spoken
 */
export function drawLine({ arrangement, pieces, sentence, result, note, role }, spoken) {
  const half = [...pieces, result].some(({ sizes }) => sizes.some((size) => size.length > 4)) ? WIDE_HALF : HALF;
  const [chain, stacked] = [arrangement === "chain", arrangement === "stack"];
  const behind = stacked ? pieces.length - 1 : 0;
  const operands = chain ? 4 * half : 2 * half + behind * ASIDE;
  const width = 6 * half + ARROW + 2 * EDGE;
  const left = (width - operands - ARROW - 2 * half) / 2;
  const top = TOP + behind * STEP;
  const arrow = left + operands + ARROW / 2;
  const words = top + HIGH + 33;
  const height = words + (note ? 23 : 6);
  const size = { half, high: HIGH, largest: LARGEST };
  return html`<svg class="dominoes dominoes--line" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="img" aria-label=${spoken}>
    ${chain ? svg`<rect class="dominoes-touch" x=${left + half} y="0" width=${2 * half} height=${HIGH + 2 * TOP} rx="10"></rect>` : nothing}
    ${pieces.map((domino, n) => {
      const x = left + n * (chain ? 2 * half : ASIDE);
      const covered = n < behind;
      const dashed = stacked && domino.sizes.some((one, at) => one === "1" && result.sizes[at] !== "1");
      return svg`<g class="dominoes-operand ${stacked ? "dominoes-operand--stacked" : ""}">${drawDomino(domino, x, TOP + (stacked ? n * STEP : 0), {
        ...size, named: !chain && !covered, role, dashed, covered: covered ? STEP : undefined,
      })}</g>`;
    })}
    ${chain ? drawNames(pieces, left, half, top + HIGH + 13) : nothing}
    <path class="dominoes-arrow" d="M${arrow - 8} ${top + HIGH / 2}h9"></path>
    <path class="dominoes-head" d="M${arrow + 1} ${top + HIGH / 2 - 5}v10l8 -5z"></path>
    ${drawDomino(result, left + operands + ARROW, top, { ...size, named: true })}
    <text class="dominoes-sentence" x=${width / 2} y=${words} font-size=${sentence.length > 42 ? 11.5 : 13}>${sentence}</text>
    ${note ? svg`<text class="dominoes-note" x=${width / 2} y=${words + 17}>${note}</text>` : nothing}
  </svg>`;
}

/**
 * The names of two operands side by side: one that both halves at the seam share stands once, below both.
 *
 * @param {import("../model/dominoes.js").Domino[]} pieces
 * @param {number} left
 * @param {number} half
 * @param {number} y
 */
function drawNames([first, second], left, half, y) {
  const shared = first.names[1] === second.names[0];
  const inner = shared ? [{ name: first.names[1], at: 2 }] : [{ name: first.names[1], at: 1.5 }, { name: second.names[0], at: 2.5 }];
  return [{ name: first.names[0], at: 0.5 }, ...inner, { name: second.names[1], at: 3.5 }].map(
    ({ name, at }) => svg`<text class="dominoes-name" x=${left + at * half} y=${y}>${name}</text>`,
  );
}
