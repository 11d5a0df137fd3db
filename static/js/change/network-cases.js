/** The cases of the form: a small table, where the spec holds them. */
import { html, nothing } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { icon } from "../shell/icons.js";
import { counted, t } from "../words/words.js";
import { changeCell, inline, withCase, withoutCase } from "./spec.js";

/** More are not shown: the page would crawl. */
const MOST = 60;

/**
 * @param {import("./network.js").RowcolNetworkForm} form
 * @param {import("./spec.js").Spec} spec
 */
export function casesPart(form, spec) {
  const data = inline(spec);
  if (!data) {
    const { name } = /** @type {{name: string}} */ (spec.dataset);
    return html`<fieldset class="form__part">
      <legend class="form__legend">${t("Cases")}</legend>
      <p class="form__note">${counted(form.cases, "{count} case of “{name}”. It is made by the server, so its cells are changed in the matrices X and Y themselves.", "{count} cases of “{name}”. They are made by the server, so their cells are changed in the matrices X and Y themselves.", { count: formatCount(form.cases), name })}</p>
      ${form.complaint("dataset", "dataset.x", "dataset.y")}
    </fieldset>`;
  }
  const names = [
    ...data.x[0].map((_, m) => data.input_names?.[m] ?? `x${m + 1}`),
    ...data.y[0].map((_, m) => data.output_names?.[m] ?? (data.y[0].length === 1 ? "y" : `y${m + 1}`)),
  ];
  const inputs = data.x[0].length;
  return html`<fieldset class="form__part">
    <legend class="form__legend">${t("Cases")}</legend>
    <div class="form__table">
      <table>
        <thead>
          <tr><td></td>${names.map((name, m) => html`<th scope="col" class=${m < inputs ? "role-input" : "role-target"}>${name}</th>`)}<td></td></tr>
        </thead>
        <tbody>
          ${data.x.slice(0, MOST).map((_, n) => row(form, spec, n, names))}
        </tbody>
      </table>
    </div>
    ${data.x.length > MOST ? html`<p class="form__note">${counted(data.x.length - MOST, "and {count} more case, which stays as it is", "and {count} more cases, which stay as they are", { count: formatCount(data.x.length - MOST) })}</p>` : nothing}
    ${form.complaint("dataset", "dataset.x", "dataset.y")}
    <button class="button" type="button" @click=${() => form.restructure(withCase(spec))}>${t("Add a case")}</button>
  </fieldset>`;
}

/**
 * @param {import("./network.js").RowcolNetworkForm} form
 * @param {import("./spec.js").Spec} spec
 * @param {number} n
 * @param {string[]} names of the columns
 */
function row(form, spec, n, names) {
  const data = /** @type {import("./spec.js").Inline} */ (inline(spec));
  const name = data.case_names?.[n] ?? t("case {n}", { n: n + 1 });
  const inputs = data.x[n].length;
  /** @param {"x"|"y"} side */
  const cells = (side) =>
    data[side][n].map((value, m) => html`<td>${form.number(`dataset.${side}[${n}][${m}]`, `${name}, ${names[side === "x" ? m : inputs + m]}`, value,
      (to) => changeCell(spec, side, n, m, to ?? 0), { short: true })}</td>`);
  const typed = [...form.typed.keys()].filter((place) => place.startsWith(`dataset.x[${n}][`) || place.startsWith(`dataset.y[${n}][`));
  const wrong = [...typed, `dataset.x[${n}]`, `dataset.y[${n}]`].some((place) => form.saysAt(place));
  return html`<tr>
      <th scope="row">${name}</th>
      ${cells("x")} ${cells("y")}
      <td><button class="button button--square form__remove" type="button" aria-label=${t("Remove {name}", { name })} title=${t("Remove {name}", { name })} ?disabled=${data.x.length === 1}
        @click=${() => form.restructure(withoutCase(spec, n))}>${icon("close")}</button></td>
    </tr>
    ${wrong ? html`<tr><td class="form__row-wrong" colspan=${names.length + 2}>${form.complaint(...typed, `dataset.x[${n}]`, `dataset.y[${n}]`)}</td></tr>` : nothing}`;
}
