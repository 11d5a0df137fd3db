/**
 * How good the network is: the share of cases that it gets right.
 *
 * @typedef {import("./dense.js").Dense} Dense
 */

/** @param {Dense} targets cases × outputs @returns {boolean} whether they name a class each: 0 or 1, and of several outputs one is 1 */
function areClasses({ rows, columns, data }) {
  if (!data.every((value) => value === 0 || value === 1)) return false;
  if (columns === 1) return true;
  return Array.from({ length: rows }, (_, i) => data.subarray(i * columns, (i + 1) * columns)).every(
    (row) => row.reduce((sum, value) => sum + value, 0) === 1,
  );
}

/** @param {Dense} outputs @param {number} row @returns {number} the side of 0.5, or the first of the largest */
function classOf({ columns, data }, row) {
  if (columns === 1) return data[row] > 0.5 ? 1 : 0;
  let largest = 0;
  for (let j = 1; j < columns; j++) if (data[row * columns + j] > data[row * columns + largest]) largest = j;
  return largest;
}

/**
 * @param {Dense} prediction cases × outputs
 * @param {Dense} targets
 * @param {number[]|null} [scored] the cases that count, if not all do
 * @returns {number|null} from 0 to 1; null where targets name no classes
 */
export function accuracy(prediction, targets, scored) {
  const rows = scored ?? Array.from({ length: targets.rows }, (_, n) => n);
  const { columns } = targets;
  /** @param {Dense} of @param {number} row */
  const rowOf = ({ data }, row) => data.subarray(row * columns, (row + 1) * columns);
  const chosen = Float64Array.from(rows.flatMap((row) => Array.from(rowOf(targets, row))));
  if (!areClasses({ rows: rows.length, columns, data: chosen })) return null;
  const right = rows.filter((row) => rowOf(prediction, row).every(Number.isFinite) && classOf(prediction, row) === classOf(targets, row));
  return right.length / rows.length;
}
