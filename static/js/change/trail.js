/** The history of one weight as a line: iteration to the right, value upward. */
import { html, nothing, svg } from "../../vendor/lit.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { trailPath } from "../model/trail.js";
import { t } from "../words/words.js";

const WIDTH = 600;
const HEIGHT = 92;

/**
 * @param {[number, number][]} points
 * @param {number} now the present iteration
 */
export function drawTrail(points, now) {
  const values = points.map(([, value]) => value).filter(Number.isFinite);
  if (values.length === 0) return nothing;
  const decimals = decimalsFor(values);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [points[0], points[points.length - 1]];
  const at = last[0] > first[0] ? ((now - first[0]) / (last[0] - first[0])) * WIDTH : WIDTH / 2;
  const here = points.find(([iteration]) => iteration === now)?.[1] ?? last[1];
  const ends = { first: formatNumber(first[1], decimals), here: formatNumber(here, decimals), low: formatNumber(low, decimals), high: formatNumber(high, decimals) };
  return html`<div class="trail">
    <p class="trail__ends"><span>${formatNumber(high, decimals)}</span><span>${high > low ? formatNumber(low, decimals) : nothing}</span></p>
    <svg class="trail__line" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${t("from {first} to {here}, lowest {low}, highest {high}", ends)}>
      ${svg`<path class="trail__now" d="M${at.toFixed(1)} 0V${HEIGHT}"></path>`}
      ${points.length > 1
        ? svg`<path class="trail__path" d=${trailPath(points, { width: WIDTH, height: HEIGHT })}></path>`
        : svg`<path class="trail__dot" d="M${WIDTH / 2} ${HEIGHT / 2}h0.01"></path>`}
    </svg>
    <p class="trail__axis"><span>${t("iteration {iteration}", { iteration: formatCount(first[0]) })}</span><b>${t("from {first} to {here}", ends)}</b><span>${last[0] > first[0] ? formatCount(last[0]) : ""}</span></p>
  </div>`;
}
