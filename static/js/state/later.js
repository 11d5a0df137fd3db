/**
 * The parts of the page that are fetched when they are first used: the first page stays small. This
 * is the one list of them; nothing that the first page needs imports them otherwise.
 */
import { signal } from "../../vendor/signals.js";

const PARTS = {
  blocks: () => import("../shell/diagram-blocks.js"),
  broken: () => import("../stage/broken/index.js"),
  breaking: () => import("./breaking.js"),
  changesList: () => import("../change/changes-list.js"),
  composite: () => import("../model/composite.js"),
  chart: () => import("../chart/dialog.js"),
  dialogs: () => import("../change/open.js"),
  edit: () => import("../shell/edit.js"),
  following: () => import("../reading/following.js"),
  graph: () => import("../pictures/graph.js"),
  help: () => import("../help/index.js"),
  invitation: () => import("../stage/invitation.js"),
  keysList: () => import("../shell/keys-list.js"),
  layers: () => import("../stage/layers.js"),
  links: () => import("./link/index.js"),
  mix: () => import("../stage/mix.js"),
  moved: () => import("../change/moved-remark.js"),
  room: () => import("../room/room.js"),
  pad: () => import("../pad/index.js"),
  pictures: () => import("../pictures/index.js"),
  predict: () => import("../predict/index.js"),
  share: () => import("../share/index.js"),
  sums: () => import("../stage/partial-sums.js"),
  switches: () => import("../reading/switches.js"),
  touch: () => import("../touch/index.js"),
  tour: () => import("../tour/index.js"),
  turn: () => import("../stage/turn.js"),
  viewMenu: () => import("../reading/view-menu.js"),
  walk: () => import("../model/diagram-walk.js"),
  windowBar: () => import("../stage/window-bar.js"),
  wordCells: () => import("../model/word-cells.js"),
};

/**
 * @typedef {keyof typeof PARTS} PartName
 */
/**
 * @template {PartName} N
 * @typedef {Awaited<ReturnType<(typeof PARTS)[N]>>} Part its module
 */

/** What is here already, by name. @type {import("../../vendor/signals.js").Signal<Record<string, object>>} */
const here = signal({});
/** What is on its way. @type {Map<PartName, Promise<object>>} */
const coming = new Map();

/** The part that was asked for and could not be fetched. @type {import("../../vendor/signals.js").Signal<PartName|null>} */
export const missing = signal(/** @type {PartName|null} */ (null));

/**
 * Fetch a part before it is asked for.
 *
 * @param {PartName} name
 * @returns {Promise<object>} rejected if it can't be fetched; asked again, it is fetched again
 */
export function prepare(name) {
  const known = coming.get(name);
  if (known) return known;
  const fetched = PARTS[name]().then(
    (module) => {
      here.value = { ...here.value, [name]: module };
      if (missing.value === name) missing.value = null;
      return module;
    },
    (error) => {
      coming.delete(name);
      throw error;
    },
  );
  coming.set(name, fetched);
  return fetched;
}

/** @param {PartName} name */
const say = (name) => () => {
  missing.value = name;
};

/**
 * A part to be drawn with. Who reads it in `render` or in an effect is drawn anew once it is here.
 *
 * @template {PartName} N
 * @param {N} name
 * @param {boolean} [quiet] whether nothing is said if it can't be fetched: nobody asked for it in so many words
 * @returns {Part<N>|null} null while it is on its way
 */
export function part(name, quiet = false) {
  const module = here.value[name];
  if (!module) prepare(name).catch(quiet ? () => {} : say(name));
  return /** @type {Part<N>|null} */ (module ?? null);
}

/**
 * Act with a part: at once if it is here, else as soon as it is, so that no first press is lost.
 *
 * @template {PartName} N
 * @param {N} name
 * @param {(module: Part<N>) => void|Promise<void>} act
 * @returns {Promise<void>} when it is done, or the part could not be fetched, which is said
 */
export async function use(name, act) {
  const module = here.peek()[name];
  if (module) await act(/** @type {Part<N>} */ (module));
  else await prepare(name).then((fetched) => act(/** @type {Part<N>} */ (fetched)), say(name));
}

/** Fetch every part, for a page that has to go on without its server. @returns {Promise<void>} */
export async function fetchAll() {
  await Promise.all(/** @type {PartName[]} */ (Object.keys(PARTS)).map(prepare));
}
