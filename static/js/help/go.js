/**
 * To a step that computes a matrix, in whatever network.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { batch, effect } from "../../vendor/signals.js";

/**
 * @param {Store} store
 * @param {Player} player
 * @param {string} network
 * @param {string} output of the step
 * @param {import("../model/types.js").Lens} [lens]
 */
export function goToStep(store, player, network, output, lens) {
  if (store.program.value?.network !== network) player.open(network);
  let there = false;
  const stop = effect(() => {
    const program = store.program.value;
    if (there || program?.network !== network || store.frame.value === null || player.aim.value !== null) return;
    there = true;
    const step = program.steps.findIndex((one) => one.output === output);
    queueMicrotask(() => {
      stop();
      batch(() => {
        if (lens) store.lens.value = lens;
        if (step >= 0) player.toStep(step);
      });
    });
  });
}
