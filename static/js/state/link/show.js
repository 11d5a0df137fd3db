/**
 * A state is shown on the page: what the server has to be asked for at once, the rest when its
 * numbers are there. A part that is refused is left out, and that is said.
 *
 * @typedef {import("./table.js").Page} Page
 * @typedef {import("./table.js").State} State
 * @typedef {import("./table.js").Name} Name
 * @typedef {import("../../change/answers.js").Refusal} Refusal
 */
import { batch, effect } from "../../../vendor/signals.js";
import { plainEdit } from "../../model/changed.js";
import { t } from "../../words/words.js";
import { NAMES, TABLE, readState, sameIn, usualState } from "./table.js";

/** What a refusal may be about, and what goes with it. @type {[RegExp, Name[]][]} */
const REFUSED = [
  [/^edits/, ["edits"]],
  [/^iteration/, ["iteration"]],
  [/^step/, ["step", "cell", "k"]],
  [/^windows/, ["view"]],
];
/** A newer state takes the place of one that is still on its way; so it is in the order in which they were asked for. */
let asked = 0;
let newest = 0;

/** @returns {number} a place in that order, for what has to be read before it is shown */
export function askToShow() {
  return (asked += 1);
}

/**
 * @param {Page} page
 * @param {State} wanted
 * @param {boolean} keep whether what back and forward leave alone stays as it is
 * @param {number} [mine] when it was asked for
 * @returns {Promise<string[]|null>} what could not be shown, in sentences; null: something else was asked for meanwhile
 */
export async function showState(page, wanted, keep, mine = askToShow()) {
  if (mine < newest) return null;
  newest = mine;
  const { player, store } = page;
  const home = player.source.network;
  /** @type {string[]} */
  const faults = [];
  let state = wanted;
  if (!keep) showRows(page, state, faults, (name) => TABLE[name].history === "keep");
  while (!isOpen(page, state, keep)) {
    const refused = await opened(page, state);
    if (mine !== newest) return null;
    if (refused === null) break;
    const rest = without(state, refused, home);
    if (rest === null) {
      store.error.value = refused;
      return faults;
    }
    faults.push(rest.fault);
    state = rest.state;
  }
  state = move(page, state, faults);
  await arrived(page);
  if (mine !== newest) return null;
  const { iteration, step } = player.cursor();
  if (player.source.network === state.network && step === state.step && iteration === state.iteration) {
    showRows(page, state, faults, (name) => TABLE[name].history !== "keep");
  }
  return faults;
}

/**
 * @param {Page} page
 * @param {State} state
 * @param {boolean} tried whether the page has shown it before: its changes were accepted then
 * @returns {boolean} whether the network is open that it needs
 */
function isOpen(page, state, tried) {
  if (!page.store.frame.value || page.player.aim.value) return false;
  const now = readState(page);
  /** @type {Name[]} */
  const names = ["network", "spec", "convention"];
  return [...names, ...(tried ? [] : /** @type {Name[]} */ (["edits"]))].every((name) => sameIn(now, state, name));
}

/**
 * To the state's place in the network that is open.
 *
 * @param {Page} page
 * @param {State} state
 * @param {string[]} faults
 * @returns {State} with a step that there is
 */
function move(page, state, faults) {
  const { store, player } = page;
  const last = (store.program.value?.steps.length ?? 1) - 1;
  if (state.step > last) faults.push(t("step is “{step}”, but the steps of an iteration are 0 to {last}", { step: state.step, last }));
  const cursor = { iteration: state.iteration, step: Math.min(state.step, last) };
  const now = readState(page);
  if (!sameIn(now, state, "edits")) {
    if (store.playing.value !== null) player.pause();
    batch(() => {
      store.edits.value = state.edits;
      player.aim.value = cursor;
    });
    player.stream.send({ type: "edits", edits: state.edits.map(plainEdit) });
    player.stream.send({ type: "seek", ...cursor });
  } else if (now.iteration !== cursor.iteration || now.step !== cursor.step) {
    player.goTo(cursor);
  }
  return state.step > last ? { ...state, step: last } : state;
}

/** @param {Page} page @param {State} state @returns {Promise<Refusal|null>} null: it is open */
function opened(page, state) {
  const { network, spec, convention, iteration, step, edits, view } = state;
  if (page.player.source.network !== network || !page.store.program.value) page.store.lens.value = state.lens;
  return new Promise((resolve) => {
    page.player.openWish({ source: { network, spec, convention }, cursor: { iteration, step }, edits, windows: view, refused: resolve });
    arrived(page).then(() => resolve(null));
  });
}

/** @param {Page} page @returns {Promise<void>} when the numbers are there that the page waits for */
function arrived({ player, store }) {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (player.aim.value !== null || store.frame.value === null) return;
      queueMicrotask(() => stop());
      resolve();
    });
  });
}

/**
 * @param {State} state
 * @param {Refusal} refused
 * @param {string} home the network that is shown where there isn't the one that is asked for
 * @returns {{state: State, fault: string}|null} null: there is nothing that could be left out
 */
function without(state, refused, home) {
  const where = refused.where ?? "";
  const said = where.includes(".") || where.includes("[") ? `${refused.message} (${where})` : refused.message;
  const usual = usualState(where === "network" ? home : state.network);
  const names = REFUSED.find(([about]) => about.test(where))?.[1] ?? NAMES;
  const left = names.filter((name) => !sameIn(state, usual, name) && TABLE[name].history !== "keep");
  if (left.length === 0) return names === NAMES ? null : without(state, { ...refused, where: null }, home);
  const rest = Object.assign({ ...state }, Object.fromEntries(left.map((name) => [name, usual[name]])));
  if (names === NAMES) return { state: rest, fault: t("the network is shown as it begins, because of this: {message}", { message: said }) };
  return { state: rest, fault: t("{name}: {message}", { name: left[0], message: said }) };
}

/**
 * @param {Page} page
 * @param {State} state
 * @param {string[]} faults
 * @param {(name: Name) => boolean} meant
 */
function showRows(page, state, faults, meant) {
  const now = readState(page);
  batch(() => {
    for (const name of NAMES.filter((one) => meant(one) && !sameIn(now, state, one))) {
      const fault = showRow(page, name, state);
      if (fault) faults.push(fault);
    }
  });
}

/**
 * @template {Name} N
 * @param {Page} page
 * @param {N} name
 * @param {State} state
 * @returns {string|null} what is wrong with it here
 */
function showRow(page, name, state) {
  return TABLE[name].show?.(page, state[name]) ?? null;
}
