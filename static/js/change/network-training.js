/** Loss, optimizer and what else decides about training. */
import { html } from "../../vendor/lit.js";
import { t } from "../words/words.js";
import { LOSSES, OPTIMIZERS, changeOptimizer } from "./spec.js";

/** @type {Record<string, string>} */
const NAMES = { learning_rate: t("learning rate"), momentum: t("momentum"), beta1: "beta 1", beta2: "beta 2", epsilon: "epsilon" };

/**
 * @param {import("./network.js").RowcolNetworkForm} form
 * @param {import("./spec.js").Spec} spec
 */
export function trainingPart(form, spec) {
  const { optimizer } = spec;
  const names = Object.keys(OPTIMIZERS[optimizer.kind]);
  const places = ["loss", "l2", "optimizer", "optimizer.kind", ...names.map((name) => `optimizer.${name}`), "batch_size", "seed"];
  return html`<fieldset class="form__part">
    <legend class="form__legend">${t("Training")}</legend>
    <div class="form__line form__line--wrap">
      ${form.choice("loss", t("loss"), LOSSES, spec.loss, (loss) => ({ ...spec, loss }))}
      ${form.number("l2", "L2", spec.l2, (l2) => ({ ...spec, l2: l2 ?? 0 }))}
      ${form.choice("optimizer.kind", t("optimizer"), Object.keys(OPTIMIZERS), optimizer.kind, (kind) => changeOptimizer(spec, kind))}
      ${names.map((name) =>
        form.number(`optimizer.${name}`, NAMES[name] ?? name, Number(optimizer[name]), (value) => ({ ...spec, optimizer: { ...optimizer, [name]: value ?? 0 } })),
      )}
      ${form.number("batch_size", t("batch size"), spec.batch_size, (batch_size) => ({ ...spec, batch_size }), { whole: true, empty: t("all") })}
      ${form.number("seed", t("seed"), spec.seed, (seed) => ({ ...spec, seed: seed ?? 0 }), { whole: true })}
    </div>
    ${form.complaint(...places)}
  </fieldset>`;
}
