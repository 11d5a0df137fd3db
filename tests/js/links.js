/** States at random, and links that somebody damaged or wrote to do harm. */
import fc from "fast-check";
import { NAMES } from "../../static/js/state/link/table.js";

/** @typedef {import("../../static/js/state/link/table.js").State} State */

/** Every run makes the same ones. */
export const SEED = 20261121;

const index = fc.nat(5000);
const id = fc.constantFrom("W1", "W2", "b1", "X", "Y");
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const axis = fc.stringMatching(/^[a-zäß ₁][a-z 0-9]{0,12}$/u);

/** @type {fc.Arbitrary<State["edits"]>} */
const edits = fc.array(fc.record({ iteration: index, matrix: id, row: index, column: index, value: number }, { noNullPrototype: true }), { maxLength: 60 });
const view = fc.dictionary(axis, fc.tuple(index, fc.integer({ min: 1, max: 20 })).map(([start, length]) => /** @type {[number, number]} */ ([start, start + length])), { maxKeys: 4, noNullPrototype: true });
const spec = fc.record(
  {
    name: fc.string({ unit: "binary", maxLength: 30 }),
    dataset: fc.record({ x: fc.array(fc.array(number, { maxLength: 4 }), { maxLength: 30 }), y: fc.array(fc.array(number, { maxLength: 2 }), { maxLength: 30 }) }, { noNullPrototype: true }),
    layers: fc.array(fc.record({ units: fc.nat(9), activation: fc.string() }, { noNullPrototype: true }), { maxLength: 4 }),
  },
  { noNullPrototype: true },
);

/** @type {fc.Arbitrary<State>} */
export const states = fc.record(
  {
    network: fc.constantFrom("xor", "three_clusters"),
    convention: fc.constantFrom(null, "rows", "columns"),
    // Every one of them is computed when such a link is opened.
    iteration: fc.oneof(fc.nat(500), fc.integer({ min: 100_001, max: 999_999_999 })),
    step: fc.nat(200),
    lens: fc.constantFrom("row_column", "column_row", "columns", "rows"),
    cell: fc.option(fc.record({ row: index, column: index }, { noNullPrototype: true })),
    k: index,
    hide: fc.option(fc.oneof(fc.constant(/** @type {"all"} */ ("all")), fc.record({ matrix: id, row: index, column: index }, { noNullPrototype: true }))),
    tour: fc.option(fc.constantFrom("xor", "three_clusters")),
    stop: fc.integer({ min: 1, max: 12 }),
    decimals: fc.option(fc.nat(6)),
    labels: fc.constantFrom("off", "from_to", "to_from"),
    theme: fc.option(fc.constantFrom("paper", "board", "projector")),
    view,
    edits,
    spec: fc.option(spec),
  },
  { noNullPrototype: true },
);

const HARM = [
  "javascript:alert(1)", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><svg onload=alert(1)>', "${alert(1)}", "{{7*7}}", "';alert(1);//",
  "__proto__", "constructor", "toString", "../../etc/passwd", "%00", "%", "%zz", "%E0%A4%A", "\u202Eevil", "-1", "1e999", "NaN", "Infinity", "9".repeat(400), "0x10",
  "1.5", "", " ", "null", "true", "[]", "{}", '{"__proto__":{"polluted":1}}', "[".repeat(3000), "W1,0,0,1@0;", "W1,0,0@", ";;;;", "alert,0,0,1@0", "case:9-1", ":",
  "all,1,2", "💥", "A".repeat(3000), "data:text/html,x", "on_load=1", "1,2,3,4", ",", "@",
];
const harm = fc.oneof(fc.constantFrom(...HARM), fc.string({ unit: "binary", maxLength: 60 }).map((text) => encodeURIComponent(text.toWellFormed())), fc.string({ maxLength: 80 }));
const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES, "z") }, { weight: 1, arbitrary: harm });
const item = fc.tuple(name, harm, fc.boolean()).map(([key, value, encoded]) => `${key}=${encoded ? encodeURIComponent(value.toWellFormed()) : value}`);

/** Fragments without their #: written to do harm, or any letters. */
const written = fc.oneof(fc.array(item, { minLength: 1, maxLength: 8 }).map((items) => items.join("&")), harm);

/**
 * @param {string[]} sound fragments that can be read
 * @returns {fc.Arbitrary<string>} some damaged on their way: cut, with a letter changed, twice, in part
 */
export function hostileLinks(sound) {
  const damaged = fc.tuple(fc.constantFrom(...sound), fc.nat(), fc.constantFrom("cut", "change", "insert", "double", "drop"), fc.string({ minLength: 1, maxLength: 3 })).map(([text, at, how, letters]) => {
    const place = at % (text.length + 1);
    if (how === "cut") return text.slice(0, place);
    if (how === "change") return text.slice(0, place) + letters + text.slice(place + letters.length);
    if (how === "insert") return text.slice(0, place) + letters + text.slice(place);
    return how === "double" ? `${text}&${text.slice(place)}` : text.slice(place);
  });
  return fc.oneof(written, damaged);
}
