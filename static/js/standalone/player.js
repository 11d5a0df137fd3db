/** The player of a file that stands alone: steps, training, where one is, and the way back. */
import { html, nothing } from "../../vendor/lit.js";
import { decimalsFor, formatCount, formatNumber } from "../model/format.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { rich } from "../words/rich.js";
import { t } from "../words/words.js";

/** Decimals of the loss. */
const PRECISION = 4;

export class RowcolAlonePlayer extends ShellElement {
  render() {
    const { store, player } = this;
    const frame = store?.frame.value;
    const program = store?.program.value;
    if (!store || !player || !frame || !program) return nothing;
    const { step, iteration } = player.cursor();
    const { length } = program.steps;
    const stepping = store.playing.value === "steps";
    const training = store.playing.value === "iterations";
    /** @param {string} sign @param {string} says @param {() => void} act @param {boolean} [off] */
    const button = (sign, says, act, off = false) => html`<button class="embed-player__button" type="button" title=${says} aria-label=${says}
      ?disabled=${off} @click=${act}>${icon(sign)}</button>`;
    return html`
      ${button("back", t("Step back ([)"), () => player.stepBy(-1), step === 0 && iteration === 0)}
      ${button(stepping ? "pause" : "play", stepping ? t("Pause (space)") : t("Play the steps (space)"), () => player.toggle("steps"))}
      ${button("on", t("Next step (])"), () => player.stepBy(1))}
      <p class="embed-player__step">${t("step {step} of {steps}", { step: step + 1, steps: length })} · ${t("iteration {iteration}", { iteration: formatCount(iteration) })}
        · ${rich("loss {value}", { value: html`<b>${formatNumber(frame.loss, decimalsFor([frame.loss], frame.decimals ?? PRECISION))}</b>` })}</p>
      ${store.learns && !(/** @type {any} */ (program.spec).batch_size)
        ? html`<button class="embed-player__reset" type="button" title=${training ? t("Pause (T)") : t("Train (T)")} @click=${() => player.toggle("iterations")}>${icon(training ? "pause" : "play")}${training ? t("Pause") : t("Train")}</button>`
        : nothing}
      ${button("undo", t("Undo"), () => player.changes.undo(), !player.changes.canUndo.value)}
      ${button("redo", t("Redo"), () => player.changes.redo(), !player.changes.canRedo.value)}
      <button class="embed-player__reset" type="button" title=${t("Back to iteration 0, without edits")} ?disabled=${!player.moved} @click=${() => player.reset()}>${t("Reset")}</button>`;
  }
}

customElements.define("rowcol-alone-player", RowcolAlonePlayer);
