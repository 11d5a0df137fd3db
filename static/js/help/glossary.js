/**
 * The words, each with what it means, and the way to a step where it is seen.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("./index.js").Term} Term
 */
import { html, nothing } from "../../vendor/lit.js";
import { t } from "../words/words.js";
import { goToStep } from "./go.js";

/**
 * @param {import("./overlay.js").RowcolHelp} help
 * @param {Store} store
 * @param {Player} player
 * @param {() => void} close
 */
export function glossary(help, store, player, close) {
  const wanted = help.wanted.trim().toLowerCase();
  const fits = (/** @type {Term} */ { term, symbol, definition }) => `${term} ${symbol ?? ""} ${definition}`.toLowerCase().includes(wanted);
  const groups = help.groups.map(({ group, terms }) => ({ group, terms: terms.filter(fits) })).filter(({ terms }) => terms.length > 0);
  /** @param {Term} term */
  const see = (term) => {
    const place = placeOf(store, term);
    if (!place) return nothing;
    const go = () => {
      close();
      goToStep(store, player, place.network, place.step, term.lens);
    };
    const says = place.title === null ? t("show me") : t("show me in “{title}”", { title: place.title });
    return html` <button class="help__see" type="button" aria-label="${term.term}: ${says}" @click=${go}>${says}</button>`;
  };
  return html`<section class="help__words" aria-labelledby="help-words">
    <div class="help__head">
      <h2 class="dialog__title" id="help-words">${t("Words")}</h2>
      <input class="help__field" type="search" aria-label=${t("Find a word")} placeholder=${t("Find a word")} autocomplete="off"
        .value=${help.wanted} @input=${(/** @type {any} */ event) => (help.wanted = event.currentTarget.value)}>
    </div>
    ${groups.length === 0 ? html`<p role="status">${t("No word of it is here.")}</p>` : nothing}
    ${groups.map(({ group, terms }) => html`<h3 class="help__group">${group}</h3>
      <dl class="help__terms">${terms.map((term) => html`<div class="help__term">
        <dt>${term.term}${term.symbol ? html` <span class="help__symbol">${term.symbol}</span>` : nothing}</dt>
        <dd>${term.definition}${see(term)}</dd>
      </div>`)}</dl>`)}
  </section>`;
}

/**
 * Where a word is seen: in the network that is open if it can be, else in one of the list.
 *
 * @param {Store} store
 * @param {Term} term
 * @returns {{network: string, step: string, title: string|null}|null} title: of another network
 */
function placeOf(store, { see }) {
  const program = store.program.value;
  if (!see || !program) return null;
  const here = see[program.network];
  if (here && program.steps.some(({ output }) => output === here)) return { network: program.network, step: here, title: null };
  const options = [.../** @type {NodeListOf<HTMLOptionElement>} */ (document.querySelectorAll("#picker option:not([hidden])"))];
  const other = options.find(({ value }) => value !== program.network && see[value]);
  return other ? { network: other.value, step: see[other.value], title: other.textContent } : null;
}
