/**
 * Asks the server about shapes; a newer question ends an older one.
 *
 * @typedef {import("../model/shape-layout.js").Picture} Picture
 *
 * @typedef {object} Option
 * @property {string} does
 * @property {string} sentence
 * @property {string} code
 * @property {string|null} why
 * @property {string|null} condition
 * @property {Picture} picture
 *
 * @typedef {object} Answer
 * @property {boolean} fits
 * @property {string} says
 * @property {string|null} cause
 * @property {string|null} library
 * @property {string|null} message
 * @property {Picture} picture
 * @property {Option[]} options
 *
 * @typedef {{answer: Answer}|{refused: string}} Reply
 */
import { language, t } from "../words/words.js";

/** @type {AbortController|null} */
let running = null;

/**
 * @param {string} message
 * @returns {Promise<Reply|null>} null if a newer question came
 */
export async function ask(message) {
  running?.abort();
  const mine = (running = new AbortController());
  try {
    const response = await fetch("/api/shapes", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ message, ...(language === "en" ? {} : { language }) }),
      signal: mine.signal,
    });
    const body = await response.json();
    return response.ok ? { answer: body } : { refused: body.error.message };
  } catch (error) {
    if (mine.signal.aborted) return null;
    return { refused: t("the server can't be reached ({reason})", { reason: error instanceof Error ? error.message : String(error) }) };
  }
}
