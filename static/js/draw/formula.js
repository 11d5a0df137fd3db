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
const APART = /^[=+−⊙⊘·×→>/]$/;
/** After these a minus belongs to the number behind it. */
const BEGINNING = /(?:^|[=([,/·×⊙]) *$/;
const NAMED = /^[a-z]{2,}$/;
const SIGNS = /** @type {Record<string, string>} */ ({ "&lt;": "<", "&gt;": ">", "&amp;": "&", "⊤": "ᵀ", "∑": "Σ", "⋅": "·", "-": "−", ",": ", " });
/** What can be raised without being set smaller. */
const HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻";
const LINE = "0123456789+−";
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
    if (typeof node === "string") return [{ text: node.replace(/&\w+;|[⊤∑⋅,-]/g, (sign) => SIGNS[sign] ?? sign), raised }];
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
        return [{ text: APART.test(text) && raised === 0 ? ` ${text} ` : text === "Σ" ? "Σ " : text, raised }];
      }
      case "mtext":
        return [{ text: child(0)[0].text.replace(/\s+/g, " "), raised }];
      case "mfrac":
        return [...child(0), { text: "/", raised }, ...bracketed(child(1)), { text: " ", raised }];
      case "msqrt": {
        return [{ text: "√", raised }, ...bracketed(children.flatMap((one) => read(one, raised)))];
      }
      case "msub":
        return [...trimmed(child(0)), ...child(1, -1), ...(plain(child(0)) === "Σ" ? [{ text: " ", raised }] : [])];
      case "msup": {
        return [...child(0), ...child(1, OWN_MARKS.has(plain(child(1))) ? raised : 1)];
      }
      case "msubsup":
        return [...child(0), ...child(1, -1), ...child(2, OWN_MARKS.has(plain(child(2))) ? raised : 1)];
      default:
        return children.flatMap((one) => read(one, raised));
    }
  }
  return spaced(nodesOf({ strings: [mathml], values: [] }).flatMap((node) => read(node, 0)));
}

/**
 * @param {Span[]} spans
 * @returns {Span[]} with a space between names, and none between a sign and its number
 */
function spaced(spans) {
  let before = "";
  return spans.map((span, n) => {
    let { text } = span;
    if (text === " − " && BEGINNING.test(before)) text = "−";
    if (before.endsWith(" ") || before === "") text = text.trimStart();
    if (n > 0 && NAMED.test(spans[n - 1].text) && /^[a-zA-Z]/.test(text) && !span.raised) text = ` ${text}`;
    before += text;
    return { ...span, text };
  });
}

/** @param {Span[]} spans @returns {string} */
function plain(spans) {
  return spans.map(({ text }) => text).join("").trim();
}

/** @param {Span[]} spans @returns {Span[]} without the space behind */
function trimmed(spans) {
  return spans.map((span, n) => (n === spans.length - 1 ? { ...span, text: span.text.trimEnd() } : span));
}

/** @param {Span[]} spans @returns {Span[]} in brackets, unless they are one */
function bracketed(spans) {
  const raised = spans[0]?.raised;
  return spans.length === 1 ? spans : [{ text: "(", raised }, ...spans, { text: ")", raised }];
}

/** @param {Span[]} spans @returns {string} without type of different sizes */
export function textOf(spans) {
  /** @type {{text: string, raised: number}[]} */
  const runs = [];
  for (const { text, raised = 0 } of spans) {
    const last = runs[runs.length - 1];
    if (last?.raised === raised) last.text += text;
    else runs.push({ text, raised });
  }
  return runs.map(({ text, raised }) => (raised === 0 ? text : raised < 0 ? `_${text}` : high(text))).join("");
}

/** @param {string} text @returns {string} */
function high(text) {
  const signs = [...text].map((sign) => HIGH[LINE.indexOf(sign)]);
  return signs.includes(/** @type {any} */ (undefined)) ? `^(${text})` : signs.join("");
}
