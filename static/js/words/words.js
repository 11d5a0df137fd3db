/**
 * What the page says, in the reader's language. English is written where it is said and is the key
 * of its translations, which the page carries as JSON in an element of their own; without one, or
 * where a sentence isn't in it, English it is.
 *
 * @typedef {string|Record<string, string>} Translation one text, or one a plural category of the language
 */

/** @type {string} */
export const language = globalThis.document?.documentElement.lang || "en";
const plurals = new Intl.PluralRules(language);
/** @type {Record<string, Translation>} */
const catalogue = JSON.parse(globalThis.document?.getElementById("words")?.textContent || "{}");

/**
 * @param {string} text with {names} in braces
 * @param {Record<string, string|number>} [values] by name
 * @returns {string}
 */
export function t(text, values = {}) {
  const said = catalogue[text];
  return fill(typeof said === "string" ? said : text, values);
}

/**
 * @param {number} count
 * @param {string} one with {count} or without
 * @param {string} many
 * @param {Record<string, string|number>} [values]
 * @returns {string}
 */
export function counted(count, one, many, values = {}) {
  const said = catalogue[one];
  const text = typeof said === "object" ? (said[plurals.select(count)] ?? said.other) : count === 1 ? one : many;
  return fill(text, { count, ...values });
}

/**
 * @param {string} text
 * @param {Record<string, string|number>} values
 */
function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (all, name) => String(values[name] ?? all));
}
