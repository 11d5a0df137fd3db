import { html, nothing } from "../../../vendor/lit.js";
import { signal } from "../../../vendor/signals.js";
import { formatCount } from "../../model/format.js";
import { ShellElement } from "../../shell/element.js";
import { icon } from "../../shell/icons.js";
import { t } from "../../words/words.js";
import { keepNotes, readNotes } from "./notes.js";

/** @typedef {import("./remote.js").Remote} Remote */

/** What the speaker sees: the step that is shown, the next one, notes, and how long it goes on. */
export class RowcolSpeaker extends ShellElement {
  static properties = { ...ShellElement.properties, remote: { attribute: false } };

  constructor() {
    super();
    /** @type {Remote|null} */
    this.remote = null;
    /** The speaker's own notes of this network. @type {import("../../../vendor/signals.js").Signal<{network: string, notes: Record<string, string>, kept: boolean}>} */
    this.notes = signal({ network: "", notes: /** @type {Record<string, string>} */ ({}), kept: true });
  }

  /** @param {string} network */
  #notesOf(network) {
    if (this.notes.value.network !== network) this.notes.value = { network, notes: readNotes(network), kept: true };
    return this.notes.value;
  }

  /** @param {string} output @param {string} text */
  #write(output, text) {
    const { network, notes } = this.notes.value;
    const written = { ...notes, [output]: text };
    this.notes.value = { network, notes: written, kept: keepNotes(network, written) };
  }

  render() {
    const { remote } = this;
    const program = remote?.now.program.value;
    if (!remote || !program || !remote.now.frame.value) return html`<p class="speaker__wait" role="status">${this.#waiting()}</p>`;
    return html`
      ${this.#head(remote, program)}
      <section class="speaker__now" aria-label=${t("This step")}>
        <rowcol-formula .store=${remote.now}></rowcol-formula>
        <rowcol-stage .store=${remote.now}></rowcol-stage>
      </section>
      ${this.#next(remote)} ${this.#notes(remote, program)}`;
  }

  #waiting() {
    return this.remote?.picture.value === "gone"
      ? t("The projected page was closed.")
      : t("Waiting for the projected page. Open this view from there, with S while presenting.");
  }

  /**
   * @param {Remote} remote
   * @param {import("../../model/types.js").Program} program
   */
  #head(remote, program) {
    const { now } = remote;
    const playing = now.playing.value;
    /** @param {string} sign @param {string} says @param {() => void} act */
    const button = (sign, says, act) => html`<button class="button button--square" type="button" title=${says} aria-label=${says} @click=${act}>${icon(sign)}</button>`;
    return html`<header class="speaker__head">
      <div class="speaker__buttons" role="group" aria-label=${t("Steps")}>
        ${button("back", t("Step back (Page Up)"), () => remote.stepBy(-1))}
        ${button(playing === "steps" ? "pause" : "play", playing === "steps" ? t("Pause (space)") : t("Play the steps (space)"), () => remote.toggle("steps"))}
        ${button("on", t("Next step (Page Down)"), () => remote.stepBy(1))}
        <button class="button" type="button" aria-pressed=${now.black.value ? "true" : "false"} title=${t("Black screen (B)")} @click=${() => (now.black.value = !now.black.value)}>${t("Black")}</button>
      </div>
      <p class="speaker__place"><b>${program.title}</b> ${t("step {step} of {steps}", { step: now.stepIndex.value + 1, steps: program.steps.length })} · ${t("iteration {iteration}", { iteration: formatCount(now.frame.value?.iteration ?? 0) })}</p>
      <p class="speaker__says" role="status">${this.#says(remote)}</p>
      <rowcol-timer></rowcol-timer>
    </header>`;
  }

  /** @param {Remote} remote what the speaker has to know */
  #says({ picture, now, unseen }) {
    if (picture.value === "gone") return t("The projected page was closed.");
    if (now.black.value) return t("The screen is black.");
    if (unseen.value) return t("No connection: the iterations seen so far can be shown.");
    return now.connection.value === "lost" ? t("No connection. The steps of this iteration go on.") : nothing;
  }

  /** @param {Remote} remote */
  #next(remote) {
    const { next, now } = remote;
    const other = remote.nextIteration.value !== (now.frame.value?.iteration ?? 0);
    return html`<section class="speaker__next" aria-label=${t("Next step")}>
      <h2>${other ? t("Next: iteration {iteration}", { iteration: formatCount(remote.nextIteration.value) }) : t("Next step")}</h2>
      <rowcol-formula .store=${next}></rowcol-formula>
      ${next.frame.value ? html`<rowcol-stage .store=${next} inert></rowcol-stage>` : html`<p class="speaker__later">${t("Its numbers are not computed yet.")}</p>`}
    </section>`;
  }

  /**
   * @param {Remote} remote
   * @param {import("../../model/types.js").Program} program
   */
  #notes({ now, tour }, program) {
    const step = program.steps[now.stepIndex.value];
    const { notes, kept } = this.#notesOf(program.network);
    const stop = tour.value;
    return html`<section class="speaker__notes" aria-label=${t("Notes")}>
      <div class="speaker__said">
        <h2>${t("Notes")}</h2>
        ${stop ? html`<p><b>${t("Tour, {place}: {title}", { place: stop.place, title: stop.title })}</b></p><p>${stop.text}</p>` : nothing}
        <p>${now.isProduct.value ? wordsOf(step, now.lens.value) : step.text}</p>
        <p><code>${step.numpy}</code></p>
      </div>
      <label class="speaker__own">${kept ? t("Your notes on this step, kept in this browser") : t("Your notes on this step, kept while this window is open")}
        <textarea class="speaker__field" .value=${notes[step.output] ?? ""} @input=${(/** @type {any} */ event) => this.#write(step.output, event.currentTarget.value)}></textarea>
      </label>
    </section>`;
  }
}

/**
 * @param {import("../../model/types.js").Step} step
 * @param {import("../../model/types.js").Lens} lens
 * @returns {string} what the lens says of the product
 */
function wordsOf({ words, text }, lens) {
  return words[lens]?.map((segment) => (typeof segment === "string" ? segment : segment.text)).join("") ?? text;
}

customElements.define("rowcol-speaker", RowcolSpeaker);
