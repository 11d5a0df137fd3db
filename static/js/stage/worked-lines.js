/**
 * The lines of a sum by hand: bar and name of each term, the term, what it comes to, the sum so far.
 *
 * @typedef {import("../model/worked.js").Worked} Worked
 * @typedef {import("../model/worked.js").Line} Line
 */
import { html, nothing } from "../../vendor/lit.js";
import { formatCount, formatNumber, plain } from "../model/format.js";
import { counted, t } from "../words/words.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {Worked} worked
 * @param {{name: string, role: string, partial: import("../model/worked.js").PartialSums|null}} about
 */
export function workedLines(store, worked, { name, role, partial }) {
  const { lines, sum, after, relation, total, expression, note, unlisted } = worked;
  const letters = Math.max(0, ...lines.map((line) => line.name.length + line.text.length + line.value.length));
  const single = lines.every((line) => !/[×²]|exp/.test(line.text));
  const long = letters > 23 && !single;
  const sizes = [
    [single, "worked-lines--single"],
    [!single && letters > 18 && !long, "worked-lines--snug"],
    [long, "worked-lines--long"],
    [!single && letters > 29, "worked-lines--longer"],
    [!single && letters > 33, "worked-lines--tall"],
    [lines.length > 5, "worked-lines--many"],
  ];
  const size = sizes.flatMap(([is, name]) => (is ? [name] : [])).join(" ");
  const before = partial ? partial.start : 0;
  const decimals = plain(lines[0]?.value ?? "").split(".")[1]?.length ?? 2;
  const rest = (/** @type {number} */ count, /** @type {number|undefined} */ value) =>
    count > 0
      ? html`<li class="worked-more"><span>${unlistedTerms(count, before || count < unlisted ? (value === partial?.before ? "before" : "after") : "more")}</span>${
          value === undefined ? nothing : html`<span class="worked-value">= ${formatNumber(value, decimals)}</span>`}</li>`
      : nothing;
  return html`
    ${expression === null
      ? html`<ol class="worked-lines ${size}" @pointerleave=${() => (store.term.value = null)}>
          ${single || long || lines.length < 2 ? nothing : html`<li class="worked-head" aria-hidden="true">${t("so far")}</li>`}
          ${rest(before, partial?.before)}
          ${lines.map((line) => workedLine(store, line, single))}
          ${rest(unlisted - before, partial?.after)}
        </ol>`
      : html`<p class="worked-expression">${expression ? conditional(expression) : t("put there, not computed")}</p>`}
    <dl class="worked-total">
      ${sum === null
        ? after === null
          ? nothing
          : html`<div class="worked-sum"><dt>${t("sum of all {count} terms, {after}", { count: formatCount(lines.length + unlisted), after })}</dt><dd></dd></div>`
        : html`<div class="worked-sum"><dt>${t("sum")}</dt><dd>${sum}</dd></div>
            <div class="worked-sum"><dt>${after}</dt><dd></dd></div>`}
      <div class="worked-result role-${role}">
        <dt>${name}</dt>
        <dd>${relation === "≈" || expression !== null || after !== null ? html`<span class="worked-relation">${relation}</span> ` : nothing}${total}</dd>
      </div>
    </dl>
    ${note ? html`<p class="worked-note">${note}</p>` : nothing}
  `;
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Line} line
 * @param {boolean} single whether the term is its own value
 */
function workedLine(store, line, single) {
  const point = () => (store.term.value = line.cells.length > 0 ? line.cells : null);
  return html`<li class="worked-line role-${line.role}" title=${t("so far {value}", { value: line.running })}
    tabindex="0" @pointerenter=${point} @focus=${point} @blur=${() => (store.term.value = null)}>
    <span class="worked-name">${line.name}</span>
    ${single ? nothing : html`<span class="worked-text">${line.text}</span>`}
    <span class="worked-value">${single ? "" : `${line.relation} `}${line.value}</span>
    <span class="worked-running">${line.running}</span>
  </li>`;
}

/** @param {number} count @param {"before"|"after"|"more"} where */
function unlistedTerms(count, where) {
  const shown = { count: formatCount(count) };
  if (where === "before") return counted(count, "… {count} term before", "… {count} terms before", shown);
  if (where === "after") return counted(count, "… {count} term after", "… {count} terms after", shown);
  return counted(count, "… {count} more term", "… {count} more terms", shown);
}

/** @param {string} expression @returns {string} whose condition is said in the reader's language */
function conditional(expression) {
  const [, then, left, right, otherwise] = /^(.+) if (.+) > (.+), else (.+)$/.exec(expression) ?? [];
  return then === undefined ? expression : t("{then} if {left} > {right}, else {otherwise}", { then, left, right, otherwise });
}
