/**
 * The other forms that what is shown can be had in. The server has the table of them, and says which
 * parts of a state each heeds.
 *
 * @typedef {import("../state/link/table.js").State} State
 *
 * @typedef {object} Form
 * @property {string} name
 * @property {string} ending of its file
 * @property {string} title
 * @property {string[]} reads
 */
import { html, nothing } from "../../vendor/lit.js";
import { textOf } from "../state/link/table.js";
import { language, t } from "../words/words.js";

/** What every form heeds. @type {(keyof State)[]} */
const ALWAYS = ["spec", "iteration", "convention"];
/** Letters of an address that the server takes. */
const LONGEST = 30_000;

/** @returns {Promise<Form[]>} none where the server can't be asked */
export async function fetchForms() {
  try {
    const answer = await fetch(`/api/forms?lang=${language}`);
    return answer.ok ? (await answer.json()).forms : [];
  } catch {
    return [];
  }
}

/**
 * @param {Form} form
 * @param {State} state
 * @param {string} matrix the one that a form of a single matrix is to hold
 * @returns {string}
 */
export function addressOfForm({ name, ending, reads }, state, matrix) {
  const heeded = /** @type {(keyof State)[]} */ ([...ALWAYS, ...["step", "lens", "cell", "k"].filter((part) => reads.includes(part))]);
  const parts = heeded.map((part) => [part, textOf(part, state[part])]).filter(([, text]) => text !== "");
  const theme = reads.includes("theme") && state.theme !== null ? [["theme", state.theme]] : [];
  const one = ending === "csv" ? [["matrix", matrix]] : [];
  const query = new URLSearchParams([...parts, ...one, ...theme, ...(language === "en" ? [] : [["lang", language]])]);
  return `/export/${name}/${encodeURIComponent(state.network)}.${ending}${query.size > 0 ? `?${query}` : ""}`;
}

/** @param {Form[]} forms @param {State} state @param {string} matrix the result of the step that is shown */
export function downloads(forms, state, matrix) {
  const listed = forms.map((form) => ({ form, address: addressOfForm(form, state, matrix) })).filter(({ address }) => address.length <= LONGEST);
  if (listed.length === 0) return nothing;
  return html`<section class="share__part" aria-labelledby="share-forms">
    <h3 class="share__heading" id="share-forms">${t("Download")}</h3>
    <ul class="share__forms">
      ${listed.map(({ form, address }) => html`<li><a class="button share__form" href=${address} download>${form.title}<span class="share__ending">.${form.ending}</span></a></li>`)}
    </ul>
    ${state.edits.length > 0 ? html`<p class="share__note">${t("These hold the network without the numbers that were changed by hand.")}</p>` : nothing}
  </section>`;
}
