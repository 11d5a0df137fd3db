/**
 * The terms of a product of two matrices of which a third, the mask, says where there are terms at all.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Span} Span
 * @typedef {import("./terms.js").Term} Term
 */
import { cellRole } from "./colour.js";
import { parseIndex } from "./index-string.js";
import { labelOf } from "./naming.js";
import { LISTED, writer } from "./terms.js";
import { valueAt } from "./values.js";
import { t } from "../words/words.js";
import { WHOLE } from "./windows.js";

/**
 * Where the frame holds all of them, only those that are done are listed.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {{row: number, column: number}} cell
 * @returns {{terms: Term[], length: number, span: Span, note?: string}}
 */
export function maskedTerms(matrices, frame, step, { row, column }) {
  const { operands, result } = parseIndex(step.index_string);
  const own = new Map([[result[0].letter, row], [result[1].letter, column]]);
  const inner = operands[0].findIndex(({ letter }) => !own.has(letter));
  const [first, second, mask] = step.inputs.map((id) => /** @type {Matrix} */ (matrices.get(id)));
  const size = first.shape[inner];
  const view = frame.views.get(first.id);
  const [start, stop] = view ? (inner === 0 ? view.rows : view.columns) : [0, 0];
  const writers = [first, second].map(({ id }) => writer(frame, id));
  /** @type {Term[]} */
  const all = [];
  for (let k = start; k < stop; k++) {
    const cells = [first, second, mask].map(({ id }, n) => {
      const [r, c] = operands[n].map(({ letter }) => own.get(letter) ?? k);
      return { matrix: id, row: r, column: c };
    });
    const [x, y, m] = cells.map((at) => valueAt(frame, at.matrix, at.row, at.column));
    if (m === 0 && !operands[2].some(({ letter }) => !own.has(letter))) {
      return { terms: [], length: 0, span: [0, 0], note: t("Pruned: no product is done here.") };
    }
    if (x === undefined || y === undefined || m === undefined) continue;
    all.push({
      name: labelOf(first, inner === 0 ? "row" : "column", k),
      role: cellRole(matrices, first, cells[0].row, cells[0].column),
      k: null,
      cells,
      value: x * y * m,
      write: (more) => `${writers[0](x, more)} × ${writers[1](y, more)}${m === 1 ? "" : ` × ${m}`}`,
    });
  }
  const done = all.filter(({ cells: [, , at] }) => valueAt(frame, at.matrix, at.row, at.column) !== 0);
  if (all.length === size && size <= WHOLE) return { terms: done, length: done.length, span: [0, done.length] };
  const terms = all.slice(0, LISTED);
  return { terms, length: size, span: [start, start + terms.length] };
}
