/**
 * The step as a formula and in words. A name that is pointed at lights its matrix.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/types.js").Segment} Segment
 */
import { html, nothing } from "../../vendor/lit.js";
import { cellRole, innerRole, matrixRole } from "../model/colour.js";
import { labelOf } from "../model/naming.js";
import { productOf } from "../model/product.js";
import { pointName } from "../reading/code-names.js";
import { StageElement } from "./element.js";
import { parseMathml } from "./mathml.js";

export class RowcolFormula extends StageElement {
  constructor() {
    super();
    /** @type {string|null} what the drawn formula was made from */
    this.source = null;
    /** @type {Element|null} */
    this.math = null;
  }

  /** @param {Event} event */
  point(event) {
    pointName(this.store, event);
  }

  leave() {
    if (this.store) this.store.named.value = null;
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
    const where = [step.phase, step.layer_name, step.title].filter(Boolean).join(" · ");
    return html`<div
      class="formula"
      @pointerover=${this.point}
      @pointerleave=${this.leave}
      @focusin=${this.point}
      @focusout=${this.leave}
    >
      <div class="formula-line">
        <div class="formula-math" role="heading" aria-level="2">${this.math}</div>
        <span class="formula-where">${where}</span>
      </div>
      <p class="formula-words">${words.map((segment) => this.segment(step, segment))}</p>
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
    const { label, role } = this.cursor(step, segment.cursor) ?? { label: segment.text, role: null };
    return html`<b class="formula-name ${role ? `role-${role}` : ""}">${label}</b>`;
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
    const result = store.matrix(step.output);
    if (which === "k") {
      const product = productOf(step);
      if (!product) return null;
      const left = store.matrix(product.left.id);
      const k = store.k.value;
      return { label: labelOf(left, product.left.inner, k), role: innerRole(matrices, product, k) };
    }
    const hover = store.hover.value;
    const position = hover?.matrix === step.output ? hover : store.selection.value;
    const at = which === "row" ? position.row : position.column;
    const role = which === "row" ? cellRole(matrices, result, at, -1) : cellRole(matrices, result, -1, at);
    return { label: labelOf(result, which, at), role };
  }
}

customElements.define("rowcol-formula", RowcolFormula);
