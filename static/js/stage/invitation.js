/**
 * A number that can be changed says so while the pointer or the focus is on it: dots below it.
 *
 * @typedef {import("./scene.js").Scene} Scene
 */
import { nothing, svg } from "../../vendor/lit.js";
import { editableCell, isOne } from "../model/changed.js";
import { cellBox } from "../model/geometry.js";
import { turn } from "../model/product.js";
import { INSET } from "./draw.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {Scene} scene
 */
export function drawInvitation(store, { layout }) {
  const matrices = store.matrices.value;
  const cell = editableCell(store.program.value, matrices, store.hover.value);
  if (!cell || isOne(matrices, cell) || store.playing.value !== null) return nothing;
  for (const block of layout.blocks) {
    if (block.part.id !== cell.matrix) continue;
    const box = cellBox(block, ...turn(block.part.transposed, cell.row, cell.column));
    if (!box) continue;
    const [width, height] = [box.width - 2 * INSET, box.height - 2 * INSET];
    const y = box.y + INSET + height - Math.max(5, height / 6) + 1;
    return svg`<path class="change-hint" d="M${box.x + INSET + width / 4} ${y}h${width / 2}"></path>`;
  }
  return nothing;
}
