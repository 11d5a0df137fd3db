import { html, svg } from "../../vendor/lit.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { lossLine } from "../model/history.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";
import { rich } from "../words/rich.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";

const WIDTH = 366;
const HEIGHT = 64;
const PRECISION = 4;

/** The loss so far as a small line, and the way to the large chart. */
export class RowcolLoss extends ShellElement {
  render() {
    const { store, player } = this;
    if (!store || !player) return;
    const history = store.history.value;
    const frame = store.frame.value;
    const last = history.at(-1)?.iteration ?? 0;
    const { path, x, y } = lossLine(history, { width: WIDTH, height: HEIGHT, iterations: last });
    const now = frame?.iteration ?? 0;
    const first = frame?.firstNonfinite;
    const hidden = store.isHidden({ matrix: store.program.value?.loss ?? "", row: 0, column: 0 });
    return html`
      <div class="loss">
        <svg class="loss__line" viewBox="-6 -6 ${WIDTH + 12} ${HEIGHT + 12}" preserveAspectRatio="none" aria-hidden="true">
          <path class="loss__path" d=${path}></path>
          <line class="loss__base" x1="0" x2=${WIDTH} y1=${HEIGHT} y2=${HEIGHT}></line>
          ${frame && !hidden ? svg`<path class="loss__dot" d="M${x(now)} ${y(frame.loss)}h0"></path>` : ""}
        </svg>
        <p class="loss__says">
          ${t("iteration {iteration}", { iteration: formatCount(now) })}${history.length < 2 && store.learns ? ` · ${t("Train draws the curve")}` : ""}<br>
          ${frame ? rich("loss {value}", { value: html`<b>${hidden ? "?" : formatNumber(frame.loss, decimalsFor([frame.loss], frame.decimals ?? PRECISION))}</b>` }) : ""}
          ${frame && frame.accuracy !== null ? html` · ${rich("accuracy {value}", { value: html`<b>${formatNumber(100 * frame.accuracy, 1)} %</b>` })}` : ""}
        </p>
        ${first ? html`<p class="loss__alert">${t("{symbol} holds the first number that is not finite: iteration {iteration}, step {step}.", { symbol: store.matrices.value.get(first.matrix)?.symbol ?? first.matrix, iteration: formatCount(first.iteration), step: first.step + 1 })}</p>` : ""}
        <button class="loss__chart" type="button" ?disabled=${hidden || (history.length < 2 && !store.program.value?.classes)} @click=${() => use("chart", ({ openChart }) => openChart(store, player))}>${icon("chart")}${t("chart")}</button>
      </div>
    `;
  }
}

customElements.define("rowcol-loss", RowcolLoss);
