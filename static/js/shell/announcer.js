import { html } from "../../vendor/lit.js";
import { PHASE_NAMES } from "../model/naming.js";
import { t } from "../words/words.js";
import { ShellElement } from "./element.js";

/** @param {import("../model/types.js").Step} step @param {number} count of the iteration */
function announced({ index, phase, layer_name, title, text }, count) {
  const said = { step: index + 1, count, phase: PHASE_NAMES[phase], layer: layer_name ?? "", title, text };
  return layer_name
    ? t("Step {step} of {count}, {phase}, {layer}: {title}. {text}", said)
    : t("Step {step} of {count}, {phase}: {title}. {text}", said);
}

/** Says the step to those who don't see it. While something plays it is silent. */
export class RowcolAnnouncer extends ShellElement {
  render() {
    const { store, player } = this;
    const step = store?.step.value;
    if (!store || !player || !step) return;
    const count = store.program.value?.steps.length;
    const said = store.playing.value === null
        ? announced(step, count ?? 0)
        : store.playing.value === "steps" ? t("Playing the steps.") : t("Training.");
    return html`<p class="hidden-text" role="status" aria-live="polite">${said}</p>`;
  }
}

customElements.define("rowcol-announcer", RowcolAnnouncer);
