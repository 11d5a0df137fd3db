/** The layers of the form, each with the dominoes of its product. */
import { html, nothing } from "../../vendor/lit.js";
import { isDense } from "../model/bias-style.js";
import { formatCount } from "../model/format.js";
import { icon } from "../shell/icons.js";
import { t } from "../words/words.js";
import { ACTIVATIONS, BIASES, changeLayer, sizesOf, withLayer, withoutLayer } from "./spec.js";

/** @type {Record<string, string>} */
const BIAS_SAYS = {
  augmented: t("augmented: a column of ones"),
  added: t("added: one row for all cases"),
  product: t("product: ones times b"),
  none: t("none"),
};

/**
 * @param {import("./network.js").RowcolNetworkForm} form
 * @param {import("./spec.js").Spec} spec
 */
export function layersPart(form, spec) {
  const last = spec.layers.length - 1;
  const sizes = sizesOf(spec, form.inputs, form.had);
  return html`<fieldset class="form__part">
    <legend class="form__legend">${t("Layers")}</legend>
    <ol class="form__layers">
      ${spec.layers.map((layer, n) => {
        const entering = sizes[n];
        const name = n === last ? t("output layer") : last === 1 ? t("hidden layer") : t("hidden layer {index}", { index: n + 1 });
        const at = `layers[${n}]`;
        if (!isDense(layer)) return html`<li class="form__layer">${otherKind(form, layer, name)} ${form.complaint(at)}</li>`;
        return html`<li class="form__layer">
          <div class="form__line">
            <b class="form__name">${name}</b>
            ${form.number(`${at}.units`, t("neurons"), layer.units, (units) => changeLayer(spec, n, { units: units ?? 1 }), { whole: true })}
            ${form.choice(`${at}.activation`, t("activation"), ACTIVATIONS, layer.activation, (activation) => changeLayer(spec, n, { activation }))}
            <label class="form__field">
              <span class="form__label">${t("bias")}</span>
              <select class="form__input" data-where="${at}.bias" aria-invalid=${form.saysAt(`${at}.bias`) ? "true" : "false"}
                @change=${(/** @type {any} */ event) => form.change(changeLayer(spec, n, { bias: event.currentTarget.value }))}>
                ${BIASES.map((bias) => html`<option value=${bias} ?selected=${bias === layer.bias}>${BIAS_SAYS[bias]}</option>`)}
              </select>
            </label>
            <button class="button button--square form__remove" type="button" aria-label=${t("Remove {name}", { name })} title=${t("Remove {name}", { name })} ?disabled=${n === last}
              @click=${() => form.restructure(withoutLayer(spec, n))}>${icon("close")}</button>
          </div>
          ${entering === null ? nothing : dominoes(form.cases, entering + (layer.bias === "augmented" ? 1 : 0), layer.units)}
          ${form.complaint(`${at}.units`, `${at}.activation`, `${at}.bias`, at)}
        </li>`;
      })}
    </ol>
    ${form.complaint("layers")}
    <button class="button" type="button" @click=${() => form.restructure(withLayer(spec))}>${t("Add a hidden layer")}</button>
  </fieldset>`;
}

/**
 * A layer of a kind that the form has no fields for: it stays as it is.
 *
 * @param {import("./network.js").RowcolNetworkForm} form
 * @param {import("./spec.js").Layer} layer
 * @param {string} name
 */
function otherKind(form, layer, name) {
  const fields = Object.entries(layer).filter(([field, value]) => field !== "kind" && ["number", "string"].includes(typeof value));
  return html`<div class="form__line">
      <b class="form__name">${name}</b>
      <span>${form.had.get(layer)?.label ?? layer.kind.replaceAll("_", " ")}</span>
    </div>
    ${fields.length > 0 ? html`<p class="form__note">${fields.map(([field, value]) => html`<code>${field}: ${value}</code> `)}</p>` : nothing}
    <p class="form__note">${t("This form changes dense layers only; this one stays as it is.")}</p>`;
}

/** @param {number} cases @param {number} inner @param {number} units */
function dominoes(cases, inner, units) {
  /** @param {number} left @param {number} right @param {string} touching */
  const one = (left, right, touching) => html`<span class="form__domino ${touching}"><i>${formatCount(left)}</i><i>${formatCount(right)}</i></span>`;
  return html`<p class="form__shapes" role="img" aria-label=${t("{cases} by {inner}, times {inner} by {units}, is {cases} by {units}", { cases, inner, units })}>
    ${one(cases, inner, "form__domino--left")}${one(inner, units, "form__domino--right")}<span class="form__arrow">→</span>${one(cases, units, "")}
  </p>`;
}
