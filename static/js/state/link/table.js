/**
 * The state that a link carries: one row a piece. Whoever adds state that a link should carry adds
 * a row here; the address, the file, going back and forward, and the page all read this table.
 *
 * @typedef {import("../../model/changed.js").Edit} Edit
 * @typedef {{store: import("../store.js").Store, player: import("../player.js").Player}} Page
 *
 * @typedef {object} State
 * @property {string} network of the gallery; the path of the address has it
 * @property {"rows"|"columns"|null} convention null: the network's own
 * @property {number} iteration
 * @property {number} step counted from 0
 * @property {import("../../model/types.js").Lens} lens
 * @property {import("./kinds.js").Position|null} cell selected in the result; null: the one that a network begins with
 * @property {number} k selected inner index
 * @property {import("./kinds.js").Hidden|null} hide what is hidden until it is predicted
 * @property {string|null} tour that is taken
 * @property {number} stop of the tour, counted from 1
 * @property {number|null} decimals null: as many as each matrix needs
 * @property {"off"|"from_to"|"to_from"} labels
 * @property {import("../theme.js").Theme|null} theme null: the reader's own
 * @property {import("../../model/windows.js").Windows} view the part of each long axis that is shown
 * @property {Edit[]} edits what was changed by hand, in the coordinates of the convention
 * @property {object|null} spec the network spelled out, once it isn't the gallery's any more
 */
/**
 * @template T
 * @typedef {object} Row
 * @property {import("./kinds.js").Kind<T>} kind
 * @property {T} usual what holds where a link says nothing
 * @property {"push"|"replace"|"keep"} history push: changing it is a step that goes back and forward;
 *   replace: it comes back with such a step; keep: back and forward leave it as it is
 * @property {boolean} [long] it may be too long to be read, and is packed then
 * @property {(page: Page) => T} read
 * @property {(page: Page, value: T) => string|null|void} [show] on the network that is open; returns what is
 *   wrong with it there. None: it is asked of the server
 */
import { MOST_DECIMALS } from "../../model/format.js";
import { LENSES } from "../store.js";
import { THEMES } from "../theme.js";
import * as kinds from "./kinds.js";
import * as place from "./place.js";

const { maybe, oneOf, whole } = kinds;

/** @type {{[N in keyof State]: Row<State[N]>}} */
export const TABLE = {
  network: { kind: kinds.name, usual: "", history: "push", read: ({ player }) => player.source.network },
  convention: { kind: maybe(oneOf(["rows", "columns"])), usual: null, history: "push", read: ({ player }) => player.source.convention },
  iteration: { kind: whole(999_999_999), usual: 0, history: "push", read: ({ player }) => player.cursor().iteration },
  step: { kind: whole(9999), usual: 0, history: "push", read: ({ player }) => player.cursor().step },
  lens: { kind: oneOf(LENSES), usual: "row_column", history: "push", read: ({ store }) => store.lens.value, show: place.showLens },
  cell: { kind: maybe(kinds.position), usual: null, history: "replace", read: place.readCell, show: place.showCell },
  k: { kind: whole(999_999), usual: 0, history: "replace", read: ({ store }) => store.k.value, show: place.showK },
  hide: { kind: maybe(kinds.hidden), usual: null, history: "replace", read: place.readHidden, show: place.showHidden },
  tour: { kind: maybe(kinds.name), usual: null, history: "push", read: ({ store }) => store.tour.value?.name ?? null, show: place.showTour },
  stop: { kind: whole(999), usual: 1, history: "push", read: ({ store }) => store.tour.value?.stop ?? 1, show: place.showStop },
  decimals: { kind: maybe(whole(MOST_DECIMALS)), usual: null, history: "keep", read: ({ store }) => store.decimals.value, show: place.showDecimals },
  labels: { kind: oneOf(["off", "from_to", "to_from"]), usual: "off", history: "keep", read: ({ store }) => store.labels.value, show: place.showLabels },
  theme: { kind: maybe(oneOf(THEMES)), usual: null, history: "keep", read: place.readTheme, show: place.showTheme },
  view: { kind: kinds.windows, usual: {}, history: "replace", read: place.readView, show: place.showView },
  edits: { kind: kinds.edits, usual: [], history: "push", long: true, read: ({ store }) => store.edits.value },
  spec: { kind: maybe(kinds.spec), usual: null, history: "push", long: true, read: ({ player }) => player.source.spec },
};

/** @typedef {keyof State} Name */
/** In the order in which an address has them. */
export const NAMES = /** @type {Name[]} */ (Object.keys(TABLE));

/**
 * @param {string} network
 * @returns {State} the network as it opens by itself
 */
export function usualState(network) {
  const usual = Object.fromEntries(NAMES.map((name) => [name, TABLE[name].usual]));
  return /** @type {State} */ ({ ...usual, network });
}

/** @param {Page} page @returns {State} */
export function readState(page) {
  return /** @type {State} */ (Object.fromEntries(NAMES.map((name) => [name, TABLE[name].read(page)])));
}

/**
 * @template {Name} N
 * @param {N} name
 * @param {State[N]} value
 * @returns {string} as the address has it; the usual value is the empty text
 */
export function textOf(name, value) {
  const { kind, usual } = TABLE[name];
  const text = kind.text(value);
  return text === kind.text(usual) ? "" : text;
}

/** @param {State} a @param {State} b @param {Name} name */
export const sameIn = (a, b, name) => textOf(name, a[name]) === textOf(name, b[name]);
