import { html, repeat, svg } from "../../vendor/lit.js";
import { HEIGHT, WIDTH, thumbnail } from "../model/thumbnail.js";
import { PHASE_NAMES } from "../model/naming.js";
import { t } from "../words/words.js";
import { ShellElement } from "./element.js";

/** @typedef {import("../model/types.js").Step} Step */

/** @type {import("../model/types.js").Phase[]} */
const PHASES = ["forward", "loss", "backward", "update"];

/**
 * Every step of the iteration as a thumbnail of its result. Click, drag or use the arrow keys: the
 * strip is the scrubber.
 */
export class RowcolFilmstrip extends ShellElement {
  watcher = new ResizeObserver(() => this.#fade());
  #dragging = false;
  #shown = -1;

  /** @param {PointerEvent} event */
  #point(event) {
    this.#choose(document.elementFromPoint(event.clientX, event.clientY));
  }

  /** @param {EventTarget|null} target */
  #choose(target) {
    const thumb = target instanceof Element ? target.closest("[data-step]") : null;
    if (thumb instanceof HTMLElement && this.contains(thumb)) this.#go(Number(thumb.dataset.step));
  }

  /** @param {number} step */
  #go(step) {
    if (step !== this.player?.cursor().step) this.player?.toStep(step);
  }

  /** @param {PointerEvent} event */
  #down = (event) => {
    if (event.button !== 0) return;
    // A finger scrolls the strip; its tap is a click.
    this.#dragging = event.pointerType === "mouse";
    if (!this.#dragging) return;
    this.#point(event);
    window.addEventListener("pointerup", this.#up, { once: true });
  };

  #up = () => {
    this.#dragging = false;
    this.#reveal();
  };

  /** @param {PointerEvent} event */
  #move = (event) => {
    if (this.#dragging && event.buttons & 1) this.#point(event);
    else this.#dragging = false;
  };

  /** @param {MouseEvent} event */
  #click = (event) => this.#choose(event.target);

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    this.player?.stepBy(by);
  };

  /** Fades the ends of the strip where more of it is hidden. */
  #fade = () => {
    const strip = this.querySelector(".filmstrip");
    if (!strip) return;
    strip.classList.toggle("filmstrip--before", strip.scrollLeft > 1);
    strip.classList.toggle("filmstrip--after", strip.scrollLeft + strip.clientWidth < strip.scrollWidth - 1);
  };

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  updated() {
    this.#fade();
    // While the button is down the step under the pointer stays there.
    if (!this.#dragging) this.#reveal();
  }

  /** Bring the selected step into sight, once it is another one. */
  #reveal() {
    const index = this.store?.stepIndex.value ?? -1;
    const strip = this.querySelector(".filmstrip");
    const thumb = this.querySelector("[aria-selected=true]");
    if (!strip || !(thumb instanceof HTMLElement) || index === this.#shown) return;
    this.#shown = index;
    const room = strip.getBoundingClientRect();
    const box = thumb.getBoundingClientRect();
    const margin = box.width;
    if (box.left - margin < room.left) strip.scrollLeft += box.left - margin - room.left;
    else if (box.right + margin > room.right) strip.scrollLeft += box.right + margin - room.right;
    if (this.contains(document.activeElement)) thumb.focus({ preventScroll: true });
  }

  /** @param {Step} step */
  #thumb(step) {
    const store = /** @type {import("../state/store.js").Store} */ (this.store);
    const chosen = step.index === store.stepIndex.value;
    const path = store.path.value?.boxes.get(step.output);
    const cells = thumbnail(
      store.matrices.value,
      store.matrix(step.output),
      store.frame.value?.views.get(step.output),
      (row, column) => store.isHidden({ matrix: step.output, row, column }),
    );
    const said = { step: step.index + 1, phase: PHASE_NAMES[step.phase], title: step.title };
    return html`<div class="filmstrip__step ${path ? "filmstrip__step--path" : ""}" role="option" id="step-${step.index}" data-step=${step.index}
      aria-selected=${chosen} tabindex=${chosen ? 0 : -1} title="${step.index + 1}. ${step.title}"
      aria-label="${path ? t("Step {step}, {phase}: {title}, on the path", said) : t("Step {step}, {phase}: {title}", said)}, ${step.caption}">
      <svg class="filmstrip__picture" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
        ${cells.map(
          (cell) => svg`<rect class="role-${cell.role}" x=${cell.x} y=${cell.y} width=${cell.size} height=${cell.size} rx="1.8" fill-opacity=${cell.strength.toFixed(2)}></rect>`,
        )}
      </svg>
      <span class="filmstrip__caption">${step.caption}</span>
    </div>`;
  }

  render() {
    const steps = this.store?.program.value?.steps ?? [];
    return html`<div class="filmstrip" role="listbox" aria-label=${t("Steps of the iteration")} aria-orientation="horizontal"
      @pointerdown=${this.#down} @pointermove=${this.#move} @click=${this.#click} @scroll=${this.#fade} @keydown=${this.#key}>
      ${PHASES.map((phase) => [phase, steps.filter((step) => step.phase === phase)])
        .filter(([, own]) => own.length > 0)
        .map(
          ([phase, own]) => html`<div class="filmstrip__phase filmstrip__phase--${phase}" role="group" aria-label=${PHASE_NAMES[/** @type {import("../model/types.js").Phase} */ (phase)]}>
            <p class="filmstrip__name" aria-hidden="true"><span>${PHASE_NAMES[/** @type {import("../model/types.js").Phase} */ (phase)]}</span></p>
            <div class="filmstrip__steps">
              ${repeat(/** @type {Step[]} */ (own), (step) => step.index, (step) => this.#thumb(step))}
            </div>
          </div>`,
        )}
    </div>`;
  }
}

customElements.define("rowcol-filmstrip", RowcolFilmstrip);
