/** What templates are without a page to put them into: data, for a writer. It takes the place of the vendored Lit. */

/**
 * @typedef {{strings: readonly string[], values: unknown[]}} Template
 */

export const nothing = Symbol("nothing");

/**
 * @param {TemplateStringsArray} strings
 * @param {unknown[]} values
 * @returns {Template}
 */
export const svg = (strings, ...values) => ({ strings, values });

export const html = svg;
