/**
 * A figure: all that a reader needs of one iteration of a network, as the server gives it.
 *
 * @typedef {import("./dense.js").Dense} Dense
 * @typedef {import("../model/types.js").Program} Program
 * @typedef {(number|string)[][]} Lists rows of numbers; what isn't finite by its name
 *
 * @typedef {object} Figure
 * @property {number} version
 * @property {Program} program as the stream's `program` message
 * @property {number} iteration
 * @property {Record<string, Lists>} values by matrix, in the program's convention
 * @property {Record<string, [import("../model/types.js").Span, import("../model/types.js").Span]>|null} parts of a large network, the rows and
 *   columns that the values are of; null: they are whole
 * @property {{loss: number|string, accuracy: number|string|null}} metrics of all training cases
 * @property {import("../model/types.js").Nonfinite|null} first_nonfinite
 * @property {any[][]} history points of the loss curve
 * @property {any[]} edits that count, as in the stream's `state` message
 * @property {Record<string, Lists>} start of what changes from iteration to iteration, and of edited cases, what isn't as it was at iteration 0
 * @property {boolean} batched whether an iteration sees only some of the cases
 * @property {number[]|null} scored the cases that count, if not all do
 */
import { readNumber } from "../model/frames.js";
import { denseOf, transposed } from "./dense.js";

/**
 * @param {Record<string, Lists>} values
 * @param {boolean} turned whether they are of the columns convention
 * @returns {Map<string, Dense>} in the rows convention
 */
export function readValues(values, turned) {
  return new Map(
    Object.entries(values).map(([id, lists]) => {
      const matrix = denseOf(lists);
      return [id, turned ? transposed(matrix) : matrix];
    }),
  );
}

/** @param {Figure} figure @returns {{loss: number, accuracy: number|null}} */
export function metricsOf({ metrics: { loss, accuracy } }) {
  return { loss: readNumber(loss), accuracy: accuracy === null ? null : readNumber(accuracy) };
}
