/**
 * The answer: dominoes, explanation, and the fixes to try.
 *
 * @typedef {import("./ask.js").Answer} Answer
 * @typedef {import("./ask.js").Option} Option
 */
import { LitElement, html, nothing } from "../../vendor/lit.js";
import { t } from "../words/words.js";
import { drawPicture } from "./draw.js";

export class RowcolShapes extends LitElement {
  static properties = {
    answer: { attribute: false },
    refused: { attribute: false },
    tried: { attribute: false },
    joined: { state: true },
  };

  constructor() {
    super();
    /** @type {Answer|null} */
    this.answer = null;
    /** @type {string|null} */
    this.refused = null;
    /** @type {number|null} the fix that is tried */
    this.tried = null;
    this.joined = false;
  }

  /** Light DOM: the page's CSS holds inside. */
  createRenderRoot() {
    return this;
  }

  get option() {
    return this.tried === null ? undefined : this.answer?.options[this.tried];
  }

  get picture() {
    return this.option?.picture ?? this.answer?.picture;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("answer") || changed.has("tried")) this.joined = false;
  }

  /**
   * Pieces that fit slide together from where they stood apart.
   *
   * @param {Map<string, unknown>} changed
   */
  updated(changed) {
    if (!this.picture?.fits || !(changed.has("answer") || changed.has("tried"))) return;
    requestAnimationFrame(() => requestAnimationFrame(() => (this.joined = true)));
  }

  /** @param {number|null} n */
  #try(n) {
    this.tried = n;
    this.dispatchEvent(new CustomEvent("tried"));
  }

  render() {
    const { answer, picture } = this;
    if (this.refused) {
      return html`<div class="shapes-refused" role="status">
        <h2 class="shapes-verdict">${this.refused[0].toUpperCase()}${this.refused.split(". ")[0].slice(1)}</h2>
        <p>${t("The examples show what can be read: so can many more messages of PyTorch, NumPy, TensorFlow, Keras and JAX, and two shapes or a chain of them.")}</p>
      </div>`;
    }
    if (!answer || !picture) return nothing;
    return html`
      <div class="shapes-top">
        <div role="status"><h2 class="shapes-verdict ${picture.fits ? "" : "shapes-verdict--apart"}">${this.#verdict()}</h2></div>
        ${this.option ? html`<button class="button" type="button" @click=${() => this.#try(null)}>${t("Back to the mismatch")}</button>` : nothing}
      </div>
      <div class="shapes-stage">
        ${drawPicture(picture, this.joined)}
        <code class="shapes-line">${this.option?.code ?? ""}</code>
      </div>
      <div class="shapes-words">
        <p>${answer.says}</p>
        ${answer.cause ? html`<p><b>${answer.cause}</b></p>` : nothing}
      </div>
      ${answer.options.length ? html`<h2>${t("Try a fix")}</h2>
        <ol class="shapes-fixes">${answer.options.map((option, n) => this.#fix(option, n))}</ol>` : nothing}`;
  }

  #verdict() {
    if (this.option) return this.option.condition ? t("It fits, if {condition}", { condition: this.option.condition }) : t("With this fix they fit");
    return this.answer?.fits ? t("They fit") : t("They don't fit");
  }

  /**
   * @param {Option} option
   * @param {number} n
   */
  #fix({ does, why, condition, code }, n) {
    const pressed = this.tried === n;
    return html`<li>
      <button class="shapes-fix" type="button" aria-pressed=${pressed} @click=${() => this.#try(pressed ? null : n)}>
        <span class="shapes-fix__does">${does}${condition ? html`<span class="shapes-fix__if">${t(", if {condition}", { condition })}</span>` : nothing}</span>
        <code class="shapes-fix__code">${code}</code>
        ${why ? html`<span class="shapes-fix__why">${why}</span>` : nothing}
      </button>
    </li>`;
  }
}

customElements.define("rowcol-shapes", RowcolShapes);
