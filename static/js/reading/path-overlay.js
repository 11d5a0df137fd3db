/**
 * The cells of a path on the stage, framed over whatever else is lit.
 *
 * @typedef {import("../stage/scene.js").Scene} Scene
 * @typedef {import("../model/provenance.js").Path} Path
 */
import { nothing, svg } from "../../vendor/lit.js";
import { frameBox } from "../model/geometry.js";
import { turn } from "../model/product.js";

/**
 * @param {Scene} scene
 * @param {Path|null} path
 */
export function drawPath({ layout }, path) {
  if (!path) return nothing;
  return layout.blocks.map((block) =>
    (path.boxes.get(block.part.id) ?? []).map((box) => {
      const [rows, columns] = turn(block.part.transposed, box.rows, box.columns);
      const frame = frameBox(block, rows, columns);
      return frame
        ? svg`<rect class="stage-path" x=${frame.x - 1} y=${frame.y - 1} width=${frame.width + 2} height=${frame.height + 2} rx="7"></rect>`
        : nothing;
    }),
  );
}
