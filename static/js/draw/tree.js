/**
 * Templates as a tree of elements, as Lit would put them into a page; what listens is left out.
 *
 * @typedef {import("./lit.js").Template} Template
 *
 * @typedef {object} Element
 * @property {string} name
 * @property {Record<string, string>} attributes
 * @property {Node[]} children
 *
 * @typedef {Element|string} Node
 *
 * @typedef {(number|string)[]} Pieces text, and the numbers of values
 * @typedef {{name: string, attributes: [string, Pieces][], children: (Mold|number|string)[]}} Mold an element whose values are open
 */
import { nothing } from "./lit.js";

const HOLE = /\u0001(\d+)\u0002/;
const TOKEN = /<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=>/]+(?:=(?:"[^"]*"|[^\s">]*))?)*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([^\s=]+)(?:=(?:"([^"]*)"|(\S+)))?/g;
/** Elements of HTML that have no end. */
const EMPTY = new Set(["br", "hr", "img", "input"]);

/** @type {WeakMap<readonly string[], Mold>} */
const molds = new WeakMap();

/**
 * @param {unknown} value what Lit would render as the child of an element
 * @returns {Node[]}
 */
export function nodesOf(value) {
  if (value === nothing || value === null || value === undefined || value === "") return [];
  if (typeof value !== "object") return [String(value)];
  if (Symbol.iterator in value) return Array.from(/** @type {Iterable<unknown>} */ (value)).flatMap(nodesOf);
  const { strings, values } = /** @type {Template} */ (value);
  return cast(moldOf(strings), values).children;
}

/**
 * @param {readonly string[]} strings of a template
 * @returns {Mold} its root, which stands for no element
 */
function moldOf(strings) {
  const known = molds.get(strings);
  if (known) return known;
  const text = strings.reduce((all, piece, n) => `${all}\u0001${n - 1}\u0002${piece}`);
  /** @type {Mold} */
  const root = { name: "", attributes: [], children: [] };
  const open = [root];
  let end = 0;
  for (const [whole, closed, opened, attributes, ended, said] of text.matchAll(TOKEN)) {
    end += whole.length;
    const within = open[open.length - 1];
    if (said !== undefined) within.children.push(...piecesOf(said).filter((piece) => typeof piece === "number" || !isSpace(piece)));
    else if (closed !== undefined) {
      if (open.pop()?.name !== closed) throw new Error(`</${closed}> closes nothing in ${text}`);
    } else {
      const mold = { name: opened, attributes: attributesOf(attributes), children: [] };
      within.children.push(mold);
      if (!ended && !EMPTY.has(opened)) open.push(mold);
    }
  }
  if (end !== text.length || open.length !== 1) throw new Error(`not a template that can be written: ${text}`);
  molds.set(strings, root);
  return root;
}

/** @param {string} text @returns {boolean} whether it only keeps lines of the source apart */
function isSpace(text) {
  return text.trim() === "" && text.includes("\n");
}

/** @param {string} text @returns {[string, Pieces][]} */
function attributesOf(text) {
  return Array.from(text.matchAll(ATTRIBUTE), ([, name, quoted, plain]) => [name, piecesOf(quoted ?? plain ?? "")]);
}

/** @param {string} text @returns {Pieces} */
function piecesOf(text) {
  return text
    .split(HOLE)
    .map((piece, n) => (n % 2 ? Number(piece) : piece))
    .filter((piece) => piece !== "");
}

/**
 * @param {Mold} mold
 * @param {unknown[]} values
 * @returns {Element}
 */
function cast({ name, attributes, children }, values) {
  /** @type {Record<string, string>} */
  const given = {};
  for (const [attribute, pieces] of attributes) {
    if (attribute.startsWith("@") || attribute.startsWith(".")) continue;
    const parts = pieces.map((piece) => (typeof piece === "number" ? values[piece] : piece));
    if (attribute.startsWith("?")) {
      if (parts[0]) given[attribute.slice(1)] = "";
    } else if (!parts.includes(nothing)) given[attribute] = parts.map((part) => String(part ?? "")).join("");
  }
  return {
    name,
    attributes: given,
    children: children.flatMap((child) => (typeof child === "object" ? [cast(child, values)] : typeof child === "number" ? nodesOf(values[child]) : [child])),
  };
}
