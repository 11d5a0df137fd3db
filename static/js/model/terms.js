/**
 * The terms of a sum and the numbers of an expression, read from the frame for one result cell.
 *
 * @typedef {import("./types.js").Frame} Frame
 * @typedef {import("./types.js").Step} Step
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Role} Role
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Span} Span
 * @typedef {ReadonlyMap<string, Matrix>} Matrices
 *
 * @typedef {object} Term
 * @property {string} name of the inner index or of the cell that is added
 * @property {Role} role
 * @property {number|null} k
 * @property {Cell[]} cells
 * @property {number} value
 * @property {(more: number) => string} write the term with its numbers, with so many more decimals than their matrices
 */
import { cellRole, innerRole } from "./colour.js";
import { MINUS, MOST_DECIMALS, SCIENTIFIC, formatNumber, localized } from "./format.js";
import { cellsRead } from "./index-string.js";
import { cellName, labelOf } from "./naming.js";
import { productOf, turn } from "./product.js";
import { forViewed, scaleOf, valueAt } from "./values.js";
import { WHOLE } from "./windows.js";

/**
 * @param {Frame} frame
 * @param {string} id
 * @returns {(value: number, more: number) => string} with more decimals than the matrix; whole numbers stay whole
 */
export function writer(frame, id) {
  const { decimals, whole } = scaleOf(frame, id);
  const most = Math.max(decimals, MOST_DECIMALS);
  return (value, more) => formatNumber(value, whole || decimals === SCIENTIFIC ? decimals : Math.min(most, decimals + more));
}

/**
 * The terms of one cell of a product that the frame holds, in the order of k.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {{row: number, column: number}} cell
 * @returns {{terms: Term[], length: number, span: Span}} length: of the inner axis; span: of the listed k
 */
export function productTerms(matrices, frame, step, { row, column }) {
  const product = productOf(step);
  if (!product) throw new Error(`${step.op} is no product`);
  const { left, right } = product;
  const a = matrix(matrices, left.id);
  const length = a.shape[left.inner === "row" ? 0 : 1];
  const [writeLeft, writeRight] = [writer(frame, left.id), writer(frame, right.id)];
  /** @type {Term[]} */
  const terms = [];
  for (const k of listed(frame, left, right)) {
    const [leftRow, leftColumn] = turn(left.transposed, row, k);
    const [rightRow, rightColumn] = turn(right.transposed, k, column);
    const x = valueAt(frame, left.id, leftRow, leftColumn);
    const y = valueAt(frame, right.id, rightRow, rightColumn);
    if (x === undefined || y === undefined) continue;
    terms.push({
      name: labelOf(a, left.inner, k),
      role: innerRole(matrices, product, k),
      k,
      cells: [
        { matrix: left.id, row: leftRow, column: leftColumn },
        { matrix: right.id, row: rightRow, column: rightColumn },
      ],
      value: x * y,
      write: (more) => `${writeLeft(x, more)} × ${writeRight(y, more)}`,
    });
  }
  if (length > WHOLE) terms.splice(LISTED);
  return { terms, length, span: [terms[0]?.k ?? 0, (terms.at(-1)?.k ?? -1) + 1] };
}

/**
 * @param {Frame} frame
 * @param {import("./product.js").Operand} left
 * @param {import("./product.js").Operand} right
 * @returns {number[]} the inner indices that both views hold
 */
export function listed(frame, left, right) {
  const a = frame.views.get(left.id);
  const b = frame.views.get(right.id);
  if (!a || !b) return [];
  const [s, e] = left.inner === "row" ? a.rows : a.columns;
  const [t, f] = right.inner === "row" ? b.rows : b.columns;
  const start = Math.max(s, t);
  return Array.from({ length: Math.max(0, Math.min(e, f) - start) }, (_, n) => start + n);
}

/** Of a sum over a long axis, so many terms are listed. */
export const LISTED = 5;
/** Fewer where each is a long expression. */
const LISTED_CASES = 3;

/** @type {Record<string, {value: (x: number, y: number) => number, write: string}>} */
const KINDS = {
  value: { value: (x) => x, write: "{0}" },
  square: { value: (x) => x * x, write: "{0}²" },
  pair: { value: (x, y) => x * y, write: "{0} × {1}" },
  binary_cross_entropy: {
    value: (x, y) => Math.max(x, 0) - x * y + Math.log1p(Math.exp(-Math.abs(x))),
    write: "ln(1 + exp({0})) − {1} × {0}",
  },
};

/**
 * The terms of a cell that sums cells of the operands, not products of them.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {string} kind
 * @param {{row: number, column: number}} cell
 * @returns {{terms: Term[], length: number, span: Span|null}} span: of the listed terms, counted row by row; null where they don't follow on each other
 */
export function cellTerms(matrices, frame, step, kind, { row, column }) {
  if (kind === "softmax_cross_entropy") return caseTerms(matrices, frame, step);
  const { value: evaluate, write } = KINDS[kind];
  const operands = step.inputs.map((id) => matrix(matrices, id));
  const [box] = readOf(matrices, step, operands, row, column);
  if (!box) return { terms: [], length: 0, span: null };
  const writers = operands.map((operand) => writer(frame, operand.id));
  /** @type {Term[]} */
  const terms = [];
  /** @type {number[]} */
  const places = [];
  const length = forViewed(frame, operands[0].id, box, (r, c, place) => {
    const numbers = operands.map((operand) => valueAt(frame, operand.id, r, c));
    const [x, y] = numbers;
    if (x === undefined || numbers.includes(undefined)) return;
    places.push(place);
    terms.push({
      name: shortName(operands[0], box, r, c),
      role: cellRole(matrices, operands[0], r, c),
      k: null,
      cells: operands.map((operand) => ({ matrix: operand.id, row: r, column: c })),
      value: evaluate(x, y ?? 0),
      write: (more) => fill(write, numbers.map((number, n) => writers[n](number ?? 0, more))),
    });
  });
  if (length > WHOLE) terms.splice(LISTED);
  const together = terms.length > 0 && terms.every((_, n) => places[n] === places[0] + n);
  return { terms, length, span: together ? [places[0], places[0] + terms.length] : null };
}

/**
 * The terms of the softmax cross-entropy: one a case, −ln of the probability of its target.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step with the logits and the targets as its operands
 * @returns {{terms: Term[], length: number, span: null}}
 */
function caseTerms(matrices, frame, step) {
  const [logits, targets] = step.inputs.map((id) => matrix(matrices, id));
  const turned = logits.axes[1] === "case";
  const [count, outputs] = turn(turned, ...logits.shape);
  const [writeLogit, writeTarget] = [writer(frame, logits.id), writer(frame, targets.id)];
  /** @type {Term[]} */
  const terms = [];
  const view = frame.views.get(logits.id);
  const [first, last] = view ? turn(turned, view.rows, view.columns)[0] : [0, 0];
  for (let r = first; r < last; r++) {
    const cells = Array.from({ length: outputs }, (_, c) => turn(turned, r, c));
    const z = cells.map(([row, column]) => valueAt(frame, logits.id, row, column) ?? NaN);
    const y = cells.map(([row, column]) => valueAt(frame, targets.id, row, column) ?? NaN);
    const top = Math.max(...z);
    const log = top + Math.log(z.reduce((all, value) => all + Math.exp(value - top), 0));
    const score = z.reduce((all, value, c) => all + value * y[c], 0);
    const all = y.reduce((sum, value) => sum + value, 0);
    const hot = y.indexOf(1);
    terms.push({
      name: labelOf(logits, turned ? "column" : "row", r),
      role: cellRole(matrices, targets, ...turn(turned, r, 0)),
      k: null,
      cells: cells.map(([row, column]) => ({ matrix: logits.id, row, column })),
      value: log * all - score,
      write: (more) => {
        const exps = z.map((value) => `exp(${writeLogit(value, more)})`).join(" + ");
        const picked =
          hot >= 0 && all === 1
            ? writeLogit(z[hot], more)
            : z.map((value, c) => `${writeTarget(y[c], more)} × ${writeLogit(value, more)}`).join(" + ");
        return `ln(${exps}) − ${/^[^+]*$/.test(picked) && !picked.startsWith(MINUS) ? picked : `(${picked})`}`;
      },
    });
  }
  if (count > WHOLE) terms.splice(LISTED_CASES);
  return { terms, length: count, span: null };
}

/**
 * The expression of a cell with its numbers in place.
 *
 * @param {Matrices} matrices
 * @param {Frame} frame
 * @param {Step} step
 * @param {string} template
 * @param {{row: number, column: number}} cell
 * @returns {((more: number) => string)|null} writes it with so many more decimals than the matrices have; null if a number isn't in the frame
 */
export function expressionOf(matrices, frame, step, template, { row, column }) {
  const operands = step.inputs.map((id) => matrix(matrices, id));
  const boxes = readOf(matrices, step, operands, row, column);
  const [rows, columns] = matrix(matrices, step.output).shape;
  /** @type {number[]} */
  const single = [];
  for (const [n, box] of boxes.entries()) {
    if (!box) return null;
    // An operand that is read whole (softmax) gives the number at the result's own place.
    const r = box.rows[1] - box.rows[0] === rows && rows > 1 ? row : box.rows[0];
    const c = box.columns[1] - box.columns[0] === columns && columns > 1 ? column : box.columns[0];
    // What is put elsewhere as it is can be told from where it is now.
    const value = valueAt(frame, operands[n].id, r, c) ?? (template === "{0}" ? valueAt(frame, step.output, row, column) : undefined);
    if (value === undefined) return null;
    single.push(value);
  }
  const writers = operands.map((operand) => writer(frame, operand.id));
  const local = localized(template);
  return (more) => {
    const joined = local.replace(/\{(\d)\+(\w+)(?:@(\d))?\}/g, (_, n, name, mask) => {
      const box = boxes[Number(n)];
      const within = mask === undefined ? null : operands[Number(mask)].id;
      /** @type {string[]} */
      const calls = [];
      let [held, shares] = [0, 0];
      const length = box && forViewed(frame, operands[Number(n)].id, box, (r, c) => {
        held += 1;
        shares += valueAt(frame, step.output, r, c) ?? 0;
        if (within !== null && valueAt(frame, within, r, c) === 0) return;
        calls.push(`${name}(${writers[Number(n)](valueAt(frame, operands[Number(n)].id, r, c) ?? NaN, more)})`);
      });
      // Of a masked row, shares that add up to 1 are all that there are.
      if (held !== length && (within === null || Math.abs(shares - 1) > 1e-6)) calls.push("…");
      return calls.join(" + ");
    });
    return fill(joined, single.map((value, n) => writers[n](value, more)));
  };
}

/**
 * Put numbers into a template; a negative one gets parentheses where its sign would mislead.
 *
 * @param {string} template
 * @param {string[]} numbers
 * @returns {string}
 */
export function fill(template, numbers) {
  return template.replace(/\{(\d)\}/g, (whole, n, /** @type {number} */ at) => {
    const number = numbers[Number(n)];
    const before = template.slice(0, at).trimEnd().at(-1) ?? "";
    const after = template[at + whole.length] ?? "";
    const misleads = number.startsWith(MINUS) && (/[+\-−√]/.test(before) || /[²³]/.test(after));
    return misleads ? `(${number})` : number;
  });
}

/**
 * @param {Matrix} of
 * @param {import("./types.js").Box} box
 * @param {number} row
 * @param {number} column
 * @returns {string} the labels that tell the cells of a box apart
 */
function shortName(of, box, row, column) {
  const parts = [];
  if (box.rows[1] - box.rows[0] > 1) parts.push(labelOf(of, "row", row));
  if (box.columns[1] - box.columns[0] > 1) parts.push(labelOf(of, "column", column));
  return parts.join(", ") || cellName(of, row, column);
}

/**
 * @param {Matrices} matrices
 * @param {Step} step
 * @param {Matrix[]} operands
 * @param {number} row of the result
 * @param {number} column
 */
function readOf(matrices, step, operands, row, column) {
  const shapes = [...operands, matrix(matrices, step.output)].map(({ shape }) => shape);
  return cellsRead(step, shapes, { rows: [row, row + 1], columns: [column, column + 1] });
}

/**
 * @param {Matrices} matrices
 * @param {string} id
 * @returns {Matrix}
 */
function matrix(matrices, id) {
  const found = matrices.get(id);
  if (!found) throw new Error(`no matrix ${id} in this program`);
  return found;
}
