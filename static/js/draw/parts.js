/**
 * The parts that a picture may ask for, all of them here at once. It takes the place of the list of
 * those that a page fetches.
 */
import * as composite from "../model/composite.js";
import * as blocks from "../shell/diagram-blocks.js";

/** @type {Record<string, object>} */
const PARTS = { blocks, composite };

/** @param {string} name */
export function part(name) {
  return PARTS[name] ?? null;
}
