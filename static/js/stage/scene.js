/**
 * What the stage draws of one step, ready for drawing: places, numbers, colours. Hovering changes
 * nothing of it; what is lit is drawn over it.
 *
 * @typedef {import("../model/types.js").Step} Step
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/types.js").Role} Role
 * @typedef {import("../model/geometry.js").Layout} Layout
 * @typedef {import("../model/geometry.js").Block} Block
 *
 * @typedef {object} Drawn how a block's numbers are drawn
 * @property {Matrix} matrix
 * @property {boolean} result
 * @property {Role} role of its bracket and symbol
 * @property {boolean} dashed
 * @property {string} under a word below the symbol, e.g. "so far"
 * @property {string} [of] what that is, below it, e.g. "bias … x₁"
 * @property {(row: number, column: number) => CellLook} look of a shown cell
 *
 * @typedef {object} CellLook
 * @property {string} text
 * @property {Role} role
 * @property {number} strength
 * @property {boolean} negative
 * @property {boolean} empty not there: in no frame yet, or not computed yet
 * @property {string} spoken
 * @property {boolean} [hidden] to be predicted
 * @property {import("../state/hiding.js").Mark} [predicted] what became of it, where it was to be predicted
 * @property {string} [label] index label of a weight
 * @property {boolean} [canChange] whether its number can be changed by hand
 * @property {string} [was] of a cell that was changed by hand: what it held
 *
 * @typedef {object} Scene
 * @property {Step} step
 * @property {Layout} layout
 * @property {Drawn[]} drawn one a block
 * @property {number} [smallest] font of what is written
 */
import { cellKey, editableCell, isOne } from "../model/changed.js";
import { cellRole, fillStrength, innerRole, isGradient, layerRole, matrixRole } from "../model/colour.js";
import { asShown, decimalsFor, formatCount, formatNumber, widthInEms } from "../model/format.js";
import { layerCount, seenAt, soFarAt } from "../model/layers.js";
import { indexLabel, labelOf, spokenCell } from "../model/naming.js";
import { layoutOf } from "../model/parts.js";
import { productOf, turn } from "../model/product.js";
import { comesAfter, substepCount } from "../model/substeps.js";
import { scaleOf, valueAt } from "../model/values.js";
import { markOf } from "../state/hiding.js";
import { t } from "../words/words.js";

/** @type {Record<import("../state/hiding.js").Mark, string>} */
const MARKS = { right: t("predicted right"), revealed: t("shown, not predicted") };

/**
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @param {import("../model/geometry.js").Space} space
 * @param {Record<string, number>} starts of axes that don't fit
 * @returns {Scene}
 */
export function sceneOf(store, step, space, starts) {
  const matrices = store.matrices.value;
  const frame = store.frame.value;
  const product = productOf(step);
  const soFar = product !== null && store.lens.value === "column_row" ? layersSoFar(store, step, product) : null;
  const scroll = { windows: store.windows.value, starts };
  const layout = layoutOf(matrices, step, frame, scroll, space, soFar?.ems ?? 0);
  const drawn = layout.blocks.map((block, n) => {
    const result = n === layout.blocks.length - 1;
    if (result && soFar) return soFar.drawn;
    const later = result && product !== null ? partOf(store, step) : null;
    const layers = soFar && product;
    return plain(store, block, later, (row, column) => (layers ? layerRole(matrices, layers, n === 0 ? column : row) : null));
  });
  return { step, layout, drawn, smallest: space.smallest };
}

/**
 * How far the result is built up, while one goes through the substeps.
 *
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @returns {((row: number, column: number) => boolean)|null} whether a cell comes later; null if none does
 */
function partOf(store, step) {
  const at = store.partial.value;
  const { shape } = store.matrix(step.output);
  const lens = store.lens.value;
  if (at === null || at === substepCount(lens, shape, 0) - 1) return null;
  return (row, column) => comesAfter(lens, shape, at, { row, column });
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Block} block
 * @param {((row: number, column: number) => boolean)|null} later whether a cell isn't there yet
 * @param {(row: number, column: number) => Role|null} worn the role whose colour a shown cell wears here; null: its own
 * @returns {Drawn}
 */
function plain(store, block, later, worn) {
  const matrices = store.matrices.value;
  const frame = store.frame.value;
  const matrix = store.matrix(block.part.id);
  const { largest, decimals } = scaleOf(frame, matrix.id);
  const label = labeller(store, matrix);
  const changes = editableCell(store.program.value, matrices, { matrix: matrix.id, row: 0, column: 0 }) !== null;
  return {
    matrix,
    result: block.part.id === store.step.value?.output,
    role: matrixRole(matrices, matrix),
    dashed: isGradient(matrix),
    under: later ? t("so far") : "",
    look(shownRow, shownColumn) {
      const [row, column] = turn(block.part.transposed, shownRow, shownColumn);
      if (store.isHidden({ matrix: matrix.id, row, column })) return hiddenLook(store, matrix, row, column);
      const value = later?.(row, column) ? undefined : valueAt(frame, matrix.id, row, column);
      const was = wasText(store, { matrix: matrix.id, row, column }, decimals);
      const look = cellLook(value, decimals, largest, worn(shownRow, shownColumn) ?? cellRole(matrices, matrix, row, column), (text) =>
        spokenCell(matrix, row, column, text + (was && ` (${was})`)),
      );
      const canChange = changes && !isOne(matrices, { matrix: matrix.id, row, column });
      return { ...marked(store, matrix, row, column, look), canChange, label: label(row, column), ...(was && { was }) };
    },
  };
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {import("../model/types.js").Cell} cell
 * @param {number} decimals
 * @returns {string} what a changed cell held; "" if it wasn't changed by hand
 */
function wasText(store, cell, decimals) {
  const edit = store.changed.value.get(cellKey(cell));
  return edit?.before === undefined ? "" : t("changed by hand, was {value}", { value: formatNumber(edit.before, decimals === 0 && !Number.isInteger(edit.before) ? 2 : decimals) });
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Matrix} matrix
 * @returns {(row: number, column: number) => string} the index labels of weights, if they are on
 */
function labeller(store, matrix) {
  const order = store.labels.value;
  if (order === "off" || matrix.place?.kind !== "edges") return () => "";
  const turned = store.program.value?.convention === "columns";
  return (row, column) => indexLabel(matrix, turned, order, row, column);
}

/**
 * The result in the column × row lens: the sum of the layers up to k, in the colour of k.
 *
 * @param {import("../state/store.js").Store} store
 * @param {Step} step
 * @param {import("../model/product.js").Product} product
 * @returns {{drawn: Drawn, ems: number}} with the width of the longest number
 */
function layersSoFar(store, step, product) {
  const matrices = store.matrices.value;
  const frame = store.frame.value;
  const matrix = store.matrix(step.output);
  const left = store.matrix(product.left.id);
  const layers = layerCount(matrices, step);
  const k = Math.min(store.layer.value, layers - 1);
  const { rows, columns } = frame?.views.get(matrix.id) ?? { rows: [0, 0], columns: [0, 0] };
  const total = soFarAt(frame, step, layers, k, rows[0], columns[0]) !== undefined;
  /** @param {number} row @param {number} column */
  const at = (row, column) => seenAt(frame, step, layers, k, row, column);
  /** @type {number[]} */
  const values = [];
  for (let row = rows[0]; row < rows[1]; row++) {
    for (let column = columns[0]; column < columns[1]; column++) values.push(at(row, column) ?? NaN);
  }
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  const own = scaleOf(frame, matrix.id).decimals;
  const decimals = k === layers - 1 ? own : Math.max(own, decimalsFor(values, frame?.decimals));
  const role = innerRole(matrices, product, k);
  const done = k === layers - 1 && total;
  const axis = left.axes[product.left.inner === "row" ? 0 : 1];
  const name = (/** @type {number} */ n) => labelOf(left, product.left.inner, n);
  /** @type {Drawn} */
  const drawn = {
    matrix,
    result: true,
    role: matrixRole(matrices, matrix),
    dashed: isGradient(matrix),
    under: done ? "" : total ? t("so far") : t("only {name}", { name: name(k) }),
    of: done || !total ? "" : layersNamed(axis, k, name),
    look: (row, column) =>
      store.isHidden({ matrix: matrix.id, row, column })
        ? hiddenLook(store, matrix, row, column)
        : marked(store, matrix, row, column, cellLook(at(row, column), decimals, largest, role, (text) => `${spokenCell(matrix, row, column, text)}${done ? "" : ` ${t("so far")}`}`)),
  };
  return { drawn, ems: Math.max(0, ...values.map((value) => widthInEms(formatNumber(value, decimals)))) };
}

/**
 * @param {string} axis
 * @param {number} k
 * @param {(n: number) => string} name
 * @returns {string} the layers that are in the sum, e.g. "bias + x₁", "case 1 … 3"
 */
function layersNamed(axis, k, name) {
  if (k === 0) return t("{layer} alone", { layer: name(0) });
  if (axis === "case") return t("cases 1–{last}", { last: formatCount(k + 1) });
  return `${name(0)} ${k === 1 ? "+" : "…"} ${name(k)}`;
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @returns {CellLook} a question mark
 */
function hiddenLook(store, matrix, row, column) {
  const spoken = spokenCell(matrix, row, column, t("to be predicted"));
  return { text: "?", role: cellRole(store.matrices.value, matrix, row, column), strength: 0, negative: false, empty: false, hidden: true, spoken };
}

/**
 * @param {import("../state/store.js").Store} store
 * @param {Matrix} matrix
 * @param {number} row
 * @param {number} column
 * @param {CellLook} look
 * @returns {CellLook} with what became of it, if it was to be predicted
 */
function marked(store, matrix, row, column, look) {
  const predicted = markOf(store, { matrix: matrix.id, row, column });
  return predicted ? { ...look, predicted, spoken: `${look.spoken}, ${MARKS[predicted]}` } : look;
}

/**
 * @param {number|undefined} value
 * @param {number} decimals
 * @param {number} largest
 * @param {Role} role
 * @param {(text: string) => string} spoken
 * @returns {CellLook}
 */
export function cellLook(value, decimals, largest, role, spoken) {
  if (value === undefined) {
    return { text: "", role, strength: 0, negative: false, empty: true, spoken: spoken(t("not there yet")) };
  }
  const text = formatNumber(value, decimals);
  return {
    text,
    role,
    strength: fillStrength(value, largest),
    negative: asShown(value, decimals) < 0,
    empty: false,
    spoken: spoken(text),
  };
}
