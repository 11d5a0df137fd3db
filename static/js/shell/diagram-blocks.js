/**
 * The blocks of the diagram: layers that have no edge for each pair of neurons. Fetched when a network has one.
 *
 * @typedef {import("./diagram-scene.js").Scene} Scene
 */
import { nothing, svg } from "../../vendor/lit.js";
import { blocksOf } from "../model/diagram-blocks.js";
import { t } from "../words/words.js";

const ROUND = 8;

/** @param {Scene} scene */
export function drawBlocks(scene) {
  const { store, program, plans, diagram, step, focus } = scene;
  return blocksOf(diagram, program.layers, store.matrices.value).map(({ layer, x, y, width, height, texts, lines, past }, n) => {
    const path = program.steps.some((one) => one.layer === layer && store.path.value?.boxes.has(one.output));
    const classes = ["diagram__block", `role-${plans[layer - 1].role}`, step.layer === layer ? "diagram__block--lit" : "", path ? "diagram__edge--path" : ""];
    const label = texts.map(({ text }) => text).join(" ");
    const here = focus.kind === "block" && focus.n === n;
    return svg`<g class=${classes.join(" ")} data-block=${n} role=${focus.n < 0 ? "img" : "button"} tabindex=${here ? 0 : -1}
      aria-label=${focus.n < 0 ? label : t("{layer}: go to its first step", { layer: label })}>
      ${lines.map(({ x1, y1, x2, y2 }) => svg`<line class="diagram__line" x1=${x1} y1=${y1} x2=${x2} y2=${y2}></line>`)}
      ${past === null ? nothing : svg`<path class="diagram__line" d=${past} fill="none"></path>`}
      <rect class="diagram__box" x=${x} y=${y} width=${width} height=${height} rx=${ROUND}></rect>
      ${texts.map(({ x: across, y: down, text, role, upright }) => svg`<text class=${role ? `diagram__name role-${role}` : "diagram__kind"} x=${across} y=${down} transform=${upright ? `rotate(-90 ${across} ${down})` : nothing}>${text} </text>`)}
    </g>`;
  });
}
