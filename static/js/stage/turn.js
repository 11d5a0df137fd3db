/**
 * A transposed operand as itself, and its turn over the diagonal: each cell slides to where its row
 * and its column have changed places, which is how a sheet that is turned over looks from the front.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../model/geometry.js").Block} Block
 */
import { svg } from "../../vendor/lit.js";
import { lettersIn } from "../model/format.js";
import { BRACKET, blockHeight, blockWidth, cellBox } from "../model/geometry.js";
import { labelOf } from "../model/naming.js";
import { drawBlock, drawLabels, drawSymbol, indices } from "./draw.js";

const DURATION = 2200;
const LETTER = 7;
/** The shares of the time at which the turn begins and ends: before and after there is time to look. */
const TURNS = [0.36, 0.86];

/**
 * The block as it stands before the turn, no larger than there is room for.
 *
 * @param {Scene} scene
 * @param {number} n
 * @returns {{own: Scene, scale: number}}
 */
function ownScene({ step, layout, drawn }, n) {
  const block = layout.blocks[n];
  const { part } = block;
  /** @type {Block} */
  const turned = {
    ...block,
    part: { ...part, symbol: part.symbol.replace(/ᵀ$/, ""), transposed: false, axes: [part.axes[1], part.axes[0]], size: [part.size[1], part.size[0]] },
    rows: block.columns,
    columns: block.rows,
    rowBands: block.columnBands,
    columnBands: block.rowBands,
  };
  const scale = Math.min(
    1,
    (layout.width - block.x - BRACKET) / blockWidth(turned),
    (layout.height - block.y - BRACKET) / blockHeight(turned),
  );
  // Its row labels may be longer than those of the transposed one.
  const labels = indices(turned.rows).map((row) => lettersIn(labelOf(drawn[n].matrix, "row", row)));
  turned.x = Math.max(block.x, BRACKET + LETTER * Math.max(...labels) + 12);
  turned.cellWidth *= scale;
  turned.cellHeight *= scale;
  const look = drawn[n].look;
  const own = {
    step,
    layout: { ...layout, font: layout.font * scale, blocks: layout.blocks.map((one, m) => (m === n ? turned : one)) },
    drawn: drawn.map((one, m) => (m === n ? { ...one, look: (/** @type {number} */ row, /** @type {number} */ column) => look(column, row) } : one)),
  };
  return { own, scale };
}

/**
 * @param {Scene} scene
 * @param {number} n
 */
export function drawTurn(scene, n) {
  const { own } = ownScene(scene, n);
  return svg`<g class="stage-turning">
    <g class="stage-turning-cells">${drawBlock(own, n)}</g>
    <g class="stage-turning-before">${drawLabels(own, n)}${drawSymbol(own, n)}</g>
    <g class="stage-turning-after">${drawLabels(scene, n)}${drawSymbol(scene, n)}</g>
  </g>`;
}

/**
 * @param {Element} root
 * @param {Scene} scene
 * @param {number} n
 * @returns {Promise<boolean>|null} whether it came to its end; null where motion is unwelcome
 */
export function playTurn(root, scene, n) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return null;
  const { own, scale } = ownScene(scene, n);
  const options = { duration: DURATION, fill: /** @type {const} */ ("forwards") };
  const [start, end] = TURNS;
  /** @type {Animation[]} */
  const playing = [];
  for (const cell of root.querySelectorAll(".stage-turning-cells [role=gridcell]")) {
    const [row, column] = [Number(cell.getAttribute("data-row")), Number(cell.getAttribute("data-column"))];
    const from = cellBox(own.layout.blocks[n], row, column);
    const to = cellBox(scene.layout.blocks[n], column, row);
    if (!from || !to) continue;
    const there = `translate(${to.x - from.x / scale}px, ${to.y - from.y / scale}px) scale(${1 / scale})`;
    playing.push(cell.animate(
      [
        { transform: "translate(0px, 0px) scale(1)" },
        { transform: "translate(0px, 0px) scale(1)", offset: start, easing: "ease-in-out" },
        { transform: there, offset: end },
        { transform: there },
      ],
      options,
    ));
  }
  const fade = (/** @type {string} */ what, /** @type {number} */ first) => {
    for (const one of root.querySelectorAll(what)) {
      const shown = [{ opacity: first }, { opacity: first, offset: start }, { opacity: 0, offset: (start + end) / 2 }];
      const rest = first === 1 ? [{ opacity: 0 }] : [{ opacity: 1, offset: end }, { opacity: 1 }];
      playing.push(one.animate([...shown, ...rest], options));
    }
  };
  fade(".stage-turning-before, .stage-turning .stage-bracket, .stage-turning .stage-more", 1);
  fade(".stage-turning-after", 0);
  return Promise.all(playing.map((one) => one.finished)).then(() => true, () => false);
}
