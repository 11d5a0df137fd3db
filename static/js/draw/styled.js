/**
 * A drawing that needs no style sheet: what the sheets say of each element becomes its attributes, in the
 * colours of a theme, so that every program that reads SVG shows the same.
 *
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("./tree.js").Node} Node
 * @typedef {import("./rules.js").Rule} Rule
 * @typedef {import("./rules.js").Place} Place
 * @typedef {Record<string, string>} Values by property
 *
 * @typedef {object} Sort elements of which the sheets say the same: they stand in the same sort, and have the same classes
 * @property {Place} place of one of them
 * @property {Values} variables
 * @property {Values} declared what the sheets say
 * @property {Map<string, Sort>} within the sorts inside
 */

/** The elements of a page that drawings are in: the sheets speak of them, the drawings haven't got them. */
const PLACES = ["rowcol-stage", "rowcol-diagram"];

/** What is handed down to what is inside. */
const INHERITED = new Set([
  "fill", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
  "fill-opacity", "font-size", "font-weight", "font-family", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "paint-order", "visibility",
]);
const OWN = new Set(["opacity", "display"]);
/** Those of an SVG itself. */
const FIRST = { fill: "black", stroke: "none", "stroke-width": "1", "stroke-dasharray": "none", "font-weight": "400", "text-anchor": "start" };
const SHAPES = new Set(["path", "rect", "line", "circle"]);
const UNSEEN = new Set(["none", "transparent"]);
const LETTERS = /^(?:font|text|letter)-/;
/** Elements that nothing is painted of. */
const BARE = new Set(["svg", "g", "title", "desc", ...PLACES]);
/** For the ears and hands of those who are on a page. */
const OF_PAGES = /^(?:class|role|tabindex|aria-.*|data-.*)$/;
/** How far the middle, and the top, of Inter's letters stand above the line, in ems. */
const ABOVE = /** @type {Record<string, number>} */ ({ central: 0.3636, hanging: 0.775 });
const LONG = /-?\d+\.\d{3,}/g;
const VARIABLE = /var\((--[\w-]+)(?:,\s*([^()]*))?\)/g;
const NUMBER = /^-?\d*\.?\d+$/;

/** @param {string|number} number @returns {string} as precise as one can see */
function rounded(number) {
  return String(Number(Number(number).toFixed(2)));
}

/** Sheets, to dress drawings by. */
export class Wardrobe {
  /** The sort of the page, by theme. @type {Map<string, Sort>} */
  #pages = new Map();

  /** @param {Rule[]} rules */
  constructor(rules) {
    this.rules = rules
      .map((rule) => ({ ...rule, declarations: rule.declarations.flatMap(spelledOut).filter(([name]) => name.startsWith("--") || INHERITED.has(name) || OWN.has(name)) }))
      .filter(({ declarations }) => declarations.length > 0);
  }

  /**
   * @param {Element} drawing
   * @param {string} theme
   * @returns {Element}
   */
  dress(drawing, theme) {
    const page = this.#page(theme);
    const values = computed(page.place.element, page, FIRST);
    // Most of what has a colour is text; the whole is a little smaller if that is said once.
    const said = { ...FIRST, fill: page.variables["--ink"], "font-family": values["font-family"] };
    const [whole] = this.#dressed(drawing, page, values, said);
    if (typeof whole !== "object") throw new Error("a drawing that isn't shown");
    const { fill, "font-family": family } = said;
    return { ...whole, attributes: { ...whole.attributes, role: "img", fill, "font-family": family } };
  }

  /** @param {string} theme @returns {Sort} what a drawing stands in */
  #page(theme) {
    const known = this.#pages.get(theme);
    if (known) return known;
    const html = this.#sort({ name: "html", attributes: { "data-theme": theme }, children: [] }, null);
    const body = this.#sort({ name: "body", attributes: {}, children: [] }, html);
    this.#pages.set(theme, body);
    return body;
  }

  /** @param {Element} element @param {Sort|null} above @returns {Sort} */
  #sort(element, above) {
    const { name, attributes } = element;
    const key = `${name} ${attributes.class ?? ""} ${attributes.role ?? ""}`;
    const known = above?.within.get(key);
    if (known) return known;
    const place = { element, above: above?.place ?? null, classes: new Set((attributes.class ?? "").split(/\s+/)) };
    const holding = this.rules.filter(({ test }) => test(place)).sort((a, b) => a.weight - b.weight);
    const all = holding.flatMap(({ declarations }) => declarations);
    /** @type {Values} */
    const variables = { ...above?.variables };
    for (const [property, value] of all) if (property.startsWith("--")) variables[property] = resolved(value, variables);
    /** @type {Values} */
    const declared = {};
    for (const [property, value] of all) {
      if (!property.startsWith("--")) declared[property] = plain(resolved(value, variables));
    }
    const sort = { place, variables, declared, within: new Map() };
    above?.within.set(key, sort);
    return sort;
  }

  /**
   * @param {Node} node
   * @param {Sort} above
   * @param {Values} inherited as the sheets have it
   * @param {Values} said what the attributes around it have said
   * @returns {Node[]}
   */
  #dressed(node, above, inherited, said) {
    if (typeof node === "string") return [node];
    const sort = this.#sort(node, above);
    const values = computed(node, sort, inherited);
    if (!isPainted(node, values) || node.attributes.opacity === "0") return [];
    const attributes = placed(node, values);
    const now = { ...said };
    for (const name of INHERITED) {
      const value = values[name];
      if (value === undefined || now[name] === value || !matters(node.name, name, values)) continue;
      now[name] = value;
      attributes[name] = NUMBER.test(value) ? String(Number(value)) : value;
    }
    if (values.opacity !== undefined && values.opacity !== "1") attributes.opacity = values.opacity;
    const children = node.children.flatMap((child) => this.#dressed(child, sort, values, now));
    const group = node.name === "g" || PLACES.includes(node.name);
    if (group && children.length === 0) return [];
    return group && Object.keys(attributes).length === 0 ? children : [{ name: node.name, attributes, children }];
  }
}

/**
 * @param {Element} element
 * @param {Sort} sort
 * @param {Values} inherited
 * @returns {Values}
 */
function computed({ attributes }, { variables, declared }, inherited) {
  const { opacity, display, ...values } = inherited;
  for (const [name, value] of Object.entries(attributes)) {
    if (INHERITED.has(name) || OWN.has(name)) values[name] = resolved(value, variables);
  }
  return Object.assign(values, declared);
}

/**
 * @param {Element} element
 * @param {Values} values
 * @returns {Values} where it is, with the line that its letters stand on
 */
function placed({ name, attributes }, values) {
  /** @type {Values} */
  const own = {};
  for (const [attribute, value] of Object.entries(attributes)) {
    if (!OF_PAGES.test(attribute) && !INHERITED.has(attribute) && !OWN.has(attribute)) own[attribute] = value.replace(LONG, rounded);
  }
  if (own.textLength === undefined) delete own.lengthAdjust;
  if (name === "text" && own.y !== undefined) {
    own.y = rounded(Number(own.y) + (ABOVE[values["dominant-baseline"]] ?? 0) * Number.parseFloat(values["font-size"]));
  }
  return own;
}

/** @param {Element} element @param {Values} values @returns {boolean} */
function isPainted({ name }, { display, visibility, fill, stroke }) {
  if (display === "none" || visibility === "hidden") return false;
  return !SHAPES.has(name) || (fill !== "none" && name !== "line") || !UNSEEN.has(stroke);
}

/**
 * @param {string} element
 * @param {string} property
 * @param {Values} values
 * @returns {boolean} whether the property shows
 */
function matters(element, property, values) {
  if (BARE.has(element) || property === "dominant-baseline") return false;
  if (LETTERS.test(property)) return element === "text" || element === "tspan";
  if (property === "paint-order" || property.startsWith("stroke-")) return values.stroke !== "none";
  if (element === "line" && property.startsWith("fill")) return false;
  return property !== "fill-opacity" || values.fill !== "none";
}

/** @param {[string, string]} declaration @returns {[string, string][]} of a font its parts */
function spelledOut([name, value]) {
  const font = name === "font" && /^(\d+) ([^/]+)\/\S+ (.+)$/.exec(value);
  return font ? [["font-weight", font[1]], ["font-size", font[2]], ["font-family", font[3]]] : [[name, value]];
}

/** @param {string} value @param {Values} variables @returns {string} with what its variables hold */
function resolved(value, variables) {
  const inner = value.replace(VARIABLE, (_, name, otherwise) => variables[name] ?? otherwise ?? "");
  // What is there otherwise may be a variable too.
  return inner === value ? value : resolved(inner, variables);
}

/** @param {string} value @returns {string} as attributes have it */
function plain(value) {
  const pixels = /^(\d*\.?\d+)px$/.exec(value);
  return pixels ? pixels[1] : value.replaceAll('"', "");
}
