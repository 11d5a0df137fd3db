/**
 * Labels of lit rows and columns are bold.
 *
 * @typedef {import("./overlay.js").Shown} Shown
 */
import { partsOf } from "../model/index-string.js";
import { Marks } from "./marks.js";

/** @param {number|string} block @param {"row"|"column"} along @param {number|string} at */
const key = (block, along, at) => `${block}/${along}/${at}`;

/**
 * @param {Element} root with the labels
 * @returns {Marks} by what each label names
 */
export function labelMarks(root) {
  /** @type {Map<string, Element>} */
  const labels = new Map();
  for (const label of root.querySelectorAll(".stage-label")) {
    const { block, row, column } = /** @type {SVGElement} */ (label).dataset;
    labels.set(row === undefined ? key(block ?? "", "column", column ?? "") : key(block ?? "", "row", row), label);
  }
  return new Marks(labels, "stage-label--lit");
}

/**
 * @param {Shown[]} lit by block, the result last
 * @param {boolean} product
 * @returns {Set<string>} the labels of the rows and columns that are lit by themselves; a whole axis
 *   that is lit says nothing about one of its labels
 */
export function litLabels(lit, product) {
  /** @type {Set<string>} */
  const found = new Set();
  const result = lit[lit.length - 1];
  lit.forEach((own, n) => {
    // A product's result has no labels: its rows are the left operand's, its columns the right one's.
    for (const part of own ? partsOf(own) : [null]) {
      const rows = part?.rows ?? (product && n === 0 ? result?.rows : undefined);
      const columns = part?.columns ?? (product && n === 1 ? result?.columns : undefined);
      if (rows && rows[1] - rows[0] === 1) found.add(key(n, "row", rows[0]));
      if (columns && columns[1] - columns[0] === 1) found.add(key(n, "column", columns[0]));
    }
  });
  return found;
}
