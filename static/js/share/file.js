/**
 * State as a JSON file. What a file says is checked by the same table as what an address says.
 *
 * @typedef {import("../state/link/table.js").State} State
 * @typedef {import("../state/link/table.js").Name} Name
 * @typedef {import("../state/link/text.js").Reading} Reading
 */
import { formatCount } from "../model/format.js";
import { NAMES } from "../state/link/table.js";
import { readValue, repeated } from "../state/link/text.js";
import { t } from "../words/words.js";

/** Bytes of a file that is read. */
export const MOST_BYTES = 5_000_000;
const VERSION = 1;

/** @param {State} state @returns {string} JSON, all of it, whatever is usual */
export function writeFile(state) {
  const rows = Object.fromEntries(NAMES.map((name) => [name, state[name]]));
  return `${JSON.stringify({ rowcol: VERSION, ...rows }, null, 2)}\n`;
}

/** @param {State} state @returns {string} a name for it */
export function fileName({ network, spec, iteration, step }) {
  return `${network}${spec ? "-edited" : ""}-iteration-${iteration}-step-${step}.rowcol.json`;
}

/**
 * @param {string} text of a state that was saved, or of a network alone, as the API has it
 * @returns {Reading}
 */
export function readFile(text) {
  /** @type {Reading} */
  const reading = { given: {}, faults: [] };
  const said = parsed(text);
  if (said === null) return { given: {}, faults: [t("this file isn't JSON, or no object: Rowcol opens what it saved, and networks spelled out")] };
  if (!("rowcol" in said)) {
    if ("layers" in said) readValue("spec", said, "…", reading);
    else reading.faults.push(t("this file is neither a state that Rowcol saved nor a network with its layers"));
    return reading;
  }
  const { rowcol, ...rows } = said;
  if (rowcol !== VERSION) {
    const version = repeated(String(rowcol));
    return { given: {}, faults: [t("this file is of version {version}; this page reads version {known}", { version, known: VERSION })] };
  }
  for (const [key, value] of Object.entries(rows)) {
    const name = NAMES.find((one) => one === key);
    if (name) readValue(name, value, asSaid(value), reading);
    else reading.faults.push(t("there is no part called “{name}”; there are: {names}", { name: repeated(key), names: NAMES.join(", ") }));
  }
  return reading;
}

/** @param {number} bytes @returns {Reading} of a file that isn't read */
export function tooLarge(bytes) {
  const counts = { bytes: formatCount(bytes), most: formatCount(MOST_BYTES) };
  return { given: {}, faults: [t("this file has {bytes} bytes; at most {most} are read", counts)] };
}

/** @param {string} text @returns {Record<string, unknown>|null} */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** @param {unknown} value @returns {string} without going deep */
function asSaid(value) {
  if (Array.isArray(value)) return "[…]";
  return typeof value === "object" && value !== null ? "{…}" : String(value);
}
