import { html } from "../../vendor/lit.js";
import { ShellElement } from "./element.js";

/** Says the step to those who don't see it. While something plays it is silent. */
export class RowcolAnnouncer extends ShellElement {
  render() {
    const { store, player } = this;
    const step = store?.step.value;
    if (!store || !player || !step) return;
    const count = store.program.value?.steps.length;
    const said = store.playing.value === null
        ? `Step ${step.index + 1} of ${count}, ${step.phase}${step.layer_name ? `, ${step.layer_name}` : ""}: ${step.title}. ${step.text}`
        : store.playing.value === "steps" ? "Playing the steps." : "Training.";
    return html`<p class="hidden-text" role="status" aria-live="polite">${said}</p>`;
  }
}

customElements.define("rowcol-announcer", RowcolAnnouncer);
