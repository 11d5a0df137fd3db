/**
 * What the engine says of sums too long to be listed: asked for once, kept while the numbers stand.
 *
 * @typedef {import("../model/types.js").Frame} Frame
 * @typedef {import("../model/types.js").Span} Span
 * @typedef {import("../model/worked.js").PartialSums} Sums
 * @typedef {{row: number, column: number}} Position
 */
import { effect } from "../../vendor/signals.js";
import { valueAt } from "../model/values.js";

/** So many answers are kept; a column of a product asks for one an entry. */
const KEPT = 64;

export class PartialSums {
  /** @param {() => void} arrived called when something new is known */
  constructor(arrived) {
    this.arrived = arrived;
    /** @type {Map<string, Sums>} by what was asked */
    this.told = new Map();
    /** @type {Set<string>} what was asked of the numbers as they are */
    this.asked = new Set();
    /** @type {Frame|null} */
    this.frame = null;
  }

  /**
   * @param {import("../state/store.js").Store} store
   * @returns {() => void} stops it
   */
  listen(store) {
    return effect(() => {
      const answer = store.terms.value;
      if (!answer) return;
      const { step, row, column, start, stop } = answer;
      this.told.set(nameOf(step, { row, column }, [start, stop]), answer);
      if (this.told.size > KEPT) this.told.delete(/** @type {string} */ (this.told.keys().next().value));
      this.arrived();
    });
  }

  /**
   * The sums before, inside and after the listed terms of a cell.
   *
   * @param {import("../state/player.js").Player|null} player
   * @param {Frame} frame
   * @param {import("../model/types.js").Step} step
   * @param {Position} cell of the result
   * @param {Span} span of the listed terms
   * @returns {Sums|null} null until the engine has told them
   */
  of(player, frame, step, cell, span) {
    if (frame.playing === "iterations") return null;
    if (this.frame !== frame) this.asked.clear();
    this.frame = frame;
    const name = nameOf(step.index, cell, span);
    const told = this.told.get(name);
    // An answer of other numbers is of another sum: its total isn't the one shown.
    if (told && told.total === valueAt(frame, step.output, cell.row, cell.column)) return told;
    if (player && !this.asked.has(name)) {
      this.asked.add(name);
      player.askTerms({ step: step.index, ...cell, start: span[0], stop: span[1] });
    }
    return null;
  }
}

/**
 * @param {number} step
 * @param {Position} cell
 * @param {Span} span
 */
function nameOf(step, { row, column }, [start, stop]) {
  return [step, row, column, start, stop].join("/");
}
