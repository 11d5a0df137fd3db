import { html, live } from "../../vendor/lit.js";
import { parseIteration } from "../model/cursor.js";
import { formatCount } from "../model/format.js";
import { t } from "../words/words.js";
import { ShellElement } from "./element.js";
import { icon } from "./icons.js";
import { sayInvalid } from "./invalid.js";

/** @type {[number, string][]} */
const SPEEDS = [
  [0.25, "¼×"],
  [0.5, "½×"],
  [1, "1×"],
  [2, "2×"],
  [4, "4×"],
  [8, "8×"],
  [16, "16×"],
  [Infinity, t("all out")],
];

/** @type {[string, string][]} the keys that are named beside the player */
const HINTS = [
  ["[ ]", t("step")],
  [t("space"), t("play")],
  ["T", t("train")],
  ["V", t("lens")],
  ["?", t("keys")],
];

/** The buttons of the player, and where one is. */
export class RowcolTransport extends ShellElement {
  /** What is being typed as the iteration; numbers that come meanwhile leave it alone. @type {string|null} */
  #typing = null;

  /** @param {Event} event */
  #iteration(event) {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    const iteration = parseIteration(field.value);
    if (iteration === null) return sayInvalid(field, t("An iteration is a whole number from 0, such as 100."));
    this.#typing = null;
    this.player?.toIteration(iteration);
  }

  /** What the server refuses about an iteration that was typed is said beside the field. */
  updated() {
    const error = this.store?.error.value;
    const field = /** @type {HTMLInputElement|null} */ (this.querySelector("#iteration"));
    if (!this.store || !field || error?.where !== "iteration" || document.activeElement !== field) return;
    this.store.error.value = null;
    sayInvalid(field, error.message);
  }

  /** @param {Event} event */
  #speed(event) {
    const select = /** @type {HTMLSelectElement} */ (event.currentTarget);
    if (this.store) this.store.speed.value = SPEEDS[select.selectedIndex][0];
  }

  render() {
    const { store, player } = this;
    if (!store || !player) return;
    const playing = store.playing.value;
    const ready = store.frame.value !== null;
    const cursor = player.cursor();
    const steps = store.program.value?.steps.length ?? 0;
    const training = playing === "iterations";
    /** @param {string} sign @param {string} says @param {() => void} act @param {boolean} [off] */
    const button = (sign, says, act, off = false) => html`<button
      class="transport__button"
      type="button"
      title=${says}
      aria-label=${says}
      ?disabled=${!ready || off}
      @click=${act}
    >${icon(sign)}</button>`;
    return html`
      <div class="transport">
        <div class="transport__buttons" role="group" aria-label=${t("Steps")}>
          ${button("first", t("First step (Home)"), () => player.toStart(), cursor.iteration === 0 && cursor.step === 0)}
          ${button("back", t("Step back ([)"), () => player.stepBy(-1), cursor.iteration === 0 && cursor.step === 0)}
          ${button(
            playing === "steps" ? "pause" : "play",
            playing === "steps" ? t("Pause (space)") : t("Play the steps (space)"),
            () => player.toggle("steps"),
          )}
          ${button("on", t("Next step (])"), () => player.stepBy(1))}
          ${button("next", t("Next iteration"), () => player.goTo({ iteration: cursor.iteration + 1, step: 0 }))}
        </div>
        <button class="transport__train" type="button" title=${training ? t("Pause (T)") : store.learns ? t("Train (T)") : t("There is nothing to train")} ?disabled=${!ready || !store.learns} @click=${() => player.toggle("iterations")}>
          ${icon(training ? "pause" : "play")}${training ? t("Pause") : t("Train")}
        </button>
        <p class="transport__status">
          <span class="transport__step">${t("step {step} of {steps}", { step: cursor.step + 1, steps: steps || "…" })}</span>
          <span class="transport__dot" aria-hidden="true">·</span>
          <label class="transport__label" for="iteration">${t("iteration")}</label>
          <input class="transport__field" id="iteration" inputmode="numeric" autocomplete="off" size="6"
            title=${t("Type an iteration to go there")} .value=${live(this.#typing ?? formatCount(cursor.iteration))} ?disabled=${!ready}
            @input=${(/** @type {any} */ event) => (this.#typing = event.currentTarget.value)}
            @blur=${() => (this.#typing = null)}
            @change=${this.#iteration} @focus=${(/** @type {any} */ event) => event.currentTarget.select()}>
          <span class="transport__dot" aria-hidden="true">·</span>
          <select class="transport__speed" aria-label=${t("Speed")} title=${t("Speed")} @change=${this.#speed}>
            ${SPEEDS.map(([speed, text]) => html`<option ?selected=${speed === store.speed.value}>${text}</option>`)}
          </select>
          <button class="transport__reset" type="button" title=${t("Back to iteration 0, without edits")} ?disabled=${!ready || !player.moved} @click=${() => player.reset()}>${t("Reset")}</button>
        </p>
        <rowcol-changes .store=${store} .player=${player}></rowcol-changes>
        <p class="transport__hints" aria-hidden="true">
          ${HINTS.map(([key, does]) => html`<span><b>${key}</b> ${does}</span>`)}
        </p>
      </div>
    `;
  }
}

customElements.define("rowcol-transport", RowcolTransport);
