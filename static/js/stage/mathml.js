/**
 * The server's MathML as DOM: elements and attributes that a formula needs, nothing else.
 */
const MATHML = "http://www.w3.org/1998/Math/MathML";
const ELEMENTS = new Set([
  "math", "mrow", "mi", "mo", "mn", "mtext", "mspace", "msub", "msup", "msubsup", "mfrac", "msqrt",
  "mover", "munder", "munderover", "mstyle", "mpadded", "mtable", "mtr", "mtd", "mroot",
]);
const ATTRIBUTES = new Set([
  "class", "data-id", "mathvariant", "stretchy", "width", "lspace", "rspace", "display", "displaystyle",
  "fence", "separator", "form", "accent", "movablelimits", "minsize", "maxsize", "largeop",
]);

/**
 * @param {string} source one `<math>` element
 * @param {boolean} dots whether a product, which has a thin space between its operands, gets a dot there
 * @returns {Element|null} null if it can't be read
 */
export function parseMathml(source, dots) {
  const root = new DOMParser().parseFromString(source, "text/html").querySelector("math");
  if (!root) return null;
  const math = copy(root);
  for (const space of dots ? math.querySelectorAll("mspace") : []) {
    if (space.closest(".term")) continue;
    const dot = document.createElementNS(MATHML, "mo");
    dot.textContent = "·";
    space.replaceWith(dot);
  }
  return math;
}

/**
 * @param {Element} from
 * @returns {Element}
 */
function copy(from) {
  const mark = markOf(from);
  if (mark) return marked(from, mark);
  const to = document.createElementNS(MATHML, from.localName);
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name)) to.setAttribute(name, value);
  }
  if (to.hasAttribute("data-id")) to.setAttribute("tabindex", "0");
  for (const child of from.childNodes) {
    if (child instanceof Element && ELEMENTS.has(child.localName)) to.append(copy(child));
    else if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? "");
  }
  return to;
}

/** Marks that have a letter of their own in the page's font, by the one that the formula has. @type {Record<string, string>} */
const MARKS = { "⊤": "ᵀ", "′": "′" };

/**
 * @param {Element} from
 * @returns {string|null} the mark that stands above a term, ᵀ or ′, as the matrices' symbols write it
 */
function markOf(from) {
  if (from.localName !== "msup" && from.localName !== "msubsup") return null;
  return MARKS[from.lastElementChild?.textContent?.trim() ?? ""] ?? null;
}

/**
 * A term with its mark behind it: as a superscript it would be raised twice.
 *
 * @param {Element} from
 * @param {string} mark
 * @returns {Element}
 */
function marked(from, mark) {
  const [base, below] = from.children;
  const sign = document.createElementNS(MATHML, "mtext");
  sign.textContent = mark;
  sign.setAttribute("class", "formula-mark");
  if (from.localName === "msup") {
    const term = copy(base);
    if (term.localName === "mrow") {
      term.append(sign);
      return term;
    }
    const row = document.createElementNS(MATHML, "mrow");
    row.append(term, sign);
    return row;
  }
  const row = document.createElementNS(MATHML, "mrow");
  const sub = document.createElementNS(MATHML, "msub");
  sub.append(copy(base), copy(below));
  row.append(sub, sign);
  return row;
}
