/**
 * Where a cell is on the page: in the stage, or as an edge or neuron of the diagram.
 *
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {{x: number, y: number, width: number, height: number}} Place in pixels of the window
 */
import { editableBehind } from "../model/changed.js";
import { turn } from "../model/product.js";

/** An edge has no box of its own: the field stands on its middle. */
const ON_EDGE = { width: 64, height: 30 };

/** @returns {import("../stage/stage.js").RowcolStage|null} */
const stage = () => document.querySelector("rowcol-stage");
/** @returns {import("../shell/diagram.js").RowcolDiagram|null} */
const diagram = () => document.querySelector("rowcol-diagram");

/**
 * @param {Cell} cell
 * @returns {Element|null} its box in the stage
 */
export function stageCell(cell) {
  const blocks = stage()?.scene?.layout.blocks ?? [];
  for (const [n, { part }] of blocks.entries()) {
    if (part.id !== cell.matrix) continue;
    const [row, column] = turn(part.transposed, cell.row, cell.column);
    const found = stage()?.querySelector(`[data-block="${n}"] [data-row="${row}"][data-column="${column}"]`);
    if (found) return found;
  }
  return null;
}

/**
 * @param {Cell} cell
 * @param {boolean} inDiagram whether it was the diagram where it was pointed at
 * @returns {Place|null}
 */
export function placeOf(cell, inDiagram) {
  const boxes = [() => shown(stageCell(cell)), () => diagramPlace(cell)];
  if (inDiagram) boxes.reverse();
  return boxes[0]() ?? boxes[1]();
}

/** @param {Element|null} element @returns {Place|null} */
function shown(element) {
  const box = element?.querySelector(".stage-fill")?.getBoundingClientRect();
  return box && box.width > 0 ? box : null;
}

/** @param {Cell} cell @returns {Place|null} */
function diagramPlace(cell) {
  const drawn = diagram()?.shown();
  if (!drawn) return null;
  const { scene: { store, program, edgeCells }, neuronCells } = drawn;
  /** @param {Cell|null} one */
  const isIt = (one) => {
    const behind = editableBehind(program, store.matrices.value, one);
    return behind?.matrix === cell.matrix && behind.row === cell.row && behind.column === cell.column;
  };
  const [edge, neuron] = [edgeCells.findIndex(isIt), neuronCells.findIndex(isIt)];
  const element = diagram()?.querySelector(edge >= 0 ? `[data-edge="${edge}"] .diagram__line` : `[data-neuron="${neuron}"]`);
  const box = element?.getBoundingClientRect();
  if (!box || box.width + box.height === 0) return null;
  const { width, height } = ON_EDGE;
  return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
}
