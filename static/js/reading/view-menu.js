/**
 * What the View button opens: convention, bias, decimals, index labels, each as one row of choices.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { html, nothing } from "../../vendor/lit.js";
import { BIAS_STYLES, biasStyle, isDense } from "../model/bias-style.js";
import { MOST_DECIMALS, formatCount } from "../model/format.js";
import { askAll, askCell, hidingOf } from "../predict/ask.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { rich } from "../words/rich.js";
import { languageChoice } from "../words/languages.js";
import { LABELS, setBias, setConvention, setDecimals, setLabels } from "./switches.js";

await linkSheet("view-menu");

/** @type {import("../state/player.js").Convention[]} */
const CONVENTIONS = ["rows", "columns"];
/** @type {Record<string, string>} */
const LABEL_NAMES = { off: t("off"), from_to: t("w₁₂ from 1 to 2"), to_from: t("w₁₂ to 1 from 2") };

/** @type {Record<import("../model/bias-style.js").BiasStyle, string>} */
const BIAS_NAMES = { augmented: t("augmented"), added: t("added"), product: t("product"), none: t("none") };

/** @type {import("../predict/ask.js").Hiding[]} */
const HIDINGS = ["off", "cell", "all"];
/** @type {Record<import("../predict/ask.js").Hiding, string>} */
const HIDING_NAMES = { off: t("nothing is hidden"), cell: t("the selected cell"), all: t("every result") };

/** @param {Store} store @param {import("../predict/ask.js").Hiding} hiding */
function setHiding(store, hiding) {
  store.hidden.value = null;
  if (hiding === "cell") askCell(store);
  else if (hiding === "all") askAll(store);
}

/**
 * One row of choices.
 *
 * @template T
 * @param {object} row
 * @param {string} row.id
 * @param {string} row.name
 * @param {string} row.key
 * @param {T[]} row.values
 * @param {T|null} row.chosen
 * @param {(value: T) => unknown} row.text
 * @param {(value: T) => void} row.choose
 * @param {unknown} [row.note]
 */
function choices({ id, name, key, values, chosen, text, choose, note = nothing }) {
  const group = `view-${id}`;
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
  if (!program) return html`<p class="view-note">${t("The network comes with the first numbers.")}</p>`;
  const columns = program.convention === "columns";
  const bias = biasStyle(program);
  return html`
    ${choices({
      id: "convention",
      name: t("Convention"),
      key: "C",
      values: CONVENTIONS,
      chosen: program.convention,
      text: (value) => (value === "rows" ? t("cases are rows: Z = X W + b") : t("cases are columns: Z = W X + b")),
      choose: (value) => setConvention(store, player, value),
      note: html`<p class="view-note">${t("The same numbers; every matrix is transposed and every product reversed.")}</p>`,
    })}
    ${program.layers.some(isDense) ? choices({
      id: "bias",
      name: t("Bias"),
      key: "A",
      values: BIAS_STYLES,
      chosen: bias,
      text: (value) => BIAS_NAMES[value],
      choose: (value) => setBias(store, player, value),
      note: html`<p class="view-note">${bias === null ? t("The layers don’t agree; a choice sets all of them.") : biasNote(bias, columns)}</p>`,
    }) : nothing}
    ${choices({
      id: "decimals",
      name: t("Decimals"),
      key: "D",
      values: [null, ...Array.from({ length: MOST_DECIMALS + 1 }, (_, n) => n)],
      chosen: store.decimals.value,
      text: (value) => value ?? t("auto"),
      choose: (value) => setDecimals(store, value),
      note: html`<p class="view-note">${t("For all numbers. A sum shows more where it would not add up as shown, a matrix where all of it would be 0.")}</p>`,
    })}
    ${choices({
      id: "index-labels",
      name: t("Index labels"),
      key: "I",
      values: LABELS,
      chosen: store.labels.value,
      text: (value) => LABEL_NAMES[value],
      choose: (value) => setLabels(store, value),
      note: store.labels.value === "off" ? nothing : labelsNote(columns),
    })}
    ${choices({
      id: "predict",
      name: t("Predict"),
      key: "Q",
      values: HIDINGS,
      chosen: hidingOf(store),
      text: (value) => HIDING_NAMES[value],
      choose: (value) => setHiding(store, value),
      note: html`<p class="view-note">${t("What is hidden is asked for; the answer is checked, and a slip is named. With Shift, Q hides all results.")}</p>`,
    })}
    ${languageChoice()}
    ${transcriptLink(store, program, player.source.spec !== null)}`;
}

/**
 * The iteration as text. The server tells it of its own networks, without what was changed by hand, and
 * with every number.
 *
 * @param {Store} store
 * @param {import("../model/types.js").Program} program
 * @param {boolean} other whether the network isn't any more what the server has under its name
 */
function transcriptLink(store, program, other) {
  const listed = document.querySelector(`#picker option[value="${CSS.escape(program.network)}"]:not([hidden])`);
  if (!listed) return nothing;
  if (hidingOf(store) !== "off") {
    return html`<p class="view-note">${t("The iteration as text tells every number: it is there once nothing is hidden.")}</p>`;
  }
  const iteration = store.frame.value?.iteration ?? 0;
  const asked = new URLSearchParams(location.search).get("lang");
  const query = new URLSearchParams({ iteration: String(iteration), convention: program.convention, ...(asked && { lang: asked }) });
  const values = { iteration: formatCount(iteration) };
  const says = other || store.edits.value.length > 0
    ? t("Iteration {iteration} as text, of the network as published, without your changes", values)
    : t("Iteration {iteration} as text", values);
  return html`<p><a href="/n/${program.network}/transcript?${query}">${says}</a></p>`;
}

/**
 * @param {import("../model/bias-style.js").BiasStyle} bias
 * @param {boolean} columns
 */
function biasNote(bias, columns) {
  return {
    augmented: columns ? t("A row of ones on top of the inputs, the bias as first column of W.") : t("A column of ones in front of the inputs, the bias as first row of W."),
    added: columns ? t("b is added to every column, whatever the number of cases.") : t("b is added to every row, whatever the number of cases."),
    product: columns ? t("A row of ones times b: a product of its own.") : t("A column of ones times b: a product of its own."),
    none: t("No bias at all; this changes the numbers."),
  }[bias];
}

/** @param {string} name */
const CODE = (name) => html`<code>${name}</code>`;

/**
 * Who writes weights which way round: read in the sources of PyTorch 2.13, Keras 3.15, Flax 0.12,
 * scikit-learn 1.9 and Equinox 0.13, and in the books.
 *
 * @param {boolean} columns
 */
function labelsNote(columns) {
  const here = columns ? t("to, from: rows of W are where a weight goes") : t("from, to: rows of W are where a weight comes from");
  return html`<div class="view-note">
    <p>${t("The order row, column is here “{here}”. The first neuron is 1; 0 is the bias.", { here })}</p>
    <ul>
      <li>${rich("{order}, the shape inputs × units: {kernel} of Keras’s Dense and of Flax’s {dense}, {coefs} of scikit-learn’s MLPs, which compute X W + b; and W of Goodfellow, Bengio and Courville’s “Deep Learning” ({formula}).", {
        order: html`<b>${t("(from, to)")}</b>`, kernel: CODE("kernel"), dense: CODE("linen.Dense"), coefs: CODE("coefs_"),
        formula: html`h<sub>i</sub> = g(xᵀW<sub>:,i</sub> + c<sub>i</sub>)`,
      })}</li>
      <li>${rich("{order}, the shape units × inputs: {weight} of PyTorch’s {linear}, which computes X Wᵀ + b, and of Equinox’s {linear}, which computes W x + b; {ji} in Bishop’s “Pattern Recognition and Machine Learning” and {jk}, to j from k, in Nielsen’s “Neural Networks and Deep Learning”.", {
        order: html`<b>${t("(to, from)")}</b>`, weight: CODE("weight"), linear: CODE("nn.Linear"),
        ji: html`w<sub>ji</sub>`, jk: html`w<sub>jk</sub>`,
      })}</li>
    </ul>
  </div>`;
}
