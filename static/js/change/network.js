/** The form for another network: what it may be is the server's to say, at the field that is meant. */
import { html, nothing } from "../../vendor/lit.js";
import { isDense } from "../model/bias-style.js";
import { formatCount, localized } from "../model/format.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { counted, t } from "../words/words.js";
import { casesPart } from "./network-cases.js";
import { layersPart } from "./network-layers.js";
import { trainingPart } from "./network-training.js";
import { readTyped, sentence } from "./number.js";
import { editedName, fitted, hasOnes, inline, placeFor, sizesOf, withEditedCases } from "./spec.js";

/** What choices are called that aren't names of functions. @type {Record<string, string>} */
const OPTIONS = {
  identity: t("identity"),
  momentum: t("momentum"),
  mean_squared_error: t("mean squared error"),
  binary_cross_entropy: t("binary cross entropy"),
  softmax_cross_entropy: t("softmax cross entropy"),
  energy: t("energy"),
  sign: t("sign"),
};

/**
 * @typedef {import("./spec.js").Spec} Spec
 * @typedef {import("./answers.js").Refusal} Refusal
 */

/** The server is asked when typing pauses, in milliseconds. */
const PAUSE = 200;

export class RowcolNetworkForm extends ShellElement {
  static properties = {
    ...ShellElement.properties,
    spec: { state: true },
    refused: { state: true },
    cases: { state: true },
    typed: { state: true },
  };

  #timer = 0;
  #asking = false;
  #again = false;

  constructor() {
    super();
    /** @type {Spec|null} */
    this.spec = null;
    /** @type {Refusal|null} */
    this.refused = null;
    this.cases = 0;
    this.inputs = 0;
    /** What the layers have that can't be read off their spec. @type {Map<import("./spec.js").Layer, {entering: number, units: number, label: string, numbers: number}>} */
    this.had = new Map();
    /** What was typed and is no number, by place. @type {Map<string, {text: string, says: string}>} */
    this.typed = new Map();
    /** Edits of weights, which another network doesn't have. */
    this.weightEdits = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    const { store } = this;
    const program = store?.program.value;
    if (!store || !program) return;
    const columns = program.convention === "columns";
    const edits = store.edits.value.map((edit) => (columns ? { ...edit, row: edit.column, column: edit.row } : edit));
    const spec = /** @type {Spec} */ (structuredClone(program.spec));
    const x = store.matrix("X").shape;
    this.inputs = x[columns ? 0 : 1] - (hasOnes(spec.layers[0]) ? 1 : 0);
    this.had = new Map(spec.layers.map((layer, n) => {
      const { units, label, parameters } = program.layers[n];
      const numbers = parameters.reduce((sum, id) => sum + store.matrix(id).shape.reduce((all, size) => all * size), 0);
      return [layer, { entering: n === 0 ? this.inputs : program.layers[n - 1].units, units, label, numbers }];
    }));
    this.cases = inline(spec)?.x.length ?? program.cases;
    this.spec = withEditedCases(spec, edits);
    this.weightEdits = edits.filter(({ matrix }) => program.parameters.includes(matrix)).length;
    this.#ask();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  /** @param {Spec} spec */
  change(spec) {
    this.spec = spec;
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#ask(), PAUSE);
  }

  /** Places are by number: after a row is gone, what was typed further down belongs elsewhere. @param {Spec} spec */
  restructure(spec) {
    this.typed = new Map();
    this.change(spec);
  }

  /** @returns {{spec: Spec, dropped: string[]}} as it would be opened */
  #ready() {
    const spec = /** @type {Spec} */ (this.spec);
    const fit = fitted(spec, sizesOf(spec, this.inputs, this.had));
    return { ...fit, spec: { ...fit.spec, name: editedName(spec.name) } };
  }

  /** What would the server say? One question at a time, the newest spec wins. */
  async #ask() {
    if (!this.spec || !this.player) return;
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    const { answer, refused } = await this.player.answers.ask({ type: "check", spec: this.#ready().spec });
    this.#asking = false;
    this.refused = refused;
    if (answer) this.cases = answer.cases;
    if (this.#again && this.isConnected) {
      this.#again = false;
      this.#ask();
    }
  }

  /** @param {Event} event */
  #apply = async (event) => {
    event.preventDefault();
    if (!this.spec || !this.player) return;
    clearTimeout(this.#timer);
    this.refused = this.typed.size > 0 ? this.refused : await this.player.changes.apply(this.#ready().spec);
    if (this.typed.size === 0 && this.refused === null) {
      this.#close();
      return;
    }
    await this.updateComplete;
    const wrong = this.querySelector("[aria-invalid=true]");
    if (wrong instanceof HTMLElement) wrong.focus();
  };

  #close = () => this.closest("dialog")?.close();

  /** @param {string[]} places that are fields of this form @returns {string} the one that the refusal is shown at */
  refusedAt(places) {
    return this.refused ? placeFor(this.refused.where, places) : "";
  }

  /** @param {string} place @returns {string} what is wrong there */
  saysAt(place) {
    const typed = this.typed.get(place);
    if (typed) return typed.says;
    return this.refused && this.refusedAt(this.#places()) === place ? sentence(this.refused.message) : "";
  }

  #places() {
    const { spec } = this;
    const data = spec && inline(spec);
    return [
      "layers", "loss", "l2", "optimizer", "batch_size", "seed", "dataset", "dataset.x", "dataset.y",
      ...Object.keys(spec?.optimizer ?? {}).map((name) => `optimizer.${name}`),
      ...(spec?.layers ?? []).flatMap((_, n) => [`layers[${n}]`, `layers[${n}].units`, `layers[${n}].activation`, `layers[${n}].bias`]),
      ...(data?.x ?? []).flatMap((_, n) => [`dataset.x[${n}]`, `dataset.y[${n}]`]),
    ];
  }

  /**
   * A field for a number.
   *
   * @param {string} place in the spec
   * @param {string} label
   * @param {number|null} value
   * @param {(value: number|null) => Spec} set
   * @param {{whole?: boolean, empty?: string, short?: boolean}} [options] empty: what it means that nothing is written
   */
  number(place, label, value, set, { whole = false, empty, short = false } = {}) {
    const typed = this.typed.get(place);
    const says = this.saysAt(place);
    /** @param {Event} event */
    const input = (event) => {
      const { value: text } = /** @type {HTMLInputElement} */ (event.currentTarget);
      const read = text.trim() === "" && empty !== undefined ? { value: null, refused: null } : readTyped(text);
      const broken = whole && read.value !== null && !Number.isInteger(read.value) ? t("A whole number is needed, such as 3.") : read.refused;
      this.typed = new Map(this.typed);
      if (broken) this.typed.set(place, { text, says: broken });
      else {
        this.typed.delete(place);
        this.change(set(read.value));
      }
    };
    return html`<label class="form__field ${short ? "form__field--short" : ""}">
      <span class=${short ? "hidden-text" : "form__label"}>${label}</span>
      <input class="form__input" size=${short ? 4 : 8} autocomplete="off" data-where=${place} placeholder=${empty ?? ""} inputmode=${whole ? "numeric" : "text"}
        aria-invalid=${says ? "true" : "false"} .value=${typed?.text ?? (value === null ? "" : localized(String(value)))} @input=${input}>
    </label>`;
  }

  /**
   * @param {string} place
   * @param {string} label
   * @param {string[]} options
   * @param {string} value
   * @param {(value: string) => Spec} set
   */
  choice(place, label, options, value, set) {
    return html`<label class="form__field">
      <span class="form__label">${label}</span>
      <select class="form__input" data-where=${place} aria-invalid=${this.saysAt(place) ? "true" : "false"}
        @change=${(/** @type {any} */ event) => this.change(set(event.currentTarget.value))}>
        ${options.map((option) => html`<option value=${option} ?selected=${option === value}>${OPTIONS[option] ?? option.replaceAll("_", " ")}</option>`)}
      </select>
    </label>`;
  }

  /** @param {...string} places whose complaints are shown here */
  complaint(...places) {
    const says = places.map((place) => this.saysAt(place)).find(Boolean);
    return says ? html`<p class="form__wrong" role="alert">${says}</p>` : nothing;
  }

  render() {
    const { spec } = this;
    if (!spec) return nothing;
    const { dropped } = this.#ready();
    const sizes = sizesOf(spec, this.inputs, this.had);
    const numbers = spec.layers.reduce((sum, layer, n) => sum + numbersOf(layer, sizes[n], this.had), 0);
    const elsewhere = this.refused && this.refusedAt(this.#places()) === "" ? sentence(this.refused.message) : "";
    return html`<form class="form" novalidate @submit=${this.#apply} aria-labelledby="form-title">
      <div class="dialog__head form__head">
        <h2 class="dialog__title" id="form-title">${t("Edit network")}</h2>
        <output class="form__summary"><b>${sizes.map((size) => size ?? "?").join(" – ")}</b> · ${counted(this.cases, "{count} case", "{count} cases", { count: formatCount(this.cases) })} · ${Number.isNaN(numbers) ? nothing : counted(numbers, "{count} weight or bias", "{count} weights and biases", { count: formatCount(numbers) })}</output>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      <div class="form__body">${layersPart(this, spec)} ${trainingPart(this, spec)} ${casesPart(this, spec)}</div>
      <div class="form__foot">
        <div class="form__notes">
          ${elsewhere ? html`<p class="form__wrong" role="alert">${elsewhere}</p>` : nothing}
          ${dropped.map((text) => html`<p>${t("Dropped, and drawn anew from the seed: {what}.", { what: text })}</p>`)}
          ${this.weightEdits > 0 ? html`<p>${counted(this.weightEdits, "One changed weight is dropped: the weights start anew.", "{count} changed weights are dropped: the weights start anew.")}</p>` : nothing}
          <p>${t("Training starts again from iteration 0. Undo brings this network back.")}</p>
        </div>
        <button class="button" type="button" @click=${this.#close}>${t("Cancel")}</button>
        <button class="button form__apply" type="submit">${t("Apply")}</button>
      </div>
    </form>`;
  }
}

/**
 * @param {import("./spec.js").Layer} layer
 * @param {number|null} entering neurons
 * @param {RowcolNetworkForm["had"]} had
 * @returns {number} how many weights and biases it has; NaN where that isn't known
 */
function numbersOf(layer, entering, had) {
  const before = had.get(layer);
  if (!isDense(layer)) return before && before.entering === entering ? before.numbers : NaN;
  return entering === null ? NaN : layer.units * (entering + (layer.bias === "none" ? 0 : 1));
}

customElements.define("rowcol-network-form", RowcolNetworkForm);
