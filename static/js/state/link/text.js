/**
 * State as the text of an address, and back. A damaged or hostile text gives the parts that can be
 * read, and for every other one a sentence that says what was wrong and what would be right.
 *
 * @typedef {import("./table.js").State} State
 * @typedef {import("./table.js").Name} Name
 *
 * @typedef {object} Reading
 * @property {Partial<State>} given
 * @property {string[]} faults
 */
import { t } from "../../words/words.js";
import { Wrong } from "./kinds.js";
import { canPack, pack, unpack } from "./pack.js";
import { NAMES, TABLE, textOf } from "./table.js";

/** Letters of an address that are read. */
const MOST_READ = 200_000;
/** Letters that are written: more than this is no link that one can send to anybody. */
export const MOST_WRITTEN = 30_000;
/** Rows that may be long are packed when they are longer than this together. */
const READABLE = 200;
/** The name under which they are packed. */
const PACKED = "z";
/** Letters of a fault that are repeated. */
const REPEATED = 40;
/** What blogs append to the address of an embedded page. */
const APPENDED = /(^|#)\?secret=.*$/s;

/**
 * @param {State} state
 * @returns {Promise<string>} what stands behind the #; the network isn't in it
 */
export async function writeText(state) {
  const items = NAMES.filter((name) => name !== "network").map((name) => ({ name, text: textOf(name, state[name]) }));
  const told = items.filter(({ text }) => text !== "");
  const isLong = (/** @type {{name: Name}} */ { name }) => TABLE[name].long === true;
  const short = told.filter((item) => !isLong(item)).map(({ name, text }) => `${name}=${escaped(text)}`);
  const long = told.filter(isLong);
  const plain = long.map(({ name, text }) => `${name}=${escaped(text)}`).join("&");
  if (plain.length <= READABLE || !canPack()) return [...short, ...(plain ? [plain] : [])].join("&");
  const packed = await pack(long.map(({ name, text }) => `${name}=${text.replace(/[%&]/g, encodeURIComponent)}`).join("&"));
  return [...short, `${PACKED}=${packed}`].join("&");
}

/** @param {string} text @returns {string} readable where an address allows it */
function escaped(text) {
  return encodeURIComponent(text).replace(/%(2C|3A|3B|40|2F)/g, decodeURIComponent);
}

/**
 * @param {{search: string, hash: string}} address the fragment wins over the query
 * @returns {Promise<Reading>}
 */
export async function readAddress({ search, hash }) {
  const query = await readText(search.replace(/^\?/, "").replaceAll("+", " "), true);
  const fragment = await readText(hash.replace(/^#/, "").replace(APPENDED, ""), false);
  return { given: { ...query.given, ...fragment.given }, faults: [...query.faults, ...fragment.faults] };
}

/**
 * @param {string} text
 * @param {boolean} shared whether others may have written parts of it too, as in a query
 * @returns {Promise<Reading>}
 */
async function readText(text, shared) {
  if (text.length > MOST_READ) {
    const counts = { length: text.length, most: MOST_READ };
    return { given: {}, faults: [t("it is {length} characters long; at most {most} are read", counts)] };
  }
  const items = itemsOf(text);
  const packed = items.find(({ name }) => name === PACKED);
  const unpacked = packed ? await unpack(packed.text) : "";
  /** @type {Reading} */
  const reading = { given: {}, faults: [] };
  if (unpacked === null) reading.faults.push(t("the part “z”, which is packed, is damaged or too large: it has to be copied whole"));
  // What stands there openly comes later and counts.
  for (const item of itemsOf(unpacked ?? "")) readItem(item, false, reading);
  for (const item of items) if (item !== packed) readItem(item, shared, reading);
  return reading;
}

/** @param {string} text @returns {{name: string, text: string, says: boolean}[]} */
function itemsOf(text) {
  return text.split("&", 1000).filter(Boolean).map((item) => {
    const at = item.indexOf("=");
    return at < 0 ? { name: item, text: "", says: false } : { name: item.slice(0, at), text: item.slice(at + 1), says: true };
  });
}

/**
 * @param {{name: string, text: string, says: boolean}} item
 * @param {boolean} shared
 * @param {Reading} reading
 */
function readItem(item, shared, reading) {
  const name = NAMES.find((one) => one === item.name && one !== "network");
  if (name === undefined || !item.says) {
    if (shared && name === undefined) return;
    reading.faults.push(name ? t("“{name}” says nothing: a part is like step=5", { name }) : unknown(plainText(item.name) ?? item.name));
    return;
  }
  const text = plainText(item.text);
  if (text === null) {
    reading.faults.push(t("{name} is damaged: there is a % in it that isn't followed by a character's code", { name }));
  } else {
    readValue(name, TABLE[name].kind.value(text), text, reading);
  }
}

/** @param {string} name */
function unknown(name) {
  const names = NAMES.filter((one) => one !== "network").join(", ");
  return t("there is no part called “{name}”; there are: {names}", { name: repeated(name), names });
}

/**
 * Keep a value if it is one that the row may hold.
 *
 * @param {Name} name
 * @param {unknown} value
 * @param {string} said
 * @param {Reading} reading
 */
export function readValue(name, value, said, reading) {
  try {
    Object.assign(reading.given, { [name]: TABLE[name].kind.check(value) });
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    reading.faults.push(t("{name} is “{said}”, but it has to be {right}", { name, said: repeated(said), right: error.message }));
  }
}

/** @param {string} text @returns {string|null} null where it is damaged */
function plainText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** @param {string} text @returns {string} short, and without letters that turn or hide what stands beside them */
export function repeated(text) {
  const letters = [...text.slice(0, 4 * REPEATED)];
  const seen = letters.slice(0, REPEATED).join("").replace(/\p{C}/gu, "�");
  return letters.length > REPEATED ? `${seen}…` : seen;
}
