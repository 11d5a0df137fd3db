/**
 * A tour as its file has it. What it says of matrices, cells and steps holds in its network's own convention.
 *
 * @typedef {import("../model/types.js").Lens} Lens
 *
 * @typedef {object} State where the page is put when a stop is entered
 * @property {string} step the id of its output
 * @property {number} [iteration] 0 where it isn't said
 * @property {Lens} [lens] row · column where it isn't said
 * @property {[number, number]} cell
 * @property {number} [k]
 * @property {"off"|"from_to"|"to_from"} [labels] index labels of weights; where it isn't said they stay as they are
 *
 * @typedef {object} Task what is answered by doing
 * @property {"hover"|"select"|"edit"|"step"|"lens"|"train"|"predict"|"break"|"follow"|"convention"|"labels"} kind
 * @property {string|string[]|number} target a reference, or one of several; the id of a step's output; a lens, a convention, an order of index labels; an iteration
 * @property {string} hint what to do
 * @property {string} praise what is said once it is done
 *
 * @typedef {object} Stop
 * @property {string} title
 * @property {string} text
 * @property {"network"|"loss"|"graph"|"pictures"|"stage"|"worked"|"dominoes"} look the part of the page that it is about
 * @property {State} state
 * @property {Task} task
 *
 * @typedef {{name: string, title: string, stops: Stop[]}} Tour
 */
import { readData } from "../help/data.js";
import { parseReference } from "./reference.js";

/**
 * @param {string} name
 * @returns {Promise<Tour>} in the reader's language; rejected if there is none or it can't be fetched
 */
export async function fetchTour(name) {
  const { title, stops } = await readData(`tours/${encodeURIComponent(name)}.json`);
  return { name, title, stops };
}

/** @param {Task} task @returns {import("./reference.js").Reference[]} what it is about; none for a step, a lens, an iteration */
export function targets({ target }) {
  const all = Array.isArray(target) ? target : [target];
  return all.filter((one) => typeof one === "string").filter((one) => one.includes(":")).map(parseReference);
}
