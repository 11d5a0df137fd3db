/**
 * One domino as SVG: a half for each axis, sizes in them, names below.
 */
import { nothing, svg } from "../../vendor/lit.js";
import { lettersIn } from "../model/format.js";

/** Of a name, in pixels. */
const LETTER = 6.1;
const SPACE = 5;

/**
 * @typedef {object} DominoOptions
 * @property {number} half width of a half
 * @property {number} high
 * @property {boolean} [named] names stand below
 * @property {string|null} [role] whose colour it wears
 * @property {boolean} [dashed] it is stretched
 * @property {number} [covered] another one lies on it below this height
 * @property {boolean[]} [clashes] which halves don't match
 * @property {number} [largest] font size of a short number
 */

/**
 * @param {{sizes: readonly string[], names: readonly string[]}} domino
 * @param {number} x
 * @param {number} y
 * @param {DominoOptions} options
 */
export function drawDomino({ sizes, names }, x, y, { half, high, named, role, dashed, covered, clashes, largest = 19 }) {
  const middle = y + (covered ?? high) / 2 + (covered ? 1 : 0);
  // Two long names would touch: each moves away from the seam.
  const apart = names.length === 2 ? Math.max(0, (lettersIn(names.join("")) * LETTER) / 2 + SPACE - half) / 2 : 0;
  return svg`<g class="dominoes-piece ${role ? `role-${role}` : ""} ${dashed ? "dominoes-piece--stretched" : ""}">
    <rect x=${x} y=${y} width=${sizes.length * half} height=${high} rx="8"></rect>
    ${clashes?.map((clash, n) => (clash ? svg`<rect class="dominoes-clash" x=${x + half * n + 4} y=${y + 4} width=${half - 8} height=${high - 8} rx="5"></rect>` : nothing))}
    ${sizes.slice(1).map((_, n) => svg`<path d="M${x + half * (n + 1)} ${y + 8}v${high - 16}"></path>`)}
    ${sizes.map((size, n) => svg`<text class="dominoes-size" x=${x + half * (n + 0.5)} y=${middle} font-size=${size.length > 5 ? largest - 5 : size.length > 4 || covered ? largest - 4 : largest}>${size}</text>`)}
    ${named ? names.map((name, n) => svg`<text class="dominoes-name" x=${x + half * (n + 0.5) + (n ? apart : -apart)} y=${y + high + 13}>${name}</text>`) : nothing}
  </g>`;
}
