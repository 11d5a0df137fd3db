/**
 * Why the shapes don't fit, and what would make them fit, as the server says it; a click tries a fix.
 *
 * @typedef {import("../../model/broken.js").Fix} Fix
 * @typedef {import("../../model/broken.js").Pair} Pair
 * @typedef {{fits: boolean, says: string, cause: string|null, options: Fix[]}} Answer
 */
import { html, nothing } from "../../../vendor/lit.js";
import { brokenPair } from "../../model/broken.js";
import { cutOnes, neuronsOf, possibleFixes } from "../../model/broken-fixes.js";
import { formatCount } from "../../model/format.js";
import { counted, language, t } from "../../words/words.js";
import { StageElement } from "../element.js";
import { whyNoTranspose } from "./words.js";
import "./sheet.js";

export class RowcolBrokenAnswer extends StageElement {
  /** @type {import("../../../vendor/lit.js").PropertyDeclarations} */
  static properties = { answer: { state: true }, refused: { state: true } };

  constructor() {
    super();
    /** @type {Answer|null} */
    this.answer = null;
    /** @type {string|null} */
    this.refused = null;
    this.asked = "";
  }

  /** @returns {Pair|null} as it stands before any fix */
  pair() {
    const broken = this.store?.broken.value;
    return this.store && broken ? brokenPair(this.store.matrices.value, { ...broken, tried: null }) : null;
  }

  updated() {
    const pair = this.pair();
    const asked = pair && JSON.stringify({ left: pair.left.size, right: pair.right.size });
    if (asked && asked !== this.asked) void this.ask(asked);
  }

  /** @param {string} body */
  async ask(body) {
    this.asked = body;
    this.answer = this.refused = null;
    try {
      const response = await fetch("/api/shapes", { method: "POST", headers: { "content-type": "application/json" }, body: inLanguage(body) });
      const told = await response.json();
      // A newer question has been asked meanwhile.
      if (this.asked !== body) return;
      if (response.ok) this.answer = told;
      else this.refused = told.error.message;
    } catch {
      if (this.asked === body) this.refused = t("The server can’t be reached.");
    }
  }

  /** @param {Fix} option */
  try(option) {
    const broken = this.store?.broken.value;
    if (!this.store || !broken) return;
    this.store.broken.value = { ...broken, tried: broken.tried?.sentence === option.sentence ? null : option };
  }

  render() {
    const broken = this.store?.broken.value;
    const pair = this.pair();
    if (!broken || !pair || !this.store) return nothing;
    if (this.refused) return html`<p class="broken-says" role="status">${this.refused}</p>`;
    const answer = this.answer;
    if (!answer) return html`<p class="broken-says" role="status">…</p>`;
    const says = (/** @type {string} */ text) => named(text, pair.left.symbol, pair.right.symbol);
    const code = (/** @type {string} */ text) => named(text, idOf(pair.left), idOf(pair.right));
    const options = possibleFixes(answer.options, pair, broken.step, this.store.matrix(broken.step.output).shape);
    const why = this.store ? whyNoTranspose(this.store) : "";
    return html`<div class="broken-answer">
      ${options.length ? html`<h2>${t("What would fit")}</h2>
        <ul class="broken-fixes">${options.map((option) => {
          const on = broken.tried?.sentence === option.sentence;
          return html`<li><button type="button" class="broken-fix" aria-pressed=${on ? "true" : "false"} @click=${() => this.try(option)}>${says(doesHere(option, pair))}</button>
            ${on ? html`<code class="broken-code">${code(codeHere(option, pair))}</code>` : nothing}</li>`;
        })}</ul>` : nothing}
      ${why && broken.way === "turn" ? html`<p class="broken-why">${why}</p>` : nothing}
      <p class="broken-says" role="status">${broken.tried ? this.fitted(broken.tried) : says(answer.says)}${answer.fits ? ` ${this.chance()}` : ""}</p>
      ${why && broken.way !== "turn" ? html`<p class="broken-why">${why}</p>` : nothing}
      <p class="broken-note">${t("The run stays as it is: “mend” shows it again.")}</p>
    </div>`;
  }

  /** @param {Fix} tried @returns {string} what is so with it, instead of what was wrong */
  fitted({ left, right, result }) {
    const pair = this.store?.broken.value ? brokenPair(this.store.matrices.value, this.store.broken.value) : null;
    const size = (/** @type {[number, number]} */ [rows, columns]) => `${formatCount(rows)} × ${formatCount(columns)}`;
    return t("With this, {left} is {first} and {right} is {second}: {columns} columns meet {rows} rows, and the result is {result}.", {
      left: pair?.left.symbol ?? "", right: pair?.right.symbol ?? "", first: size(left), second: size(right),
      columns: formatCount(left[1]), rows: formatCount(right[0]), result: size(result),
    });
  }

  /** @returns {string} what is wrong although the shapes fit */
  chance() {
    const store = this.store;
    const step = store?.broken.value?.step;
    return store && step ? t("But the numbers would not be those of {result}: a shape that fits proves nothing.", { result: store.matrix(step.output).symbol }) : "";
  }
}

/** @param {Fix} option @param {Pair} pair @returns {string} in the words of this network; the operands are still x and w */
function doesHere(option, pair) {
  if (option.kind === "bias_row" && cutOnes(pair)) return t("Add the bias row, a row of ones, on top of w");
  if (option.kind === "layer_before") return counted(neuronsOf(pair, option), "Let the layer before have {count} neuron", "Let the layer before have {count} neurons");
  return option.does;
}

/** @param {Fix} option @param {Pair} pair @returns {string} */
function codeHere(option, pair) {
  return option.kind === "bias_row" && cutOnes(pair) ? "x @ np.insert(w, 0, 1, axis=0)" : option.code;
}

/**
 * @param {string} text in which the operands are called x and w
 * @param {string} left
 * @param {string} right
 */
function named(text, left, right) {
  return text.replace(/\b[xw]\b/g, (letter) => (letter === "x" ? left : right));
}

/** @param {import("../../model/broken.js").Side} side */
function idOf({ matrix, transposed }) {
  return matrix.id + (transposed ? ".T" : "");
}

customElements.define("rowcol-broken-answer", RowcolBrokenAnswer);

/** @param {string} body a question as JSON @returns {string} the same, to be answered in the reader's language */
function inLanguage(body) {
  return language === "en" ? body : JSON.stringify({ ...JSON.parse(body), language });
}
