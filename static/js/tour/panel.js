/**
 * The tour's panel: one stop at a time, its task, and the way to the others.
 *
 * @typedef {import("./tour.js").Tour} Tour
 * @typedef {import("./tour.js").Stop} Stop
 */
import { html, nothing } from "../../vendor/lit.js";
import { effect, signal, untracked } from "../../vendor/signals.js";
import { setConvention } from "../reading/switches.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { ownConvention } from "../state/opening.js";
import { t } from "../words/words.js";
import { enter } from "./enter.js";
import { light } from "./light.js";
import { prose } from "./prose.js";
import { stopList } from "./stop-list.js";
import { saidOf, taskBox } from "./task-box.js";
import { isDone } from "./tasks.js";
import { fill, plain } from "./text.js";
import { fetchTour } from "./tour.js";

/** What an address may say besides a stop without saying where one is. */
const NO_PLACE = new Set(["tour", "stop", "theme", "decimals", "labels", "convention"]);

export class RowcolTour extends ShellElement {
  /** @type {import("../../vendor/signals.js").Signal<Tour|null>} */
  tour = signal(/** @type {Tour|null} */ (null));
  /** How the stop stands: its task is waited for once the page is there. @type {import("../../vendor/signals.js").Signal<"coming"|"open"|"done"|"told">} */
  standing = signal(/** @type {"coming"|"open"|"done"|"told"} */ ("coming"));
  /** The stops whose tasks were done, as "tour 3". @type {import("../../vendor/signals.js").Signal<ReadonlySet<string>>} */
  finished = signal(/** @type {ReadonlySet<string>} */ (new Set()));
  listed = signal(false);
  /** On small screens only the line with the buttons is left. */
  folded = signal(false);
  #entered = "";
  /** The stop that was asked for here, not by a link. */
  #chosen = "";
  /** @type {() => void} */
  #cancel = () => {};
  /** @type {(() => void)[]} */
  #watching = [];

  firstUpdated() {
    this.#watching = [effect(() => this.#follow()), effect(() => this.#notice())];
    const column = document.getElementById("network");
    if (!column) return;
    const sizes = new ResizeObserver(() => this.style.setProperty("--tour-width", `${column.offsetWidth}px`));
    sizes.observe(column);
    this.#watching.push(() => sizes.disconnect());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#watching) stop();
    this.#cancel();
  }

  /** On small screens the page keeps as much room below as the panel takes. */
  updated() {
    const height = this.querySelector("section")?.offsetHeight ?? 0;
    document.documentElement.style.setProperty("--tour-sheet", `${height}px`);
  }

  /** @returns {Stop|null} */
  get stop() {
    const at = this.store?.tour.value;
    const tour = this.tour.value;
    return at && tour?.name === at.name ? (tour.stops[at.stop - 1] ?? null) : null;
  }

  /** Fetches the tour that is asked for and enters the stop that is, once its network is open. */
  #follow() {
    const at = this.store?.tour.value ?? null;
    document.body.classList.toggle("touring", at !== null);
    const { store, player } = this;
    if (!store || !player || !at) {
      this.#entered = "";
      return;
    }
    const tour = this.tour.value;
    if (tour?.name !== at.name) {
      untracked(() => this.#fetch(at.name));
      return;
    }
    const stop = tour.stops[at.stop - 1];
    if (!stop) {
      store.tour.value = { ...at, stop: Math.max(1, Math.min(tour.stops.length, at.stop)) };
      return;
    }
    document.body.dataset.tour = stop.look;
    const program = store.program.value;
    const key = `${at.name} ${at.stop}`;
    if (program && player.source.network !== at.name) {
      store.tour.value = null;
      return;
    }
    if (!program || store.frame.value === null || player.aim.value !== null || this.#entered === key) return;
    // A link says tour and stop one after the other.
    queueMicrotask(() => {
      if (store.tour.value === at && this.#entered !== key) this.#arrive(at, stop, program);
    });
  }

  /**
   * @param {{name: string, stop: number}} at
   * @param {Stop} stop
   * @param {import("../model/types.js").Program} program
   */
  #arrive(at, stop, program) {
    const { store, player } = this;
    if (!store || !player) return;
    const key = `${at.name} ${at.stop}`;
    const placed = key !== this.#chosen && hasPlace(at);
    if (program.convention !== ownConvention(program.spec)) {
      // The address may say more once the answer is here.
      if (!placed) this.#chosen = key;
      setConvention(store, player, ownConvention(program.spec));
    } else if (player.source.spec === null) {
      this.#entered = key;
      this.#enter(stop, placed);
    }
  }

  /** @param {string} name */
  async #fetch(name) {
    try {
      this.tour.value = await fetchTour(name);
    } catch {
      if (!this.store || this.store.tour.value?.name !== name) return;
      this.store.error.value = { code: "no_tour", message: t("The tour “{name}” can’t be fetched.", { name }), where: null };
      this.store.tour.value = null;
    }
  }

  /** @param {Stop} stop @param {boolean} placed whether the page stands already where a link says */
  #enter(stop, placed) {
    const { store, player } = this;
    if (!store || !player) return;
    this.#cancel();
    light(store, null);
    this.standing.value = "coming";
    this.listed.value = this.folded.value = false;
    if (placed) this.standing.value = "open";
    else this.#cancel = enter(store, player, stop, () => (this.standing.value = "open"));
  }

  /** Sees when the task is done. */
  #notice() {
    const { store, stop } = this;
    if (!store || !stop || !["open", "told"].includes(this.standing.value) || !isDone(store, stop.task)) return;
    const at = store.tour.value;
    this.finished.value = new Set(this.finished.peek()).add(`${at?.name} ${at?.stop}`);
    this.standing.value = "done";
  }

  /** @param {number} by stops */
  move(by) {
    const at = this.store?.tour.value;
    const count = this.tour.value?.stops.length ?? 0;
    if (at && at.stop + by >= 1 && at.stop + by <= count) this.goTo(at.stop + by);
  }

  /** @param {number} stop */
  goTo = (stop) => {
    const at = this.store?.tour.value;
    if (!this.store || !at) return;
    this.#chosen = `${at.name} ${stop}`;
    this.#entered = "";
    this.standing.value = "coming";
    this.store.tour.value = { ...at, stop };
  };

  /** Where one is stays as it is. */
  leave() {
    if (!this.store) return;
    const inside = this.contains(document.activeElement);
    light(this.store, null);
    this.store.tour.value = null;
    if (inside) /** @type {HTMLElement|null} */ (document.querySelector(".guide__tour"))?.focus();
  }

  /** The network as the tour knows it, in place of one that was changed. */
  restore = () => {
    const at = this.store?.tour.value;
    this.#entered = "";
    if (at) this.player?.open(at.name);
  };

  /** Rows and columns as the tour speaks of them, in place of the other convention. */
  turnBack = () => {
    const { store, player } = this;
    if (store?.program.value && player) setConvention(store, player, ownConvention(store.program.value.spec));
  };

  /** For who has asked for the tour: what is read next is its first words. */
  async takeFocus() {
    while (this.store?.tour.value && !this.querySelector(".tour__title")) await new Promise((next) => requestAnimationFrame(next));
    /** @type {HTMLElement|null} */ (this.querySelector(".tour__title"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (this.listed.value) {
      this.listed.value = false;
      /** @type {HTMLElement|null} */ (this.querySelector(".tour__progress"))?.focus();
    } else this.leave();
  };

  #next = () => {
    const at = this.store?.tour.value;
    if (at && at.stop === this.tour.value?.stops.length) this.leave();
    else this.move(1);
  };

  render() {
    const { store, player, stop } = this;
    const [program, frame] = [store?.program.value, store?.frame.value];
    if (!store || !player || !stop || !program || !frame) return html`<p class="hidden-text" role="status"></p>`;
    const tour = /** @type {Tour} */ (this.tour.value);
    const at = /** @type {{name: string, stop: number}} */ (store.tour.value);
    const last = tour.stops.length;
    const say = (/** @type {string} */ text) => fill(text, { program, frame, task: stop.task });
    const place = t("{stop} of {last}", { stop: at.stop, last });
    const listed = this.listed.value;
    return html`<p class="hidden-text" role="status">${this.#said(say)}</p>
      <section class="tour ${this.folded.value ? "tour--folded" : ""}" aria-label=${t("Tour: {title}", { title: tour.title })} @keydown=${this.#key}>
        <div class="tour__track" aria-hidden="true">${tour.stops.map((_, n) => html`<i class=${n < at.stop ? "tour__mark tour__mark--on" : "tour__mark"}></i>`)}</div>
        <div class="tour__head">
          <button class="tour__progress" type="button" aria-expanded=${listed ? "true" : "false"} title=${t("All stops")} @click=${() => (this.listed.value = !listed)}>
            <span class="hidden-text">${t("Tour, stop")} </span>${place}<svg class="tour__down" viewBox="0 0 10 10" aria-hidden="true"><path d="M0 2h10L5 8.5z"></path></svg>
          </button>
          <button class="button tour__back" type="button" title=${t("The stop before (Shift N)")} aria-disabled=${at.stop === 1 ? "true" : "false"} @click=${() => this.move(-1)}>${t("Back")}</button>
          <button class="button tour__next" type="button" title=${at.stop === last ? t("Leave the tour (Esc)") : t("Next stop (N)")} @click=${this.#next}>${at.stop === last ? t("Finish") : t("Next")}</button>
          <button class="tour__fold" type="button" aria-expanded=${this.folded.value ? "false" : "true"} @click=${() => (this.folded.value = !this.folded.value)}>${this.folded.value ? t("Show") : t("Hide")}</button>
          <button class="tour__close" type="button" aria-label=${t("Leave the tour (Esc)")} title=${t("Leave the tour (Esc)")} @click=${() => this.leave()}>${icon("close")}</button>
        </div>
        <div class="tour__body">
          ${listed
            ? stopList(tour, at.stop, say, (n) => this.finished.value.has(`${at.name} ${n}`), this.goTo)
            : html`<h2 class="tour__title" tabindex="-1">${say(stop.title)}</h2>
                ${player.source.spec !== null ? this.#changed() : this.#isTurned(stop, program) ? this.#turned() : html`<p class="tour__text">${prose(store, say(stop.text))}</p>${taskBox(this, stop, say)}`}`}
        </div>
      </section>`;
  }

  #changed() {
    return html`<p class="tour__text">${t("This stop speaks of the network as it was. It has been changed since.")}</p>
      <button class="button" type="button" @click=${this.restore}>${t("Open it as it was")}</button>`;
  }

  /**
   * @param {Stop} stop
   * @param {import("../model/types.js").Program} program
   * @returns {boolean} whether rows and columns were exchanged since the stop was entered, and not for its task
   */
  #isTurned(stop, program) {
    return this.standing.value !== "coming" && stop.task.kind !== "convention" && program.convention !== ownConvention(program.spec);
  }

  #turned() {
    return html`<p class="tour__text">${t("This stop speaks of rows and columns as they were. They have been exchanged since.")}</p>
      <button class="button" type="button" @click=${this.turnBack}>${t("Exchange them again")}</button>`;
  }

  /**
   * What is announced: the stop when it is entered, then how its task goes.
   *
   * @param {(text: string) => string} say
   */
  #said(say) {
    const { stop } = this;
    const at = this.store?.tour.value;
    const standing = this.standing.value;
    if (!stop || !at || standing === "coming") return nothing;
    if (standing === "done") return t("Done. {praise}", { praise: plain(saidOf(this.store, stop.task, "praise", say)) });
    if (standing === "told") return plain(saidOf(this.store, stop.task, "praise", say));
    const last = this.tour.value?.stops.length ?? 0;
    return t("Stop {stop} of {last}: {title}. {text} {hint}", { stop: at.stop, last, title: say(stop.title), text: plain(untracked(() => say(stop.text))), hint: plain(saidOf(this.store, stop.task, "hint", say)) });
  }
}

/**
 * @param {{name: string, stop: number}} at
 * @returns {boolean} whether the address that names the stop also says where one is
 */
function hasPlace({ name, stop }) {
  const said = new URLSearchParams(location.hash.slice(1));
  if (said.get("tour") !== name || Number(said.get("stop") ?? 1) !== stop) return false;
  return [...said.keys()].some((key) => !NO_PLACE.has(key));
}

customElements.define("rowcol-tour", RowcolTour);
