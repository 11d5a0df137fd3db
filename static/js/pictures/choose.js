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
      if (!one || startToShow(one.span, at) === one.span[0]) return;
      // In the middle: what is drawn of the axis may become less where its numbers become longer.
      stage.scroller.shift(store, one, at - Math.floor((one.span[1] - one.span[0]) / 2));
    });
    stage.select(cell);
    store.hover.value = cell;
  });
}
