/** Choosing a cell that the stage may not show yet. */
import { batch } from "../../vendor/signals.js";
import { startToShow } from "../model/windows.js";

/**
 * Bring the windows to a cell of the selected step and select it, as a click on the stage does.
 *
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Cell} cell
 */
export function chooseCell(store, cell) {
  const stage = /** @type {import("../stage/stage.js").RowcolStage|null} */ (document.querySelector("rowcol-stage"));
  const step = store.step.value;
  if (!stage?.scene || !step || stage.scene.step !== step || ![step.output, ...step.inputs].includes(cell.matrix)) return;
  const { axes, shape } = store.matrix(cell.matrix);
  const { windowed } = stage.scene.layout;
  batch(() => {
    [cell.row, cell.column].forEach((at, axis) => {
      const one = windowed.find((other) => other.axis === axes[axis] && other.size === shape[axis]);
      const start = one && startToShow(one.span, at);
      if (one && start !== undefined && start !== one.span[0]) stage.scroller.shift(store, one, start);
    });
    stage.select(cell);
    store.hover.value = cell;
  });
}
