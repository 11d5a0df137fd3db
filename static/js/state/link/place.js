/**
 * How rows of the table are read from the page and shown on it, where that is more than one signal.
 * What a value can't be here is said in a sentence.
 *
 * @typedef {import("./table.js").Page} Page
 * @typedef {import("./table.js").State} State
 */
import { formatCount } from "../../model/format.js";
import { SHOWN } from "../../model/windows.js";
import { t } from "../../words/words.js";
import { hides } from "../hiding.js";
import { FIRST_CELL } from "../opening.js";
import { showTheme as turnTo } from "../theme.js";

/** The theme that a link asked for. @type {State["theme"]} */
let askedTheme = null;

/** @param {Page} page @param {State["lens"]} lens */
export function showLens({ store }, lens) {
  store.lens.value = lens;
}

/** @param {Page} page @returns {[number, number]|null} rows and columns of the selected step's result */
function shape({ store }) {
  const step = store.step.value;
  return step && store.matrix(step.output).shape;
}

/** @param {Page} page @returns {State["cell"]} */
export function readCell(page) {
  const [rows, columns] = shape(page) ?? [0, 0];
  const { row, column } = page.store.selection.value;
  const first = row === Math.min(FIRST_CELL.row, rows - 1) && column === Math.min(FIRST_CELL.column, columns - 1);
  return first ? null : { row, column };
}

/** @param {Page} page @param {State["cell"]} cell */
export function showCell(page, cell) {
  const [rows, columns] = shape(page) ?? [0, 0];
  const { row, column } = cell ?? FIRST_CELL;
  if (cell && (row >= rows || column >= columns)) {
    const counts = { rows: formatCount(rows), columns: formatCount(columns) };
    return t("cell is “{cell}”, but rows × columns of this step's result are {rows} × {columns}, counted from 0", { cell: `${row},${column}`, ...counts });
  }
  page.store.select({ row, column });
  return null;
}

/** @param {Page} page @param {number} k */
export function showK({ store }, k) {
  const size = store.innerSize.value;
  if (k > 0 && k >= size) {
    if (size === 0) return t("k is “{k}”, but this step is no product and has none", { k });
    return t("k is “{k}”, but in this product it goes from 0 to {most}", { k, most: size - 1 });
  }
  store.k.value = k;
  return null;
}

/** @param {Page} page @returns {State["hide"]} */
export function readHidden({ store }) {
  const hidden = store.hidden.value;
  if (hidden === null) return null;
  if (hidden.cell === null) return "all";
  return hides(hidden, hidden.cell, store.frame.value?.iteration ?? 0) ? hidden.cell : null;
}

/** @param {Page} page @param {State["hide"]} hide */
export function showHidden({ store }, hide) {
  if (hide !== null && hide !== "all") {
    const [rows, columns] = store.matrices.value.get(hide.matrix)?.shape ?? [0, 0];
    if (hide.row >= rows || hide.column >= columns) {
      return t("hide names the cell “{cell}”, which this network doesn't have", { cell: `${hide.matrix},${hide.row},${hide.column}` });
    }
  }
  store.hidden.value = hide === null ? null : { cell: hide === "all" ? null : hide, shown: new Set(), right: null };
  return null;
}

/** @param {Page} page @param {State["tour"]} name */
export function showTour({ store }, name) {
  const tours = document.querySelector("rowcol-guide")?.getAttribute("data-tours") ?? "";
  if (name !== null && !tours.split(" ").includes(name)) return t("there is no tour called “{name}”; there are: {tours}", { name, tours });
  store.tour.value = name === null ? null : { name, stop: store.tour.value?.stop ?? 1 };
  return null;
}

/** @param {Page} page @param {number} stop */
export function showStop({ store }, stop) {
  if (store.tour.value) store.tour.value = { ...store.tour.value, stop };
}

/** @param {Page} page @param {State["decimals"]} decimals */
export function showDecimals({ store }, decimals) {
  store.showDecimals(decimals);
}

/** @param {Page} page @param {State["labels"]} labels */
export function showLabels({ store }, labels) {
  store.labels.value = labels;
}

/**
 * A theme that was chosen goes along; the one that follows from the reader's system stays his own.
 *
 * @param {Page} page
 * @returns {State["theme"]}
 */
export function readTheme({ store }) {
  const theme = store.theme.value;
  const own = globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ? "board" : "paper";
  return theme === askedTheme || theme !== own ? theme : null;
}

/** What the reader keeps as his theme stays as it is. @param {Page} page @param {State["theme"]} theme */
export function showTheme({ store }, theme) {
  askedTheme = theme;
  if (theme !== null) void turnTo(store, theme);
}

/** @param {Page} page @returns {State["view"]} a window at the start of its axis needn't be named */
export function readView({ store }) {
  return Object.fromEntries(Object.entries(store.windows.value).filter(([, [start]]) => start > 0));
}

/** @param {Page} page @param {State["view"]} view */
export function showView({ store }, view) {
  const axes = new Set([...store.matrices.value.values()].flatMap((matrix) => matrix.axes));
  const unknown = Object.keys(view).find((axis) => !axes.has(axis));
  if (unknown !== undefined) return t("view names the axis “{axis}”; the axes of this network are: {axes}", { axis: unknown, axes: [...axes].join(", ") });
  const first = Object.keys(store.windows.value).map((axis) => [axis, [0, SHOWN]]);
  store.windows.value = { ...Object.fromEntries(first), ...view };
  return null;
}
