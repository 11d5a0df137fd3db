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
  const to = document.createElementNS(MATHML, from.localName);
  for (const { name, value } of from.attributes) {
    if (ATTRIBUTES.has(name)) to.setAttribute(name, value);
  }
  for (const child of from.childNodes) {
    if (child instanceof Element && ELEMENTS.has(child.localName)) to.append(copy(child));
    else if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? "");
  }
  return to;
}
