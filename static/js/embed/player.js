/** The slim player: back, play, next, where one is, and the way to the whole of Rowcol. */
import { html, nothing } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";

export class RowcolEmbedPlayer extends ShellElement {
  static properties = { ...ShellElement.properties, shows: { attribute: false }, works: { attribute: false } };

  constructor() {
    super();
    /** Whether a control is shown. @type {(control: string) => boolean} */
    this.shows = () => true;
    /** Whether it does what it says. @type {(control: string) => boolean} */
    this.works = () => true;
  }

  render() {
    const { store, player } = this;
    if (!store || !player) return nothing;
    const steps = store.program.value?.steps.length ?? 0;
    if (!steps || !store.frame.value) return nothing;
    const { step, iteration } = player.cursor();
    const playing = store.playing.value === "steps";
    const fixed = !this.works("step");
    /** @param {string} sign @param {string} says @param {() => void} act @param {boolean} [off] */
    const button = (sign, says, act, off = false) => html`<button class="embed-player__button" type="button" title=${says} aria-label=${says}
      ?disabled=${fixed || off} @click=${act}>${icon(sign)}</button>`;
    return html`
      ${this.shows("step") ? button("back", t("Step back"), () => player.stepBy(-1), step === 0 && iteration === 0) : nothing}
      ${this.shows("play") ? button(playing ? "pause" : "play", playing ? t("Pause") : t("Play the steps"), () => player.toggle("steps")) : nothing}
      ${this.shows("step") ? button("on", t("Next step"), () => player.stepBy(1)) : nothing}
      <p class="embed-player__step" data-short="${step + 1} / ${steps}"><span class="embed-player__long">${t("step {step} of {steps}", { step: step + 1, steps })}</span>${
        iteration > 0 ? html`<span class="embed-player__iteration"> · ${t("iteration {iteration}", { iteration: formatCount(iteration) })}</span>` : nothing}</p>
      ${this.shows("edit") && player.edits.value.length > 0
        ? html`<button class="embed-player__reset" type="button" @click=${() => player.changes.undo()}>${icon("undo")}${t("Undo")}</button>`
        : nothing}`;
  }
}

customElements.define("rowcol-embed-player", RowcolEmbedPlayer);
