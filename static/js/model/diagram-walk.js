/**
 * Walking the diagram by arrow keys: up and down inside a layer or among a neuron's edges, right
 * along an edge to the neuron that it enters, left to the one that it leaves.
 *
 * @typedef {import("./diagram.js").Diagram} Diagram
 * @typedef {{kind: "neuron", n: number} | {kind: "edge", n: number}} Item
 */

/**
 * @param {Diagram} diagram
 * @param {Item} item
 * @param {string} key
 * @returns {Item|null} null if the key leads nowhere from here
 */
export function walk(diagram, item, key) {
  const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (item.kind === "neuron") {
    const neuron = diagram.neurons[item.n];
    if (direction) {
      const next = diagram.neurons[item.n + direction];
      return next?.layer === neuron.layer ? { kind: "neuron", n: item.n + direction } : null;
    }
    const side = key === "ArrowRight" ? "from" : "to";
    return edgeOr(diagram.edges.findIndex((edge) => edge[side] === neuron));
  }
  const edge = diagram.edges[item.n];
  if (!direction) {
    const end = key === "ArrowRight" ? edge.to : edge.from;
    return { kind: "neuron", n: diagram.neurons.indexOf(end) };
  }
  for (let n = item.n + direction; diagram.edges[n]; n += direction) {
    if (diagram.edges[n].from === edge.from) return { kind: "edge", n };
  }
  return null;
}

/**
 * @param {number} n
 * @returns {Item|null}
 */
function edgeOr(n) {
  return n < 0 ? null : { kind: "edge", n };
}
