/**
 * What an undo or a redo did, in a line.
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {import("./timeline.js").Version} Version
 */
import { formatCount } from "../model/format.js";
import { cellName } from "../model/naming.js";
import { counted, t } from "../words/words.js";
import { sameEdit } from "./timeline.js";

/**
 * @param {import("../state/store.js").Store} store
 * @param {1|-1} by back or on
 * @param {Version} left
 * @param {Version} to its edits in the page's coordinates
 * @param {Edit[]} before the edits of what was left, in the page's coordinates
 * @returns {string}
 */
export function movedRemark(store, by, left, to, before) {
  const what = whatMoved(store, left, to, before);
  return by < 0 ? t("Undone: {what}.", { what }) : t("Done again: {what}.", { what });
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Version} left
 * @param {Version} to
 * @param {Edit[]} before
 * @returns {string}
 */
function whatMoved(store, left, to, before) {
  if (left.spec !== to.spec) return t("the change of the network; at iteration {iteration}, where it was left", { iteration: formatCount(to.iteration) });
  const not = (/** @type {Edit[]} */ these, /** @type {Edit[]} */ those) => these.filter((one) => !those.some((other) => sameEdit(one, other)));
  const changed = [...not(before, to.edits), ...not(to.edits, before)];
  const cells = new Map(changed.map((edit) => [`${edit.matrix} ${edit.row} ${edit.column}`, edit]));
  const [one] = cells.values();
  const matrix = one && store.matrices.peek().get(one.matrix);
  if (cells.size !== 1 || !matrix) return counted(cells.size, "{count} change of a number", "{count} changes of numbers");
  return t("the change of {cell} at iteration {iteration}", { cell: cellName(matrix, one.row, one.column), iteration: formatCount(one.iteration) });
}
