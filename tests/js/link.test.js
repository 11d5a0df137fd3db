import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { fileName, readFile, writeFile } from "../../static/js/share/file.js";
import { MOST_BYTES, pack, unpack } from "../../static/js/state/link/pack.js";
import { NAMES, usualState } from "../../static/js/state/link/table.js";
import { readAddress, writeText } from "../../static/js/state/link/text.js";
import { SEED, states } from "./links.js";

/** @param {string} hash @param {string} [search] */
const read = (hash, search = "") => readAddress({ hash: `#${hash}`, search });
const start = usualState("xor");

test("any state comes back from its address as it was", async () => {
  await fc.assert(
    fc.asyncProperty(states, async (state) => {
      const text = await writeText(state);
      assert.match(text, /^[\w.~!*'();:@/,&=%-]*$/);
      const { given, faults } = await read(text);
      assert.deepEqual(faults, []);
      assert.deepEqual({ ...usualState(state.network), ...given }, state);
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test("any state comes back from its file as it was", () => {
  fc.assert(
    fc.property(states, (state) => {
      const { given, faults } = readFile(writeFile(state));
      assert.deepEqual(faults, []);
      assert.deepEqual(given, state);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test("a state as a network opens by itself needs no text; what differs is readable", async () => {
  assert.equal(await writeText(start), "");
  const state = { ...start, step: 5, lens: /** @type {const} */ ("column_row"), cell: { row: 1, column: 2 }, edits: [{ iteration: 3, matrix: "W1", row: 0, column: 1, value: -0.5 }] };
  assert.equal(await writeText(state), "step=5&lens=column_row&cell=1,2&edits=W1,0,1,-0.5@3");
});

test("many changes and a network spelled out are packed together, and the rest stays readable", async () => {
  const edits = Array.from({ length: 400 }, (_, n) => ({ iteration: n, matrix: "W1", row: n % 3, column: 1, value: Math.sqrt(n) }));
  const text = await writeText({ ...start, step: 2, edits });
  assert.match(text, /^step=2&z=[A-Za-z0-9_-]+$/);
  assert.deepEqual((await read(text)).given, { step: 2, edits });
});

test("every number comes back bit for bit", async () => {
  for (const value of [0.1 + 0.2, 5e-324, 1.7976931348623157e308, -1e21, -0, 1 / 3]) {
    const { given } = await read(await writeText({ ...start, edits: [{ iteration: 0, matrix: "W1", row: 0, column: 0, value }] }));
    assert.ok(Object.is(given.edits?.[0].value, value), String(value));
  }
});

test("the query says the same, the fragment wins, and what others add to a query is let be", async () => {
  const { given, faults } = await read("step=4", "?theme=projector&step=3&lang=pt&utm_source=mail");
  assert.deepEqual(given, { step: 4, theme: "projector" });
  assert.deepEqual(faults, []);
});

test("what blogs append to an embedded page's address is ignored", async () => {
  for (const hash of ["?secret=aB3", "step=4#?secret=aB3"]) {
    const { given, faults } = await read(hash);
    assert.deepEqual(faults, []);
    assert.deepEqual(given, hash.startsWith("step") ? { step: 4 } : {});
  }
});

test("a fault says which part was wrong, what it said and what would be right; the good parts are kept", async () => {
  const { given, faults } = await read("step=five&lens=column_row&bar=1&k&edits=W1,0,0,x@1&cell=1,%zz");
  assert.deepEqual(given, { lens: "column_row" });
  assert.deepEqual(faults, [
    "step is “five”, but it has to be a whole number from 0 to 9999",
    `there is no part called “bar”; there are: ${NAMES.slice(1).join(", ")}`,
    "“k” says nothing: a part is like step=5",
    "edits is “W1,0,0,x@1”, but it has to be as number 1 something like W1,0,1,0.5@3: matrix, row, column and number, at an iteration",
    "cell is damaged: there is a % in it that isn't followed by a character's code",
  ]);
});

test("what a fault repeats is short and can't turn the text around", async () => {
  const { faults } = await read(`lens=${encodeURIComponent(`\u202E${"x".repeat(900)}`)}`);
  assert.equal(faults.length, 1);
  assert.ok(faults[0].length < 140);
  assert.ok(!faults[0].includes("\u202E"));
});

test("a packed text is given up as soon as it unpacks to more than a page holds", async () => {
  const bomb = deflateSync(Buffer.alloc(200 * MOST_BYTES, 97), { level: 9 }).toString("base64url");
  assert.ok(bomb.length < 400_000);
  const before = process.memoryUsage().rss;
  assert.equal(await unpack(bomb), null);
  assert.ok(process.memoryUsage().rss - before < 100 * MOST_BYTES);
  assert.equal(await unpack(await pack("x".repeat(MOST_BYTES))), "x".repeat(MOST_BYTES));
  assert.equal(await unpack(await pack("x".repeat(MOST_BYTES + 1))), null);
});

test("packed text that was cut or changed is said to be damaged, and the rest is read", async () => {
  const packed = await pack(`edits=${"W1,0,1,0.5@3;".repeat(40).slice(0, -1)}`);
  for (const z of [packed.slice(0, -4), `!${packed}`, packed.replace(/.(?=.{20}$)/, (letter) => (letter === "A" ? "B" : "A")), "", "%"]) {
    const { given, faults } = await read(`step=1&z=${z}`);
    assert.deepEqual(given, { step: 1 }, z);
    assert.equal(faults.length, 1, z);
  }
});

test("a network spelled out for the API is opened as a file; what is no state says so", () => {
  const layers = [{ kind: "dense", units: 1, activation: "sigmoid" }];
  assert.deepEqual(readFile(JSON.stringify({ dataset: { name: "three_clusters" }, layers })), { given: { spec: { dataset: { name: "three_clusters" }, layers } }, faults: [] });
  for (const text of ["", "[]", "null", "{", "{}", '"step"', '{"rowcol": 2}', '{"rowcol": 1, "step": "1"}', '{"rowcol": 1, "there": 1}']) {
    const { given, faults } = readFile(text);
    assert.deepEqual(given, {}, text);
    assert.equal(faults.length, 1, text);
  }
});

test("a file is named after what it holds", () => {
  assert.equal(fileName({ ...start, iteration: 12, step: 3, spec: {} }), "xor-edited-iteration-12-step-3.rowcol.json");
});

test("every part of a link is documented, and no other", () => {
  const text = readFileSync(new URL("../../docs/links.md", import.meta.url), "utf8");
  const documented = [...text.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, names]) => names.match(/\w+/g) ?? []);
  assert.deepEqual(documented.toSorted(), [...NAMES.filter((name) => name !== "network"), "z"].toSorted());
});
