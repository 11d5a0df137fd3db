/**
 * The charts in a dialog: Plotly is fetched when it first opens, and not before. They follow the
 * training while they are open.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("./figures.js").Kind} Kind
 */
import { html, nothing, render } from "../../vendor/lit.js";
import { effect } from "../../vendor/signals.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";
import { countsTable } from "./counts.js";
import { figureOf, kindsOf } from "./figures.js";

const STYLE_ID = "plotly.js-style-global";
const CONFIG = { responsive: true, displaylogo: false, displayModeBar: false };
/** A chart is drawn anew so often at most, in milliseconds. */
const APART = 400;

/** @type {Record<Kind, () => string>} */
const NAMES = { loss: () => t("Loss and accuracy"), class: () => t("Cases by class"), right: () => t("Right and wrong"), confusion: () => t("Confusion matrix"), known: () => t("Said and known") };

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

/**
 * @param {Store} store
 * @param {Player} player
 */
export function openChart(store, player) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog dialog--chart";
  dialog.setAttribute("aria-label", t("Charts"));
  const chart = new Chart(dialog, store, player);
  linkStyles();
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    chart.stop();
    dialog.remove();
  });
  dialog.showModal();
}

class Chart {
  /** @type {Kind} */
  #kind;
  #busy = false;
  #stale = false;
  #timer = 0;

  /**
   * @param {HTMLDialogElement} dialog
   * @param {Store} store
   * @param {Player} player
   */
  constructor(dialog, store, player) {
    this.dialog = dialog;
    this.store = store;
    this.player = player;
    this.#kind = kindsOf(store).find((kind) => kind !== "loss" || store.history.value.length > 1) ?? "loss";
    this.#frame(t("The chart is being drawn …"));
    this.#unfollow = effect(() => {
      void [store.frame.value, store.theme.value];
      this.#ask();
    });
  }

  /** @type {() => void} */
  #unfollow;

  stop() {
    this.#unfollow();
    clearTimeout(this.#timer);
  }

  /** @param {Kind} kind */
  #choose(kind) {
    this.#kind = kind;
    this.#frame(t("The chart is being drawn …"));
    this.#ask();
  }

  /**
   * @param {string} wait what is said in place of the chart, or nothing
   * @param {string} [title] of the chart
   * @param {import("./figures.js").Counts|null} [counts] that the chart shows
   */
  #frame(wait, title = "", counts = null) {
    const kinds = kindsOf(this.store);
    render(
      html`${kinds.length > 1
          ? html`<div class="dialog__choice chart__kinds" role="group" aria-label=${t("Charts")}>${kinds.map((kind) => html`<button type="button" aria-pressed=${kind === this.#kind ? "true" : "false"}
              @click=${() => this.#choose(kind)}>${NAMES[kind]()}</button>`)}</div>`
          : nothing}
        <button class="button button--square chart__close" type="button" aria-label=${t("Close")} @click=${() => this.dialog.close()}>${icon("close")}</button>
        <p class="chart__wait" role="status">${wait}</p>
        <h2 class="chart__title">${title}</h2>
        <div class="chart__plot" aria-hidden=${counts ? "true" : nothing}></div>
        ${counts ? countsTable(counts) : nothing}`,
      this.dialog,
    );
  }

  /** One figure is asked for at a time; the newest numbers win. */
  async #ask() {
    this.#stale = true;
    if (this.#busy) return;
    this.#busy = true;
    const plot = () => /** @type {HTMLElement} */ (this.dialog.querySelector(".chart__plot"));
    try {
      const { default: Plotly } = await import("../../vendor/plotly-cartesian.js");
      while (this.#stale && this.dialog.open) {
        this.#stale = false;
        const kind = this.#kind;
        const { figure, counts } = await figureOf(kind, this.store, this.player);
        if (!this.dialog.open) return;
        if (kind !== this.#kind) continue;
        const { title, ...layout } = figure.layout;
        // Plotly would cut a title that is longer than the chart is wide.
        this.#frame("", title.text, counts);
        await Plotly.react(plot(), figure.data, layout, CONFIG);
        await new Promise((resolve) => (this.#timer = window.setTimeout(resolve, APART)));
      }
    } catch (error) {
      this.#frame(t("The chart can't be drawn: {reason}", { reason: error instanceof Error ? error.message : String(error) }));
    } finally {
      this.#busy = false;
    }
  }
}
