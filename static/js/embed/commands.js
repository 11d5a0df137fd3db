/**
 * What the page around may ask for: `rowcol:next`, `back`, `play`, `pause`, `goto`, `set`. What is
 * set is read by the table of the address, so that nothing gets in that a link could not say.
 *
 * @typedef {import("../state/link/table.js").Page} Page
 * @typedef {import("./around.js").Message} Message
 */
import { showState } from "../state/link/show.js";
import { readState } from "../state/link/table.js";
import { LINKED, readOptions } from "./options.js";

const SETS = [...LINKED, "predict"];

/**
 * @param {Page} page
 * @param {Message} command
 * @param {(theme: string) => void} showTheme
 * @returns {Promise<string[]>} what could not be done, in sentences
 */
export async function obey(page, command, showTheme) {
  const { player } = page;
  switch (command.type) {
    case "rowcol:next":
      player.stepBy(1);
      return [];
    case "rowcol:back":
      player.stepBy(-1);
      return [];
    case "rowcol:play":
      player.play("steps");
      return [];
    case "rowcol:pause":
      player.pause();
      return [];
    case "rowcol:goto":
      return set(page, { step: command.step, ...(command.iteration === undefined ? {} : { iteration: command.iteration }) });
    case "rowcol:set":
      if (typeof command.theme === "string") showTheme(command.theme);
      return set(page, command);
    default:
      return [];
  }
}

/** @param {Page} page @param {Record<string, unknown>} wanted */
async function set(page, wanted) {
  const asked = SETS.filter((name) => ["string", "number"].includes(typeof wanted[name]) || Array.isArray(wanted[name]));
  if (asked.length === 0) return [];
  const search = new URLSearchParams(asked.map((name) => [name, String(wanted[name])]));
  const { given, faults } = await readOptions({ search: String(search), hash: "" });
  const state = { ...readState(page), ...given };
  // A step of its own has no cell, and no k, of the one before.
  if (given.step !== undefined && given.step !== page.player.cursor().step) Object.assign(state, { cell: given.cell ?? null, k: given.k ?? 0 });
  return [...faults, ...((await showState(page, state, false)) ?? [])];
}
