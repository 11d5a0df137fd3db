import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFile, writeFile } from "../../static/js/share/file.js";
import { NAMES, TABLE, usualState } from "../../static/js/state/link/table.js";
import { readAddress, writeText } from "../../static/js/state/link/text.js";
import { SEED, hostileLinks, states } from "./links.js";

/** @typedef {import("../../static/js/state/link/text.js").Reading} Reading */

const sound = fc.sample(states, { seed: SEED, numRuns: 40 });

/** @param {Reading} reading that nothing but states of the table came through, and that faults are sentences */
function assertHarmless({ given, faults }) {
  for (const [name, value] of Object.entries(given)) {
    const known = NAMES.find((one) => one === name);
    assert.ok(known, name);
    assert.doesNotThrow(() => TABLE[known].kind.check(value));
  }
  for (const fault of faults) {
    assert.ok(fault.length > 10 && fault.length < 400, fault);
    assert.doesNotMatch(fault, /\p{C}|undefined|\[object/u);
  }
  assert.equal(/** @type {any} */ ({}).polluted, undefined);
}

test("4,000 hostile or damaged links give a state or a sentence, and nothing else", async () => {
  const links = hostileLinks(await Promise.all(sound.map(writeText)));
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(links, fc.boolean(), async (link, inQuery) => {
      const reading = await readAddress(inQuery ? { search: `?${link}`, hash: "" } : { search: "", hash: `#${link}` });
      assertHarmless(reading);
      refused += reading.faults.length > 0 ? 1 : 0;
      // What was read is a state that can be written, and is read again.
      const state = { ...usualState("xor"), ...reading.given };
      const text = await writeText(state);
      const again = await readAddress({ search: "", hash: `#${text}` });
      assert.deepEqual(again.faults, []);
      assert.equal(await writeText({ ...state, ...again.given }), text);
    }),
    { seed: SEED, numRuns: 4000 },
  );
  assert.ok(refused > 1500, `only ${refused} were refused`);
});

test("1,000 damaged files give a state or a sentence, and nothing else", () => {
  const files = hostileLinks(sound.slice(0, 10).map(writeFile));
  fc.assert(fc.property(files, (text) => assertHarmless(readFile(text))), { seed: SEED, numRuns: 1000 });
});

test("a link of two million letters is refused before it is read", async () => {
  const started = performance.now();
  const { given, faults } = await readAddress({ search: "", hash: `#${"step=1&".repeat(300_000)}` });
  assert.deepEqual(given, {});
  assert.equal(faults.length, 1);
  assert.ok(performance.now() - started < 200);
});
