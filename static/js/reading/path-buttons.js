/** What can be asked of the cell that was chosen last, the selected one or an operand's, beside the sum. */
import { html, nothing } from "../../vendor/lit.js";
import { editableCell, isOne } from "../model/changed.js";
import { matrixRole } from "../model/colour.js";
import { cellName } from "../model/naming.js";
import { openEditor } from "../shell/first-edit.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";

/** @param {import("../state/store.js").Store} store */
export function pathButtons(store) {
  const step = store.step.value;
  if (!step) return html``;
  const chosen = store.chosen.value;
  const matrix = chosen && store.matrices.value.get(chosen.matrix);
  /** @param {import("../model/provenance.js").Direction} direction */
  const ask = (direction) => {
    const cell = chosen ?? { matrix: step.output, ...store.selection.value };
    use("following", ({ follow }) => follow(store, direction, cell));
  };
  /** @param {import("../model/provenance.js").Direction} direction @param {string} says @param {string} title */
  const button = (direction, says, title) => html`<button class="path-ask" type="button" title=${title}
    @click=${() => ask(direction)}>${says}</button>`;
  const matrices = store.matrices.value;
  const given = editableCell(store.program.value, matrices, chosen);
  const editor = /** @type {import("../shell/edit.js").RowcolEdit|null} */ (document.querySelector("rowcol-edit"));
  return html`<p class="path-asks">
    ${chosen && matrix ? html`<b class="path-chosen role-${matrixRole(matrices, matrix)}">${cellName(matrix, chosen.row, chosen.column)}</b>` : nothing}
    ${given && editor && !isOne(matrices, given) ? html`<button class="path-ask" type="button" title=${t("Change this number (E)")} @click=${() => openEditor(editor, given)}>${t("change it")}</button>` : nothing}
    ${button("back", t("where from?"), t("Where did this number come from? (G)"))}
    ${button("on", t("changes what?"), t("What does it change? (F)"))}
    <button class="path-ask" type="button" title=${t("Hide this number and ask for it (Q)")} @click=${() => use("predict", ({ askCell }) => askCell(store))}>${t("predict it")}</button>
  </p>`;
}
