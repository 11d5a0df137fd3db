/**
 * A tree of elements as text.
 *
 * @typedef {import("./tree.js").Node} Node
 */

/** @type {Record<string, string>} */
const ESCAPED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** What XML can't hold at all: controls, halves of surrogate pairs and two signs that are none. */
const IMPOSSIBLE = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** @param {string} text @returns {string} */
function escaped(text) {
  return text.replace(IMPOSSIBLE, "\ufffd").replace(/[&<>"]/g, (sign) => ESCAPED[sign]);
}

/** @param {Node} node @returns {string} as XML, which a page reads as well */
export function written(node) {
  if (typeof node === "string") return escaped(node);
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
  const within = node.children.map(written).join("");
  return `<${node.name}${attributes}${within ? `>${within}</${node.name}>` : "/>"}`;
}
