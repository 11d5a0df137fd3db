/** Sentences with markup in them. */
import { t } from "./words.js";

/**
 * A sentence whose places are filled with templates, for Lit to draw.
 *
 * @param {string} text with {names} in braces
 * @param {Record<string, unknown>} values by name
 * @returns {unknown[]} the sentence piece by piece
 */
export function rich(text, values) {
  return t(text)
    .split(/\{(\w+)\}/)
    .map((piece, n) => (n % 2 ? (piece in values ? values[piece] : `{${piece}}`) : piece));
}
