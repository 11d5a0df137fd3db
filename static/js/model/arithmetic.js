/**
 * What a written expression comes to: the check that a line says "=" only where that is true.
 *
 * Reads numbers, + − × ÷ /, ², ³, √, parentheses, a few functions and "a if b > c, else d"; nothing is evaluated as code.
 */
import { plain } from "./format.js";

/** @type {Record<string, (...values: number[]) => number>} */
const FUNCTIONS = {
  exp: Math.exp,
  ln: Math.log,
  log: Math.log,
  tanh: Math.tanh,
  max: Math.max,
};
const TOKEN = /\s*(\d+(?:\.\d*)?(?:e[-+]?\d+)?|∞|[a-z]+|[-+×·÷/(),²³√])/giy;

/**
 * @param {string} text
 * @returns {string[]|null} null if a sign is unknown
 */
function tokens(text) {
  const found = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source);
    if (!match) return null;
    found.push(match[1]);
  }
  return found;
}

class Reader {
  /** @param {string[]} found */
  constructor(found) {
    this.found = found;
    this.at = 0;
  }

  /** @param {string[]} wanted @returns {string|undefined} the next token if it is one of these */
  take(...wanted) {
    return wanted.includes(this.found[this.at]) ? this.found[this.at++] : undefined;
  }

  /** @returns {number} */
  sum() {
    let value = this.product();
    for (let sign = this.take("+", "-"); sign; sign = this.take("+", "-")) {
      const next = this.product();
      value = sign === "+" ? value + next : value - next;
    }
    return value;
  }

  /** @returns {number} */
  product() {
    let value = this.factor();
    for (let sign = this.take("×", "·", "÷", "/"); sign; sign = this.take("×", "·", "÷", "/")) {
      const next = this.factor();
      value = sign === "×" || sign === "·" ? value * next : value / next;
    }
    return value;
  }

  /** @returns {number} */
  factor() {
    if (this.take("-")) return -this.factor();
    if (this.take("√")) return Math.sqrt(this.factor());
    let value = this.primary();
    for (let power = this.take("²", "³"); power; power = this.take("²", "³")) {
      value **= power === "²" ? 2 : 3;
    }
    return value;
  }

  /** @returns {number} */
  primary() {
    if (this.take("(")) {
      const value = this.sum();
      if (!this.take(")")) throw new SyntaxError("a parenthesis is open");
      return value;
    }
    const token = this.found[this.at++];
    if (token === "∞") return Infinity;
    const call = Object.hasOwn(FUNCTIONS, token ?? "") ? FUNCTIONS[token] : undefined;
    if (!call) {
      const value = Number(token);
      if (token === undefined || Number.isNaN(value)) throw new SyntaxError("a number is missing");
      return value;
    }
    if (!this.take("(")) return call(this.factor());
    const values = [this.sum()];
    while (this.take(",")) values.push(this.sum());
    if (!this.take(")")) throw new SyntaxError("a parenthesis is open");
    return call(...values);
  }
}

/**
 * @param {string} text e.g. "0.30 − 0.5 × −0.0013"
 * @returns {number|null} null if it can't be read
 */
export function evaluate(text) {
  return evaluatePlain(plain(text));
}

/** @param {string} text @returns {number|null} */
function evaluatePlain(text) {
  const choice = /^(.+) if (.+) > (.+), else (.+)$/.exec(text);
  if (choice) {
    const [then, left, right, otherwise] = choice.slice(1).map(evaluatePlain);
    return left === null || right === null ? null : left > right ? then : otherwise;
  }
  const found = tokens(text);
  if (!found) return null;
  const reader = new Reader(found);
  try {
    const value = reader.sum();
    return reader.at === found.length ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
