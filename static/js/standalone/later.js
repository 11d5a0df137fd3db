/**
 * The parts of the page in a file that stands alone: those that need no server, and of these the ones
 * that its network needs. They are all in the file, so nothing is waited for; what isn't in it is
 * neither drawn nor said.
 */
import { signal } from "../../vendor/signals.js";

/** @type {Record<string, () => Promise<object>>} */
const PARTS = {
  composite: () => import("../model/composite.js"),
  edit: () => import("../shell/edit.js"),
  invitation: () => import("../stage/invitation.js"),
  layers: () => import("../stage/layers.js"),
  mix: () => import("../stage/mix.js"),
  moved: () => import("../change/moved-remark.js"),
  sums: () => import("../stage/partial-sums.js"),
  turn: () => import("../stage/turn.js"),
  windowBar: () => import("../stage/window-bar.js"),
  wordCells: () => import("../model/word-cells.js"),
};

/** What was used already, by name. @type {import("../../vendor/signals.js").Signal<Record<string, any>>} */
const here = signal({});

/** As in a page with a server, where a part may be missing. @type {import("../../vendor/signals.js").Signal<string|null>} */
export const missing = signal(/** @type {string|null} */ (null));

/** @param {string} name @returns {Promise<any>} */
export async function prepare(name) {
  const module = await PARTS[name]();
  if (!here.peek()[name]) here.value = { ...here.peek(), [name]: module };
  return module;
}

/** @param {string} name @returns {any} null: it comes at once, or isn't in this file */
export function part(name) {
  const module = here.value[name];
  if (!module && PARTS[name]) prepare(name).catch(() => {});
  return module ?? null;
}

/** @param {string} name @param {(module: any) => void|Promise<void>} act */
export async function use(name, act) {
  if (!PARTS[name]) return;
  const module = here.peek()[name] ?? (await prepare(name).catch(() => null));
  if (module) await act(module);
}
