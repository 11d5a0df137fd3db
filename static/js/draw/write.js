/**
 * A tree of elements as text.
 *
 * @typedef {import("./tree.js").Node} Node
 */

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
}

/** @param {Node} node @returns {string} as XML, which a page reads as well */
export function written(node) {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const within = node.children.map(written).join("");
  return `<${node.name}${attributes}${within ? `>${within}</${node.name}>` : "/>"}`;
}
