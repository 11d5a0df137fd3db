/**
 * What the page around is told: that the figure is there, where it stands, and which cell is looked at.
 *
 * @typedef {import("../state/link/table.js").Page} Page
 * @typedef {import("./around.js").Around} Around
 */
import { effect } from "../../vendor/signals.js";
import { valueAt } from "../model/values.js";

/** @param {Page} page @param {Around} around */
export function reports({ store, player }, around) {
  /** The same is told once. @param {() => import("./around.js").Message|null} message */
  const tell = (message) => {
    let told = "";
    effect(() => {
      const now = message();
      const text = JSON.stringify(now);
      if (now === null || text === told) return;
      told = text;
      around.tell(now);
    });
  };
  around.tell({ type: "rowcol:ready", network: player.source.network, steps: store.program.value?.steps.length ?? 0 });
  tell(() => {
    const [program, step, frame] = [store.program.value, store.step.value, store.frame.value];
    if (!program || !step || !frame) return null;
    const { title, phase, output, index } = step;
    return { type: "rowcol:step", network: program.network, iteration: frame.iteration, step: index, steps: program.steps.length, phase, title, result: output, lens: store.lens.value };
  });
  tell(() => {
    const [step, frame] = [store.step.value, store.frame.value];
    if (!step || !frame) return null;
    const cell = store.hover.value ?? { matrix: step.output, ...store.selection.value };
    const value = store.isHidden(cell) ? null : valueAt(frame, cell.matrix, cell.row, cell.column) ?? null;
    return { type: "rowcol:cell", ...cell, value };
  });
}
