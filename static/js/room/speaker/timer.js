import { html } from "../../../vendor/lit.js";
import { signal } from "../../../vendor/signals.js";
import { ShellElement } from "../../shell/element.js";
import { language, t } from "../../words/words.js";
import { cleared, elapsed, reading, started, turned } from "../elapsed.js";

const OFTEN = 250;

/** How long the lecture goes on, and what time it is. It runs from the moment the view is opened. */
export class RowcolTimer extends ShellElement {
  timer = signal(started(performance.now()));
  now = signal(performance.now());
  /** @type {ReturnType<typeof setInterval>|undefined} */
  #ticking;

  connectedCallback() {
    super.connectedCallback();
    this.#ticking = setInterval(() => (this.now.value = performance.now()), OFTEN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#ticking);
  }

  /** @param {typeof turned} change */
  #change(change) {
    const now = performance.now();
    this.timer.value = change(this.timer.value, now);
    this.now.value = now;
  }

  render() {
    const running = this.timer.value.since !== null;
    const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(new Date());
    return html`<div class="timer" role="group" aria-label=${t("Timer")}>
      <span class="timer__elapsed" role="timer" aria-label=${t("Elapsed")}>${reading(elapsed(this.timer.value, this.now.value))}</span>
      <button class="button" type="button" @click=${() => this.#change(turned)}>${running ? t("Pause") : t("Start")}</button>
      <button class="button" type="button" @click=${() => this.#change(cleared)}>${t("Reset")}</button>
      <span class="timer__clock" aria-label=${t("Time")}>${time}</span>
    </div>`;
  }
}

customElements.define("rowcol-timer", RowcolTimer);
