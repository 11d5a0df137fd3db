/**
 * What the View button opens: convention, bias, decimals, index labels, each as one row of choices.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { html, nothing } from "../../vendor/lit.js";
import { BIAS_STYLES, biasStyle } from "../model/bias-style.js";
import { MOST_DECIMALS } from "../model/format.js";
import { LABELS, setBias, setConvention, setDecimals, setLabels } from "./switches.js";

/** @type {import("../state/player.js").Convention[]} */
const CONVENTIONS = ["rows", "columns"];
/** @type {Record<string, string>} */
const LABEL_NAMES = { off: "off", from_to: "w₁₂ from 1 to 2", to_from: "w₁₂ to 1 from 2" };

/**
 * One row of choices.
 *
 * @template T
 * @param {object} row
 * @param {string} row.name
 * @param {string} row.key
 * @param {T[]} row.values
 * @param {T|null} row.chosen
 * @param {(value: T) => unknown} row.text
 * @param {(value: T) => void} row.choose
 * @param {unknown} [row.note]
 */
function choices({ name, key, values, chosen, text, choose, note = nothing }) {
  const group = `view-${name.toLowerCase().replaceAll(" ", "-")}`;
  return html`<fieldset class="view-choice">
    <legend>${name} <kbd>${key}</kbd></legend>
    <div class="view-options">
      ${values.map((value, n) => html`<label class="view-option">
        <input type="radio" name=${group} value=${n} .checked=${value === chosen} @change=${() => choose(value)}>
        <span>${text(value)}</span>
      </label>`)}
    </div>
    ${note}
  </fieldset>`;
}

/**
 * @param {Store} store
 * @param {Player} player
 */
export function viewMenu(store, player) {
  const program = store.program.value;
  if (!program) return html`<p class="view-note">The network comes with the first numbers.</p>`;
  const columns = program.convention === "columns";
  const bias = biasStyle(program);
  return html`
    ${choices({
      name: "Convention",
      key: "C",
      values: CONVENTIONS,
      chosen: program.convention,
      text: (value) => (value === "rows" ? "cases are rows: Z = X W + b" : "cases are columns: Z = W X + b"),
      choose: (value) => setConvention(store, player, value),
      note: html`<p class="view-note">The same numbers; every matrix is transposed and every product reversed.</p>`,
    })}
    ${choices({
      name: "Bias",
      key: "A",
      values: BIAS_STYLES,
      chosen: bias,
      text: (value) => value,
      choose: (value) => setBias(store, player, value),
      note: html`<p class="view-note">${bias === null ? "The layers don’t agree; a choice sets all of them." : biasNote(bias, columns)}</p>`,
    })}
    ${choices({
      name: "Decimals",
      key: "D",
      values: [null, ...Array.from({ length: MOST_DECIMALS + 1 }, (_, n) => n)],
      chosen: store.decimals.value,
      text: (value) => value ?? "auto",
      choose: (value) => setDecimals(store, value),
      note: html`<p class="view-note">For all numbers. A sum shows more where it would not add up as shown, a matrix where all of it would be 0.</p>`,
    })}
    ${choices({
      name: "Index labels",
      key: "I",
      values: LABELS,
      chosen: store.labels.value,
      text: (value) => LABEL_NAMES[value],
      choose: (value) => setLabels(store, value),
      note: store.labels.value === "off" ? nothing : labelsNote(columns),
    })}`;
}

/**
 * @param {import("../model/bias-style.js").BiasStyle} bias
 * @param {boolean} columns
 */
function biasNote(bias, columns) {
  return {
    augmented: columns ? "A row of ones on top of the inputs, the bias as first column of W." : "A column of ones in front of the inputs, the bias as first row of W.",
    added: `b is added to every ${columns ? "column" : "row"}, whatever the number of cases.`,
    product: `A ${columns ? "row" : "column"} of ones times b: a product of its own.`,
    none: "No bias: other numbers than with one.",
  }[bias];
}

/**
 * Who writes weights which way round. Only what their documents and books say.
 *
 * @param {boolean} columns
 */
function labelsNote(columns) {
  const here = columns ? "to, from: rows of W are where a weight goes" : "from, to: rows of W are where a weight comes from";
  return html`<div class="view-note">
    <p>The order row, column is here “${here}”. The first neuron is 1; 0 is the bias.</p>
    <ul>
      <li><b>(from, to)</b>, the shape inputs × units: the kernel of a Dense layer in Keras, and of flax.linen.Dense for JAX, which compute X W + b.</li>
      <li><b>(to, from)</b>, the shape outputs × inputs: the weight of PyTorch’s nn.Linear, which computes X Wᵀ + b with cases as rows; and the w<sub>ji</sub> of Bishop’s “Pattern Recognition and Machine Learning”, and of Nielsen’s “Neural Networks and Deep Learning” (w<sub>jk</sub>: to j, from k).</li>
    </ul>
  </div>`;
}
