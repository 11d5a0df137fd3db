/** Reads queries as an embedded page does, for a test that the server reads them alike. */
import { CONTROLS, HIDES, LENS_NAMES, LINKED, LOCKS, OWN, THEMES, readOptions } from "../../static/js/embed/options.js";

const queries = JSON.parse(process.argv[2]);
const read = await Promise.all(queries.map((/** @type {string} */ search) => readOptions({ search, hash: "" })));
// Both have a row of that name: in `given` it is what a link calls so.
const plain = read.map(({ given, own }) => ({ ...given, hide_cell: given.hide, ...own, hide: [...own.hide].sort(), lock: [...own.lock].sort() }));
console.log(JSON.stringify({ tables: { CONTROLS, HIDES, LENS_NAMES, LINKED, LOCKS, OWN, THEMES }, plain }));
