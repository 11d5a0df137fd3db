/**
 * Walking the diagram by arrow keys: up and down inside a layer or among a neuron's edges, right
 * along an edge to the neuron that it enters, left to the one that it leaves. A block is on the way
 * where there are no edges.
 *
 * @typedef {import("./diagram.js").Diagram} Diagram
 * @typedef {{kind: "neuron"|"edge"|"block", n: number}} Item a block by its place among the blocks
 */

/**
 * @param {Diagram} diagram
 * @param {Item} item
 * @param {string} key
 * @returns {Item|null} null if the key leads nowhere from here
 */
export function walk(diagram, item, key) {
  const direction = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (item.kind === "block") {
    const layer = diagram.blocks[item.n] - (key === "ArrowRight" ? 0 : 1);
    return direction ? null : itemOr("neuron", diagram.neurons.findIndex((neuron) => neuron.layer === layer && neuron.unit >= 0));
  }
  if (item.kind === "neuron") {
    const neuron = diagram.neurons[item.n];
    if (direction) {
      const next = diagram.neurons[item.n + direction];
      return next?.layer === neuron.layer ? { kind: "neuron", n: item.n + direction } : null;
    }
    const right = key === "ArrowRight";
    const edge = itemOr("edge", diagram.edges.findIndex((one) => one[right ? "from" : "to"] === neuron));
    return edge ?? itemOr("block", diagram.blocks.indexOf(neuron.layer + (right ? 1 : 0)));
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
 * @param {Item["kind"]} kind
 * @param {number} n
 * @returns {Item|null} null if there is none
 */
function itemOr(kind, n) {
  return n < 0 ? null : { kind, n };
}
