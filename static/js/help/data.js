/**
 * Words and what they belong to, kept as data: fetched on request, in the reader's language.
 */
import { language } from "../words/words.js";

/** @type {Map<string, Promise<any>>} */
const coming = new Map();

/**
 * @param {string} path below static/
 * @returns {Promise<any>} rejected if it can't be fetched; asked again, it is fetched again
 */
export function readData(path) {
  const known = coming.get(path);
  if (known) return known;
  const address = language === "en" ? new URL(`../../${path}`, import.meta.url) : `/said/${language}/${path}`;
  const fetched = fetch(address).then((answer) => {
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  });
  coming.set(path, fetched);
  fetched.catch(() => coming.delete(path));
  return fetched;
}
