/** All stops of a tour, each a button that goes there. */
import { html } from "../../vendor/lit.js";
import { t } from "../words/words.js";

/**
 * @param {import("./tour.js").Tour} tour
 * @param {number} here
 * @param {(text: string) => string} say
 * @param {(stop: number) => boolean} isFinished
 * @param {(stop: number) => void} go
 */
export function stopList(tour, here, say, isFinished, go) {
  return html`<ol class="tour__stops">
    ${tour.stops.map(({ title }, n) => {
      const finished = isFinished(n + 1);
      return html`<li>
        <button class="tour__stop" type="button" aria-current=${n + 1 === here ? "step" : "false"} @click=${() => go(n + 1)}>
          <span class="tour__number">${n + 1}</span><span>${say(title)}</span>
          ${finished ? html`<span class="tour__tick" aria-hidden="true">✓</span><span class="hidden-text">${t("done")}</span>` : ""}
        </button>
      </li>`;
    })}
  </ol>`;
}
