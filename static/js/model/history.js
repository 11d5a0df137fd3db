/**
 * The points of the loss line, ordered by iteration and never too many to draw.
 *
 * @typedef {import("./types.js").LossPoint} LossPoint
 */

/** About one a pixel of the largest chart. */
export const MOST_POINTS = 1000;

/**
 * The history with one more point; of two points of one iteration the newer one counts.
 *
 * @param {LossPoint[]} history
 * @param {LossPoint} point
 * @returns {LossPoint[]}
 */
export function withPoint(history, point) {
  let place = history.length;
  while (place > 0 && history[place - 1].iteration >= point.iteration) place -= 1;
  const same = history[place]?.iteration === point.iteration;
  if (same && history[place].loss === point.loss) return history;
  const longer = history.toSpliced(place, same ? 1 : 0, point);
  return longer.length > MOST_POINTS ? thinned(longer) : longer;
}

/**
 * @param {LossPoint[]} history
 * @returns {LossPoint[]} every second point, and always the first and the last
 */
function thinned(history) {
  const last = history.length - 1;
  return history.filter((_, n) => n % 2 === 0 || n === last);
}

/**
 * The line as an SVG path. A loss that is not finite leaves a gap.
 *
 * @param {LossPoint[]} history
 * @param {{width: number, height: number, iterations: number}} box iterations: what the width stands for
 * @returns {{path: string, x: (iteration: number) => number, y: (loss: number) => number}}
 */
export function lossLine(history, { width, height, iterations }) {
  const finite = history.filter((point) => Number.isFinite(point.loss));
  const most = Math.max(0, ...finite.map((point) => point.loss)) || 1;
  const x = (/** @type {number} */ iteration) => (width * iteration) / Math.max(1, iterations);
  const y = (/** @type {number} */ loss) =>
    Number.isFinite(loss) ? height * (1 - loss / most) : 0;
  let pen = "M";
  let path = "";
  for (const { iteration, loss } of history) {
    if (Number.isFinite(loss)) {
      path += `${pen}${x(iteration).toFixed(1)} ${y(loss).toFixed(1)}`;
      pen = "L";
    } else {
      pen = "M";
    }
  }
  return { path, x, y };
}
