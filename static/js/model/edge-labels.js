/**
 * Numbers on edges, placed so that none covers another one or a neuron.
 *
 * @typedef {import("./diagram.js").Neuron} Neuron
 * @typedef {{x1: number, y1: number, x2: number, y2: number}} Line
 * @typedef {{x: number, y: number, width: number, height: number}} Label centre and size
 */

/** Places along an edge, best first: near the source, where edges to one target are far apart. */
const ALONG = [0.4, 0.3, 0.5, 0.6, 0.22, 0.7, 0.8];
const APART = 3;

/**
 * @param {Line[]} lines
 * @param {number[]} widths of the numbers
 * @param {number} height
 * @param {Neuron[]} neurons
 * @returns {Label[]} one a line
 */
export function placeLabels(lines, widths, height, neurons) {
  /** @type {Label[]} */
  const placed = [];
  const circles = neurons.map(around);
  lines.forEach((line, n) => {
    const choices = ALONG.map((t) => ({
      x: line.x1 + (line.x2 - line.x1) * t,
      y: line.y1 + (line.y2 - line.y1) * t,
      width: widths[n],
      height,
    }));
    placed.push(leastCovered(choices, [...placed, ...circles]));
  });
  return placed;
}

/** @param {Neuron} neuron @returns {Label} about as large as the circle */
function around({ x, y, radius }) {
  return { x, y, width: 1.8 * radius, height: 1.8 * radius };
}

/** @param {Label} a @param {Label} b @returns {number} the area that they share, with some room between */
export function overlap(a, b) {
  const width = (a.width + b.width) / 2 + APART - Math.abs(a.x - b.x);
  const height = (a.height + b.height) / 2 + APART - Math.abs(a.y - b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

/**
 * @param {Label[]} choices best first
 * @param {Label[]} taken
 * @returns {Label} the first choice that covers least
 */
function leastCovered(choices, taken) {
  const covered = choices.map((label) => taken.reduce((sum, other) => sum + overlap(label, other), 0));
  return choices[covered.indexOf(Math.min(...covered))];
}
