/**
 * Following a number: where it came from, or what it changes. The path stays until it is let go.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("../model/provenance.js").Direction} Direction
 * @typedef {import("../model/provenance.js").Stop} Stop
 * @typedef {import("../model/types.js").Cell} Cell
 */
import { pathOf, stepOfStop } from "../model/provenance.js";

/**
 * Follow the cell under the cursor, else the one chosen last; the same again lets go of it.
 *
 * @param {Store} store
 * @param {Direction} direction
 * @param {Cell} [cell]
 */
export function follow(store, direction, cell) {
  const program = store.program.value;
  const step = store.step.value;
  if (!program || !step) return;
  const origin = cell ?? store.hover.value ?? store.chosen.value ?? { matrix: step.output, ...store.selection.value };
  const open = store.path.value;
  const same = open?.direction === direction && ["matrix", "row", "column"].every(
    (key) => open.origin[/** @type {keyof Cell} */ (key)] === origin[/** @type {keyof Cell} */ (key)],
  );
  store.path.value = same ? null : pathOf(program, store.matrices.value, origin, direction);
}

/**
 * Go to the step that shows a stop, with one of its cells selected.
 *
 * @param {Store} store
 * @param {Player} player
 * @param {Stop} stop
 */
export function goToStop(store, player, stop) {
  const path = store.path.value;
  const program = store.program.value;
  if (!path || !program) return;
  const step = program.steps[stepOfStop(path, program, stop)];
  player.toStep(step.index);
  const boxes = path.boxes.get(step.output) ?? [];
  const { row, column } = store.selection.value;
  const inside = boxes.some(({ rows, columns }) => row >= rows[0] && row < rows[1] && column >= columns[0] && column < columns[1]);
  if (!inside && boxes[0]) store.select({ row: boxes[0].rows[0], column: boxes[0].columns[0] });
}
