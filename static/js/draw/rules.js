/**
 * The page's style sheets as rules: selectors and declarations. What depends on the screen or on what a
 * reader does isn't there.
 *
 * @typedef {import("./tree.js").Element} Element
 *
 * @typedef {object} Place an element where it stands
 * @property {Element} element
 * @property {Place|null} above
 * @property {ReadonlySet<string>} classes
 *
 * @typedef {(place: Place) => boolean} Test
 * @typedef {{test: Test, weight: number}} Selector
 * @typedef {Selector & {declarations: [string, string][]}} Rule
 */

const COMMENT = /\/\*[^]*?\*\//g;
const AT_LINE = /@[^{};]*;/g;
const AT_BLOCK = /@[^{};]*\{(?:[^{}]|\{[^{}]*\})*\}/g;
const RULE = /([^{}]+)\{([^{}]*)\}/g;
const SIMPLE = /\*|(\.)([\w-]+)|\[([\w-]+)(?:([*^$]?)="([^"]*)")?\]|:(is|not)\(([^()]*)\)|:root|([a-z][\w-]*)/gy;
const NEVER = { test: () => false, weight: 0 };
/** Weights of a class and of the name of an element. */
const CLASS = 1000;

/**
 * @param {string} text of a style sheet
 * @returns {Rule[]}
 */
export function rulesOf(text) {
  const plain = text.replace(COMMENT, "").replace(AT_LINE, "").replace(AT_BLOCK, "");
  return Array.from(plain.matchAll(RULE)).flatMap(([, selectors, body]) => {
    const declarations = body
      .split(";")
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => /** @type {[string, string]} */ ([one.slice(0, one.indexOf(":")).trim(), one.slice(one.indexOf(":") + 1).trim()]));
    return listed(selectors).map((selector) => ({ ...selectorOf(selector), declarations }));
  });
}

/** @param {string} text @returns {string[]} what its commas part, those in brackets aside */
function listed(text) {
  return text.split(/,(?![^(]*\))/).map((one) => one.trim());
}

/** @param {string} text @returns {Selector} */
function selectorOf(text) {
  const parts = text.replace(/\s*>\s*/g, " > ").split(/\s+(?![^(]*\))/);
  /** @type {Selector} */
  let found = { test: () => true, weight: 0 };
  let child = true;
  for (const [n, part] of parts.entries()) {
    if (part === ">") {
      child = true;
      continue;
    }
    const { test, weight } = compoundOf(part);
    const above = n === 0 ? null : found.test;
    const direct = child;
    found = { test: (place) => test(place) && (!above || under(above, place.above, direct)), weight: found.weight + weight };
    child = false;
  }
  return found;
}

/** @param {Test} test @param {Place|null} place @param {boolean} direct @returns {boolean} */
function under(test, place, direct) {
  for (let at = place; at; at = at.above) {
    if (test(at)) return true;
    if (direct) return false;
  }
  return false;
}

/** @param {string} text @returns {Selector} that never holds where it isn't understood */
function compoundOf(text) {
  /** @type {Test[]} */
  const tests = [];
  let [weight, end] = [0, 0];
  for (const [whole, dot, name, attribute, how, wanted, pseudo, inner, element] of text.matchAll(SIMPLE)) {
    end += whole.length;
    if (dot) tests.push(({ classes }) => classes.has(name));
    else if (attribute) tests.push(attributeTest(attribute, how, wanted));
    else if (pseudo) {
      const choices = listed(inner).map(selectorOf);
      tests.push((place) => choices.some(({ test }) => test(place)) === (pseudo === "is"));
      weight += Math.max(...choices.map((choice) => choice.weight));
      continue;
    } else if (element) tests.push((place) => place.element.name === element);
    else if (whole === ":root") tests.push(({ above }) => above === null);
    if (whole !== "*") weight += element ? 1 : CLASS;
  }
  return end === text.length ? { test: (place) => tests.every((test) => test(place)), weight } : NEVER;
}

/** @param {string} name @param {string} how @param {string|undefined} wanted @returns {Test} */
function attributeTest(name, how, wanted) {
  return ({ element }) => {
    const value = element.attributes[name];
    if (value === undefined || wanted === undefined) return value !== undefined;
    if (how === "*") return value.includes(wanted);
    if (how === "^") return value.startsWith(wanted);
    return how === "$" ? value.endsWith(wanted) : value === wanted;
  };
}
