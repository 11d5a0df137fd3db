/**
 * The step as a formula and in words. A name that is pointed at lights its matrix, a word that names
 * a case, a neuron or a layer lights its row, its column or its k.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/types.js").Segment} Segment
 */
import { html, nothing } from "../../vendor/lit.js";
import { cellRole, innerRole, matrixRole } from "../model/colour.js";
import { PHASE_NAMES, labelOf } from "../model/naming.js";
import { productOf } from "../model/product.js";
import { pointName } from "../reading/code-names.js";
import { part, use } from "../state/later.js";
import { StageElement } from "./element.js";
import { parseMathml } from "./mathml.js";

export class RowcolFormula extends StageElement {
  constructor() {
    super();
    /** @type {string|null} what the drawn formula was made from */
    this.source = null;
    /** @type {Element|null} */
    this.math = null;
    /** @type {"row"|"column"|"k"|null} what the word names that is pointed at */
    this.word = null;
  }

  /** @param {Event} event */
  point(event) {
    pointName(this.store, event);
    this.pointWord(event);
  }

  /** @param {Event} event */
  pointWord(event) {
    const { store } = this;
    const step = store?.step.value;
    const word = event.target instanceof Element ? event.target.closest("[data-cursor]") : null;
    const which = /** @type {"row"|"column"|"k"|null} */ (word?.getAttribute("data-cursor") ?? null);
    if (!store || !step) return;
    this.word = which;
    if (which === null) store.term.value = null;
    else void use("wordCells", ({ cellsOfWord }) => {
      if (this.word === which) store.term.value = cellsOfWord(store.matrices.value, step, which, this.at(step, which));
    });
  }

  leave() {
    if (!this.store) return;
    this.store.named.value = null;
    if (this.word) this.store.term.value = null;
    this.word = null;
  }

  render() {
    const store = this.store;
    const step = store?.step.value;
    if (!store || !step) return nothing;
    if (this.source !== step.mathml) {
      this.source = step.mathml;
      this.math = parseMathml(step.mathml, store.isProduct.value);
    }
    const lit = this.lit();
    for (const term of this.math?.querySelectorAll("[data-id]") ?? []) {
      term.classList.toggle("named", term.getAttribute("data-id") === lit);
    }
    const words = step.words[store.isProduct.value ? store.lens.value : "plain"] ?? Object.values(step.words)[0] ?? [];
    const where = [step.layer_name, step.title].filter(Boolean).join(" · ");
    return html`<div
      class="formula"
      @pointerover=${this.point}
      @pointerleave=${this.leave}
      @focusin=${this.point}
      @focusout=${this.leave}
    >
      <div class="formula-line">
        <div class="formula-math">${this.math}</div>
        <span class="formula-where" role="heading" aria-level="2"><span class="formula-phase">${PHASE_NAMES[step.phase]} · </span>${where}</span>
      </div>
      <p class="formula-words">${store.broken.value?.step === step ? part("broken")?.brokenWords(store) ?? nothing : words.map((segment) => this.segment(step, segment))}</p>
    </div>`;
  }

  /** The matrix that the cursor is on, by its name or by one of its cells. */
  lit() {
    return this.store?.named.value ?? this.store?.hover.value?.matrix ?? null;
  }

  /**
   * @param {Step} step
   * @param {Segment} segment
   */
  segment(step, segment) {
    const store = this.store;
    if (!store || typeof segment === "string") return segment;
    if ("id" in segment) {
      const matrix = store.matrices.value.get(segment.id);
      const role = matrix ? matrixRole(store.matrices.value, matrix) : "weight";
      return html`<b class="formula-name role-${role} ${segment.id === this.lit() ? "named" : ""}" data-id=${segment.id} tabindex="0">${segment.text}</b>`;
    }
    const which = segment.cursor;
    const { label, role } = this.cursor(step, which) ?? { label: segment.text, role: null };
    const named = store.hover.value && part("wordCells", true)?.isNamed(store.matrices.value, step, which, this.at(step, which), store.hover.value);
    return html`<b class="formula-name ${role ? `role-${role}` : ""} ${named ? "named" : ""}" data-cursor=${which} tabindex="0">${label}</b>`;
  }

  /**
   * The label of the row, column or inner index that the cursor is on.
   *
   * @param {Step} step
   * @param {"row"|"column"|"k"} which
   */
  cursor(step, which) {
    const store = this.store;
    if (!store) return null;
    const matrices = store.matrices.value;
    const at = this.at(step, which);
    if (which === "k") {
      const product = productOf(step);
      if (!product) return null;
      return { label: labelOf(store.matrix(product.left.id), product.left.inner, at), role: innerRole(matrices, product, at) };
    }
    const result = store.matrix(step.output);
    const role = which === "row" ? cellRole(matrices, result, at, -1) : cellRole(matrices, result, -1, at);
    return { label: labelOf(result, which, at), role };
  }

  /**
   * @param {Step} step
   * @param {"row"|"column"|"k"} which
   * @returns {number} where the cursor is along it
   */
  at(step, which) {
    const store = this.store;
    if (!store || which === "k") return store?.layer.value ?? 0;
    const { row, column } = store.resultCell.value;
    return which === "row" ? row : column;
  }
}

customElements.define("rowcol-formula", RowcolFormula);
