/** The chart of loss and accuracy. Plotly is fetched when it is first opened, and not before. */
import { html, render } from "../../vendor/lit.js";
import { t } from "../words/words.js";
import { icon } from "./icons.js";

/** @typedef {import("../state/store.js").Store} Store */

const STYLE_ID = "plotly.js-style-global";

/** @param {Store} store */
async function fetchFigure(store) {
  const answer = await fetch("/api/figures/training", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ history: store.history.value.map(asJson), theme: store.theme.value }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error?.message ?? t("the server answered {status}", { status: answer.status }));
  return body;
}

/**
 * JSON knows no NaN and no infinity: they go by name.
 *
 * @param {import("../model/types.js").LossPoint} point
 */
function asJson({ iteration, loss, accuracy }) {
  return { iteration, loss: Number.isFinite(loss) ? loss : String(loss), accuracy };
}

/**
 * Plotly's own rules as a file: what it would write into the page, the page's policy forbids. It
 * looks for this id and class.
 */
function linkStyles() {
  if (document.getElementById(STYLE_ID)) return;
  const link = document.createElement("link");
  link.id = STYLE_ID;
  link.className = "no-inline-styles";
  link.rel = "stylesheet";
  link.href = new URL("../../css/chart.css", import.meta.url).href;
  document.head.append(link);
}

/** @param {Store} store */
export async function openChart(store) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog dialog--chart";
  dialog.setAttribute("aria-label", t("Loss and accuracy"));
  render(
    html`<button class="button button--square chart__close" type="button" aria-label=${t("Close")} @click=${() => dialog.close()}>${icon("close")}</button>
      <p class="chart__wait" role="status">${t("The chart is being drawn …")}</p>
      <div class="chart__plot"></div>`,
    dialog,
  );
  linkStyles();
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.showModal();
  const wait = /** @type {HTMLElement} */ (dialog.querySelector(".chart__wait"));
  const plot = /** @type {HTMLElement} */ (dialog.querySelector(".chart__plot"));
  try {
    const [{ default: Plotly }, figure] = await Promise.all([
      import("../../vendor/plotly-cartesian.js"),
      fetchFigure(store),
    ]);
    if (!dialog.open) return;
    await Plotly.newPlot(plot, figure.data, figure.layout, { responsive: true, displaylogo: false, displayModeBar: false });
    wait.hidden = true;
  } catch (error) {
    wait.textContent = t("The chart can't be drawn: {reason}", { reason: error instanceof Error ? error.message : String(error) });
  }
}
