/**
 * A step's formula as one line of text: matrices by the symbols that they have on the stage, in the
 * colours of their roles.
 *
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("./tree.js").Node} Node
 * @typedef {import("../model/types.js").Matrix} Matrix
 *
 * @typedef {object} Span
 * @property {string} text
 * @property {string} [role] of the matrix that it names
 * @property {number} [raised] 1 above the line, −1 below it
 */
import { matrixRole } from "../model/colour.js";
import { nodesOf } from "./tree.js";

/** Signs that stand apart from what is beside them. */
const APART = /^[=+−⊙⊘·×→>]$/;
const SIGNS = /** @type {Record<string, string>} */ ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "⊤": "ᵀ", "∑": "Σ" });
/** Marks that symbols carry themselves. */
const OWN_MARKS = new Set(["ᵀ", "′"]);

/**
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {string} mathml
 * @param {boolean} product whether a space between two matrices stands for a product
 * @returns {Span[]}
 */
export function formulaOf(matrices, mathml, product) {
  /** @param {Node} node @param {number} raised @returns {Span[]} */
  function read(node, raised) {
    if (typeof node === "string") return [{ text: node.replace(/&\w+;|[⊤∑]/g, (sign) => SIGNS[sign] ?? sign), raised }];
    const matrix = matrices.get(node.attributes["data-id"] ?? "");
    if (matrix) return [{ text: matrix.symbol, role: matrixRole(matrices, matrix), raised }];
    const children = node.children;
    /** @param {number} n @param {number} [at] */
    const child = (n, at = raised) => read(children[n], at);
    switch (node.name) {
      case "mspace":
        return [{ text: product ? " · " : " ", raised }];
      case "mo": {
        const [{ text }] = child(0);
        return [{ text: APART.test(text) ? ` ${text} ` : text === "Σ" ? "Σ " : text, raised }];
      }
      case "mtext":
        return [{ text: child(0)[0].text.replace(/\s+/g, " "), raised }];
      case "mfrac":
        return [...child(0), { text: "/", raised }, ...child(1), { text: " ", raised }];
      case "msqrt": {
        const under = children.flatMap((one) => read(one, raised));
        return under.length === 1 ? [{ text: "√", raised }, ...under] : [{ text: "√(", raised }, ...under, { text: ")", raised }];
      }
      case "msub":
        return [...trimmed(child(0)), ...child(1, -1), ...(textOf(child(0)).trim() === "Σ" ? [{ text: " ", raised }] : [])];
      case "msup": {
        const mark = textOf(child(1));
        return [...child(0), ...child(1, OWN_MARKS.has(mark) ? raised : 1)];
      }
      case "msubsup":
        return [...child(0), ...child(1, -1), ...child(2, OWN_MARKS.has(textOf(child(2))) ? raised : 1)];
      default:
        return children.flatMap((one) => read(one, raised));
    }
  }
  return nodesOf({ strings: [mathml], values: [] }).flatMap((node) => read(node, 0));
}

/** @param {Span[]} spans @returns {Span[]} without the space behind */
function trimmed(spans) {
  return spans.map((span, n) => (n === spans.length - 1 ? { ...span, text: span.text.trimEnd() } : span));
}

/** @param {Span[]} spans @returns {string} */
export function textOf(spans) {
  return spans.map(({ text }) => text).join("");
}
