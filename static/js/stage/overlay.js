/**
 * What is lit, drawn over the scene: lit cells at full strength, yellow frames, dotted guides.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../model/lit.js").Lit} Lit
 * @typedef {import("../model/types.js").Box} Box
 * @typedef {import("../model/types.js").Span} Span
 * @typedef {import("../model/geometry.js").Block} Block
 *
 * @typedef {Box|null} Shown lit rows and columns as a block shows them
 */
import { nothing, svg } from "../../vendor/lit.js";
import { BRACKET, blockHeight, blockWidth, cellBox, frameBox, length } from "../model/geometry.js";
import { partsOf } from "../model/index-string.js";
import { litCells, litTerm, whole } from "../model/lit.js";
import { productOf, turn } from "../model/product.js";
import { cellClass, drawCell, indices } from "./draw.js";

/**
 * What is lit, block by block.
 *
 * @param {import("../state/store.js").Store} store
 * @param {Scene} scene
 * @returns {Shown[]}
 */
export function litBlocks(store, { step, layout }) {
  const shapes = step.inputs.map((id) => store.matrix(id).shape);
  const result = store.matrix(step.output).shape;
  const lit = litCells(step, shapes, result, {
    lens: store.lens.value,
    k: store.k.value,
    hover: store.hover.value,
    selection: store.selection.value,
  });
  const named = store.named.value;
  const term = store.term.value && litTerm(step, store.resultCell.value, store.term.value);
  const product = productOf(step);
  return layout.blocks.map((block, n) => {
    const isResult = n === layout.blocks.length - 1;
    const operand = product ? step.inputs.indexOf(block.part.id, n === 1 && product.left.id === product.right.id ? 1 : 0) : n;
    /** @type {Box|null} */
    let box = isResult ? lit.result : lit.operands[operand];
    if (term) box = term.get(block.part.id) ?? null;
    if (named !== null && layout.blocks.some((other) => other.part.id === named)) {
      box = block.part.id === named ? whole(store.matrix(named).shape) : null;
    }
    return box && asShown(block.part.transposed, box);
  });
}

/** @param {boolean} transposed @param {Box} box @returns {Box} */
function asShown(transposed, box) {
  const [rows, columns] = turn(transposed, box.rows, box.columns);
  return { rows, columns, parts: box.parts?.map((part) => asShown(transposed, part)) };
}

/**
 * @param {Span} span
 * @param {Span} shown
 * @returns {Span} the part of it that is shown
 */
function within(span, shown) {
  const start = Math.max(span[0], shown[0]);
  return [start, Math.max(start, Math.min(span[1], shown[1]))];
}

/**
 * @param {Scene} scene
 * @param {Shown[]} lit
 * @param {{row: number, column: number}} selection
 * @param {import("../model/types.js").Lens} lens
 */
export function drawOverlay(scene, lit, selection, lens) {
  const { layout, drawn } = scene;
  return svg`${guides(scene, lit, lens)}
    ${layout.blocks.map((block, n) => {
      const shown = lit[n];
      if (!shown) return nothing;
      return svg`<g class="stage-lit">${partsOf(shown).map(({ rows, columns }) => indices(within(rows, block.rows)).map((row) =>
        indices(within(columns, block.columns)).map((column) => {
          const box = cellBox(block, row, column, 0);
          const look = drawn[n].look(row, column);
          return box && svg`<g class=${cellClass(look)}>${drawCell(layout, box, look, true)}</g>`;
        }),
      ))}</g>`;
    })}
    ${layout.blocks.map((block, n) => (layout.kind === "falk" && mixed(n, lens) ? mixedFrames(block, lit[n], lens) : frame(block, lit[n], drawn[n].result, selection, lens)))}`;
}

/** @param {Span} span @param {number} n */
const holds = (span, n) => n >= span[0] && n < span[1];

/**
 * The yellow frame of a block: none round a whole result, which all of is lit.
 *
 * @param {Block} block
 * @param {Shown} shown
 * @param {boolean} result
 * @param {{row: number, column: number}} selection
 * @param {import("../model/types.js").Lens} lens
 */
function frame(block, shown, result, selection, lens) {
  const mark = result ? frameBox(block, [selection.row, selection.row + 1], [selection.column, selection.column + 1]) : null;
  const boxes = shown ? partsOf(shown).map((part) => frameBox(block, part.rows, part.columns)) : [];
  const all = result && shown && !shown.parts && length(shown.rows) > 1 && length(shown.columns) > 1;
  const one = shown && (lens === "columns" || lens === "rows" || length(shown.rows) * length(shown.columns) === 1);
  const here = one && holds(shown.rows, selection.row) && holds(shown.columns, selection.column);
  return svg`${mark && !here ? outline(mark, "stage-selected") : nothing}${all ? nothing : boxes.map((box) => box && outline(box, "stage-frame"))}`;
}

/**
 * Whether an operand is what the lens mixes: the left one's columns, or the right one's rows.
 *
 * @param {number} n block
 * @param {import("../model/types.js").Lens} lens
 */
function mixed(n, lens) {
  return (n === 0 && lens === "columns") || (n === 1 && lens === "rows");
}

/**
 * A frame round each column, or each row, that is mixed in.
 *
 * @param {Block} block
 * @param {Shown} shown
 * @param {import("../model/types.js").Lens} lens
 */
function mixedFrames(block, shown, lens) {
  if (!shown) return nothing;
  const { rows, columns } = shown;
  const boxes = lens === "columns"
    ? indices(within(columns, block.columns)).map((k) => frameBox(block, rows, [k, k + 1]))
    : indices(within(rows, block.rows)).map((k) => frameBox(block, [k, k + 1], columns));
  const all = boxes.length > 1;
  return boxes.map((box) => box && outline(all ? { x: box.x + 2, y: box.y + 2, width: box.width - 4, height: box.height - 4 } : box, all ? "stage-frame stage-frame--mixed" : "stage-frame"));
}

/**
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {string} name
 */
function outline({ x, y, width, height }, name) {
  return svg`<rect class=${name} x=${x - 1} y=${y - 1} width=${width + 2} height=${height + 2} rx="7"></rect>`;
}

/**
 * Dotted lines from the lit row and the lit column to where they cross; from what holds the amounts
 * alone where all of the other operand is mixed.
 *
 * @param {Scene} scene
 * @param {Shown[]} lit
 * @param {import("../model/types.js").Lens} lens
 */
function guides({ layout }, lit, lens) {
  if (layout.kind !== "falk") return nothing;
  const [left, right, result] = layout.blocks;
  const [row, column] = [lit[0], lit[1]];
  const across = row && frameBox(left, row.rows, row.columns);
  const down = column && frameBox(right, column.rows, column.columns);
  const y = across && across.y + across.height / 2;
  const x = down && down.x + down.width / 2;
  const from = left.x + blockWidth(left) + BRACKET + 8;
  const to = result.x - BRACKET - 8;
  const top = right.y + blockHeight(right) + BRACKET + 3;
  const low = result.y - BRACKET - 4;
  return svg`${y && to > from && lens !== "columns" ? svg`<path class="stage-guide" d="M${from} ${y}H${to}"></path>` : nothing}
    ${x && low > top && lens !== "rows" ? svg`<path class="stage-guide" d="M${x} ${top}V${low}"></path>` : nothing}`;
}
