/** What can be asked of a product: to build it up, and to see its transposed operand turn. */
import { html, nothing } from "../../vendor/lit.js";
import { SUBSTEPS } from "../model/substeps.js";
import { transposedOperand, turnOver } from "../state/turning.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("./walk.js").Walk} walk
 * @param {() => import("./scene.js").Scene|null} scene
 */
export function tools(store, walk, scene) {
  const on = walk.goesOn(store);
  const substep = SUBSTEPS[store.lens.value];
  const id = transposedOperand(store);
  const turned = store.turned.value !== null;
  return html`<div class="stage-tools">
    <button type="button" class="stage-tool stage-walk" aria-pressed=${on ? "true" : "false"} title="One by one: . and ,"
      @click=${() => walk.toggle(store, scene)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d=${on ? "M2 1h2v8H2zM6 1h2v8H6z" : "M2 1l7 4-7 4z"}></path></svg>${substep} by ${substep}
    </button>
    ${id === null ? nothing : html`<button type="button" class="stage-tool stage-turn" aria-pressed=${turned ? "true" : "false"} title="${store.matrix(id).symbol} turns over its diagonal (R)"
      @click=${() => turnOver(store)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path class="stage-turn-sign" d="M1 1l8 8M8.5 2.2A4.6 4.6 0 0 0 4.4 1M8.9 4V1.6H6.5"></path></svg>${turned ? "turn it" : "show the turn"}
    </button>`}
  </div>`;
}
