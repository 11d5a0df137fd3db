import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { previewEdits } from "../../static/js/local/preview.js";
import { LocalStream } from "../../static/js/local/stream.js";
import { valueAt } from "../../static/js/model/values.js";
import { Player } from "../../static/js/state/player.js";
import { Store } from "../../static/js/state/store.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find((path) => path && (path === "python3" || existsSync(path)));
const FIGURES = `
import sys
from app.exports.figure import figure
from app.networks.build import build
from app.networks.gallery import gallery
from app.wire.exact import encode
sys.stdout.buffer.write(encode({name: figure(build(gallery[name].spec()), 3) for name in ("xor", "attention", "two_to_two")}))
`;
/** @type {Record<string, any>} */
const figures = JSON.parse(execFileSync(String(PYTHON), ["-c", FIGURES], { cwd: ROOT, maxBuffer: 1e9 }).toString());
const CLOSE = 1e-12;

const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A page whose server says only as much as the test lets through. @param {string} name */
async function page(name) {
  const local = new LocalStream(figures[name]);
  /** @type {(() => void)[]} */
  const held = [];
  let holding = false;
  const say = (/** @type {() => void} */ act) => (holding ? held.push(act) : act());
  const stream = {
    start: (/** @type {any} */ listener) =>
      local.start({
        ...listener,
        receive: (message) => say(() => listener.receive(message)),
        show: (frame) => say(() => listener.show(frame)),
      }),
    send: (/** @type {any} */ message) => local.send(message),
  };
  const store = new Store();
  const player = new Player(store, /** @type {any} */ (stream));
  player.aim.value = { iteration: 3, step: 0 };
  player.start(name);
  await turn();
  previewEdits(player);
  holding = true;
  const shown = (/** @type {string} */ id, /** @type {number} */ row, /** @type {number} */ column) => valueAt(store.frame.value, id, row, column);
  return {
    store, player, shown,
    /** Let the server say so many messages and frames. @param {number} [count] */
    async hear(count = Infinity) {
      await turn();
      for (const act of held.splice(0, count)) act();
      await turn();
    },
  };
}

/** @param {any} a @param {any} b */
function apart(a, b) {
  return Math.max(...[...a.views.keys()].flatMap((id) => [...a.views.get(id).data].map((value, n) => Math.abs(value - b.views.get(id).data[n]) / Math.max(1, Math.abs(value)))));
}

test("an edit shows at once, and the server's numbers are the same", async () => {
  const { store, player, shown, hear } = await page("xor");
  const [before, loss] = [shown("Z1", 1, 2), store.frame.value?.loss];
  const done = player.changes.edit({ matrix: "W1", row: 2, column: 2 }, 1.5);
  assert.equal(shown("W1", 2, 2), 1.5, "without waiting for anything");
  assert.notEqual(shown("Z1", 1, 2), before);
  assert.notEqual(store.frame.value?.loss, loss);
  const computed = store.frame.value;
  assert.equal(computed?.unconfirmed, true);
  await hear();
  assert.equal(await done, null);
  assert.equal(store.frame.value?.unconfirmed, undefined);
  assert.ok(apart(store.frame.value, computed) < CLOSE);
  assert.ok(Math.abs(Number(store.frame.value?.loss) - Number(computed?.loss)) < CLOSE);
  assert.equal(store.frame.value?.accuracy, computed?.accuracy);
  player.changes.undo();
  await hear();
  assert.equal(shown("Z1", 1, 2), before);
});

test("while a second edit is on its way, the answer to the first doesn't take it back", async () => {
  const { player, shown, store, hear } = await page("xor");
  const drag = Symbol("drag");
  const all = [0.1, 0.2, 0.3].map((value) => player.changes.edit({ matrix: "W1", row: 0, column: 0 }, value, drag));
  assert.equal(shown("W1", 0, 0), 0.3);
  for (let n = 0; n < 6; n++) {
    await hear(1);
    assert.equal(shown("W1", 0, 0), 0.3, `after ${n + 1} of what the server says`);
  }
  await hear();
  assert.deepEqual(await Promise.all(all), [null, null, null]);
  assert.deepEqual([shown("W1", 0, 0), store.frame.value?.unconfirmed], [0.3, undefined]);
});

test("what the server would refuse isn't shown, and what it refuses is taken back", async () => {
  const { player, shown, hear } = await page("xor");
  const one = player.changes.edit({ matrix: "X", row: 0, column: 0 }, 5);
  assert.equal(shown("X", 0, 0), 1);
  await hear();
  assert.match(String((await one)?.message), /column of ones/);
  const fine = player.changes.edit({ matrix: "X", row: 0, column: 1 }, 5);
  assert.equal(shown("X", 0, 1), 5);
  await hear();
  await fine;
  const send = player.stream.send;
  player.stream.send = (/** @type {any} */ message) => send(message.type === "edit" ? { ...message, row: 99 } : message);
  const refused = player.changes.edit({ matrix: "X", row: 0, column: 1 }, 7);
  assert.equal(shown("X", 0, 1), 7);
  await hear();
  assert.match(String((await refused)?.message), /99/);
  assert.equal(shown("X", 0, 1), 5);
});

test("where an axis is cut, nothing is guessed", async () => {
  const { store, player } = await page("attention");
  const before = store.frame.value;
  void player.changes.edit({ matrix: "Wq1", row: 0, column: 0 }, 2);
  assert.equal(store.frame.value, before);
});

test("in the columns convention rows and columns are those of the page", async () => {
  const { store, player, shown, hear } = await page("two_to_two");
  assert.equal(store.program.value?.convention, "columns");
  const done = player.changes.editCells("X", [{ row: 1, column: 3, value: -2 }, { row: 0, column: 4, value: 3 }], Symbol("pad"));
  assert.deepEqual([shown("X", 1, 3), shown("X", 0, 4)], [-2, 3]);
  const computed = store.frame.value;
  await hear();
  assert.equal(await done, null);
  assert.ok(apart(store.frame.value, computed) < CLOSE);
  assert.equal(store.frame.value?.unconfirmed, undefined);
});

test("where the last bits of a number decide, nothing is guessed", async () => {
  const figure = structuredClone(figures.xor);
  const activation = figure.program.steps.find((/** @type {any} */ { inputs }) => inputs.includes("Z1"));
  activation.op = "relu";
  figures.jumping = figure;
  const { store, player, shown } = await page("jumping");
  const before = store.frame.value;
  void player.changes.edit({ matrix: "W1", row: 0, column: 0 }, 1e-15);
  assert.equal(store.frame.value, before, "Z₁ of the first case is that number");
  void player.changes.edit({ matrix: "W1", row: 0, column: 0 }, 0.5);
  assert.equal(shown("W1", 0, 0), 0.5);
});
