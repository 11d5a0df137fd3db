/** What can be asked of a product: to build it up, and to see its transposed operand turn. */
import { html, nothing } from "../../vendor/lit.js";
import { transposedOperand, turnOver } from "../state/turning.js";
import { t } from "../words/words.js";

/** @type {Record<import("../model/types.js").Lens, string>} */
const ONE_BY_ONE = { row_column: t("cell by cell"), column_row: t("layer by layer"), columns: t("column by column"), rows: t("row by row") };

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("./walk.js").Walk} walk
 * @param {() => import("./scene.js").Scene|null} scene
 */
export function tools(store, walk, scene) {
  const on = walk.goesOn(store);
  const id = transposedOperand(store);
  const turned = store.turned.value !== null;
  return html`<div class="stage-tools">
    <button type="button" class="stage-tool stage-walk" aria-pressed=${on ? "true" : "false"} title=${t("One by one: . and ,")}
      @click=${() => walk.toggle(store, scene)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d=${on ? "M2 1h2v8H2zM6 1h2v8H6z" : "M2 1l7 4-7 4z"}></path></svg>${ONE_BY_ONE[store.lens.value]}
    </button>
    ${id === null ? nothing : html`<button type="button" class="stage-tool stage-turn" aria-pressed=${turned ? "true" : "false"} title=${t("{symbol} turns over its diagonal (R)", { symbol: store.matrix(id).symbol })}
      @click=${() => turnOver(store)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path class="stage-turn-sign" d="M1 1l8 8M8.5 2.2A4.6 4.6 0 0 0 4.4 1M8.9 4V1.6H6.5"></path></svg>${turned ? t("turn it") : t("show the turn")}
    </button>`}
  </div>`;
}
