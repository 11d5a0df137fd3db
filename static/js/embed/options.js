/**
 * What the address of an embedded page may say: the one table of it in the browser. Its rows are
 * those of a link and a few of its own; what stands behind # is read as a link is.
 *
 * @typedef {import("../state/link/table.js").State} State
 * @typedef {import("../state/link/table.js").Name} Name
 * @typedef {import("../model/types.js").Lens} Lens
 *
 * @typedef {object} Own what is the embedded page's alone
 * @property {ReadonlySet<string>} hide controls that aren't shown
 * @property {ReadonlySet<string>} lock controls that are shown and stay as they are
 * @property {boolean} autoplay
 * @property {"auto"|"paper"|"board"} theme
 *
 * @typedef {object} Reading
 * @property {Partial<State>} given
 * @property {Own} own
 * @property {string[]} faults
 */
import { readAddress } from "../state/link/text.js";
import { t } from "../words/words.js";

/** What `hide` may name, in the order of the page. */
export const HIDES = ["title", "formula", "words", "lens", "shapes", "sum", "step", "play", "edit", "link"];
/** What `lock` may name. */
export const LOCKS = ["step", "lens", "cell", "edit"];
/** What `controls=0` hides. */
export const CONTROLS = ["lens", "step", "play", "edit"];
export const THEMES = /** @type {const} */ (["auto", "paper", "board"]);

/** Short names of the lenses. @type {Record<string, Lens>} */
export const LENS_NAMES = { dot: "row_column", outer: "column_row" };

/** Rows of a link that an embedded page reads too; `z` holds any of them, packed. */
export const LINKED = ["convention", "iteration", "step", "lens", "cell", "k", "decimals", "labels", "view", "edits", "spec", "z"];
/** Its own rows. `predict` is what a link calls `hide`; `lang` is read by the server. */
export const OWN = ["controls", "autoplay", "hide", "lock", "predict", "theme", "lang"];

/** @param {string} lens @returns {string} */
const lensNamed = (lens) => LENS_NAMES[lens] ?? lens.replaceAll("-", "_");

/**
 * @param {{search: string, hash: string}} address
 * @returns {Promise<Reading>}
 */
export async function readOptions({ search, hash }) {
  // Of two rows of one name the last counts.
  const query = new Map(new URLSearchParams(search));
  /** @type {string[]} */
  const faults = [];
  const linked = LINKED.filter((name) => query.has(name)).map((name) => [name, query.get(name) ?? ""]);
  const parts = linked.map(([name, text]) => `${name}=${encodeURIComponent(name === "lens" ? lensNamed(text) : text)}`);
  if (query.has("predict")) parts.push(`hide=${encodeURIComponent(query.get("predict") ?? "")}`);
  const { given, faults: ofLink } = await readAddress({ search: parts.join("&"), hash });
  const theme = oneOf("theme", THEMES, given.theme ?? query.get("theme") ?? "auto", faults);
  const controls = oneOf("controls", ["1", "0"], query.get("controls") ?? "1", faults);
  const autoplay = oneOf("autoplay", ["0", "1"], query.get("autoplay") ?? "0", faults);
  const hide = listed("hide", HIDES, query.get("hide"), faults);
  return {
    given: { ...given, theme: null },
    own: {
      hide: new Set([...hide, ...(controls === "0" ? CONTROLS : [])]),
      lock: new Set(listed("lock", LOCKS, query.get("lock"), faults)),
      autoplay: autoplay === "1",
      theme,
    },
    faults: [...faults, ...ofLink],
  };
}

/**
 * @template {string} T
 * @param {string} name
 * @param {readonly T[]} choices the first is the usual one
 * @param {string} said
 * @param {string[]} faults
 * @returns {T}
 */
function oneOf(name, choices, said, faults) {
  const found = choices.find((choice) => choice === said);
  if (found === undefined) faults.push(wrong(name, said, t("one of {choices}", { choices: choices.join(", ") })));
  return found ?? choices[0];
}

/**
 * @param {string} name
 * @param {readonly string[]} choices
 * @param {string|undefined} said with commas
 * @param {string[]} faults
 * @returns {string[]}
 */
function listed(name, choices, said, faults) {
  const asked = (said ?? "").split(",").filter(Boolean);
  for (const one of asked.filter((other) => !choices.includes(other))) faults.push(wrong(name, one, t("one of {choices}", { choices: choices.join(", ") })));
  return asked.filter((one) => choices.includes(one));
}

/** @param {string} name @param {string} said @param {string} right */
function wrong(name, said, right) {
  return t("{name} is “{said}”, but it has to be {right}", { name, said: said.slice(0, 40), right });
}
