/** Which cards a search leaves. */

/**
 * @param {string} text
 * @returns {string} in which large and small letters, and letters with and without accents, are the same
 */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param {string} text of a card
 * @param {string} wanted
 * @returns {boolean} whether each word that is wanted is somewhere in the text
 */
export function matches(text, wanted) {
  const all = folded(text);
  return folded(wanted)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
