/**
 * When a task is done: one row a kind, each read from the page's signals.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("./tour.js").Task} Task
 */
import { names } from "./reference.js";
import { targets } from "./tour.js";

/** @type {Record<Task["kind"], (store: Store, task: Task) => boolean>} */
const DONE = {
  hover: (store, task) => pointed(store).some((cell) => isTarget(store, task, cell)),
  select: (store, task) => isTarget(store, task, selected(store)),
  edit: (store, task) => store.edits.value.some((edit) => isTarget(store, task, edit)),
  step: (store, task) => store.step.value?.output === task.target,
  lens: (store, task) => store.isProduct.value && store.lens.value === task.target,
  train: (store, task) => (store.frame.value?.iteration ?? 0) >= Number(task.target),
  predict(store, task) {
    const right = store.hidden.value?.right;
    return right ? isTarget(store, task, right.cell) : false;
  },
  break: (store, task) => store.broken.value?.step.output === task.target,
  follow: (store, task) => store.path.value?.direction === task.target,
  convention: (store, task) => store.program.value?.convention === task.target,
  labels: (store, task) => store.labels.value === task.target,
};

/**
 * @param {Store} store
 * @param {Task} task
 * @returns {boolean}
 */
export function isDone(store, task) {
  return DONE[task.kind](store, task);
}

/** @param {Store} store @param {Task} task @param {Cell|null} cell */
function isTarget(store, task, cell) {
  return targets(task).some((target) => names(store.matrices.value, target, cell));
}

/** @param {Store} store @returns {Cell|null} */
function selected(store) {
  const step = store.step.value;
  return step && { matrix: step.output, ...store.selection.value };
}

/**
 * What the pointer or the focus is on, else what was chosen: a finger doesn't hover.
 *
 * @param {Store} store
 * @returns {(Cell|null)[]}
 */
function pointed(store) {
  return store.hover.value ? [store.hover.value] : [store.chosen.value, selected(store)];
}
