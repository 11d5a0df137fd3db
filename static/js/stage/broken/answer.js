/**
 * Why the shapes don't fit, and what would make them fit, as the server says it; a click tries a fix.
 *
 * @typedef {import("../../model/broken.js").Fix} Fix
 * @typedef {import("../../model/broken.js").Pair} Pair
 * @typedef {{fits: boolean, says: string, cause: string|null, options: Fix[]}} Answer
 */
import { html, nothing } from "../../../vendor/lit.js";
import { brokenPair } from "../../model/broken.js";
import { StageElement } from "../element.js";

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
      const response = await fetch("/api/shapes", { method: "POST", headers: { "content-type": "application/json" }, body });
      const told = await response.json();
      // A newer question has been asked meanwhile.
      if (this.asked !== body) return;
      if (response.ok) this.answer = told;
      else this.refused = told.error.message;
    } catch {
      if (this.asked === body) this.refused = "The server can’t be reached.";
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
    if (!broken || !pair) return nothing;
    if (this.refused) return html`<p class="broken-says" role="status">${this.refused}</p>`;
    const answer = this.answer;
    if (!answer) return html`<p class="broken-says" role="status">…</p>`;
    const says = (/** @type {string} */ text) => named(text, pair.left.symbol, pair.right.symbol);
    const code = (/** @type {string} */ text) => named(text, idOf(pair.left), idOf(pair.right));
    return html`<div class="broken-answer">
      <p class="broken-says" role="status">${says(answer.says)}${answer.fits ? " But the numbers are not those of the gradient: a shape that fits proves nothing." : ""}</p>
      ${answer.options.length ? html`<h2>What would fit</h2>
        <ul class="broken-fixes">${answer.options.map((option) => {
          const on = broken.tried?.sentence === option.sentence;
          return html`<li><button type="button" class="broken-fix" aria-pressed=${on ? "true" : "false"} @click=${() => this.try(option)}>${says(option.does)}</button>
            ${on ? html`<code class="broken-code">${code(option.code)}</code>` : nothing}</li>`;
        })}</ul>` : nothing}
      <p class="broken-note">The run stays as it is: “mend” shows it again.</p>
    </div>`;
  }
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
