/** The stream without a server says what the server says: the same messages go to both. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import "../../static/js/model/composite.js";
import { LocalStream } from "../../static/js/local/stream.js";
import { decodeFrame } from "../../static/js/model/frames.js";
import { valueAt } from "../../static/js/model/values.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find((path) => path && (path === "python3" || existsSync(path)));
const CLOSE = 1e-12;

const edit = (/** @type {string} */ matrix, /** @type {number} */ row, /** @type {number} */ column, /** @type {number} */ value) => ({ matrix, row, column, value });

/** @type {Record<string, {network: string, iteration?: number, convention?: string, edits?: any[], messages: any[]}>} */
const SCRIPTS = {
  "steps, iterations on and back, edits and questions": {
    network: "xor",
    iteration: 20,
    messages: [
      { type: "seek", step: 5 },
      { type: "step", by: -1 },
      { type: "step", by: 15 },
      { type: "step", by: -40 },
      { type: "seek", iteration: 150, step: 3 },
      { type: "seek", iteration: 7, step: 0 },
      { type: "edit", ...edit("W1", 1, 2, 0.25) },
      { type: "seek", iteration: 9 },
      { type: "edit_cells", matrix: "X", cells: [{ row: 1, column: 1, value: 0.5 }, { row: 2, column: 2, value: 3 }, { row: 3, column: 1, value: 1 }] },
      { type: "edit", ...edit("Y", 0, 0, 0.75) },
      { type: "edit", ...edit("Y", 0, 0, 0.5) },
      { type: "seek", iteration: 12, step: 2 },
      { type: "seek", iteration: 8, step: 2 },
      { type: "edits", edits: [{ iteration: 9, ...edit("X", 1, 1, 0.5) }] },
      { type: "seek", iteration: 10 },
      { type: "edit_cells", matrix: "W1", cells: [{ row: 0, column: 0, value: 1 }] },
      { type: "edits", edits: [] },
      { type: "compare", matrix: "W1" },
      { type: "line", matrix: "W2", along: "column", index: 0 },
      { type: "overview", matrix: "W1" },
      { type: "terms", step: 0, row: 2, column: 1, start: 1, stop: 2 },
      { type: "watch", windows: { case: [1, 3] }, matrices: ["X", "W1"] },
      { type: "speed", steps_per_second: 3, iterations_per_second: null },
      { type: "pause" },
      { type: "reset" },
    ],
  },
  "what is refused": {
    network: "xor",
    messages: [
      { type: "edit", ...edit("Z1", 0, 0, 1) },
      { type: "edit", ...edit("X", 0, 0, 0) },
      { type: "edit", ...edit("W1", 9, 0, 0) },
      { type: "edit_cells", matrix: "W1", cells: [{ row: 0, column: 9, value: 0 }] },
      { type: "edits", edits: [{ iteration: 0, ...edit("Y", 0, 5, 1) }] },
      { type: "line", matrix: "Q", along: "row", index: 0 },
      { type: "line", matrix: "X", along: "row", index: 4 },
      { type: "compare", matrix: "X" },
      { type: "seek", step: 99 },
      { type: "watch", windows: { cases: [0, 2] } },
      { type: "watch", windows: { case: [4, 5] } },
      { type: "terms", step: 1, row: 0, column: 0, start: 0, stop: 1 },
      { type: "terms", step: 0, row: 0, column: 0, start: 0, stop: 9 },
      { type: "terms", step: 0, row: 9, column: 0, start: 0, stop: 1 },
    ],
  },
  "columns, and a figure that was edited": {
    network: "two_to_one",
    iteration: 6,
    edits: [
      { iteration: 2, ...edit("W1", 0, 1, 0.5) },
      { iteration: 2, ...edit("X", 1, 3, 4) },
      { iteration: 6, ...edit("W1", 0, 0, -1) },
    ],
    messages: [
      { type: "seek", iteration: 4 },
      { type: "seek", iteration: 6, step: 2 },
      { type: "compare", matrix: "W1" },
      { type: "edits", edits: [{ iteration: 2, ...edit("X", 1, 3, 4) }] },
      { type: "seek", iteration: 40 },
      { type: "reset" },
      { type: "line", matrix: "X", along: "row", index: 1 },
    ],
  },
  "a class of several, an axis that is long": {
    network: "residual_norm",
    messages: [
      { type: "edit", ...edit("Y", 1, 3, 1) },
      { type: "edit", ...edit("Y", 1, 2, 0.5) },
      { type: "edit", ...edit("X", 2, 10, 0.25) },
      { type: "watch", windows: { case: [100, 108] } },
      { type: "overview", matrix: "X" },
      { type: "terms", step: 0, row: 2, column: 1, start: 4, stop: 10 },
      { type: "edits", edits: [] },
    ],
  },
  "the optimizer's state": { network: "attention", iteration: 5, messages: [{ type: "seek", iteration: 3 }, { type: "seek", iteration: 9 }, { type: "compare", matrix: "WQ1" }] },
  "scored cases": { network: "graph", messages: [{ type: "seek", iteration: 5 }, { type: "edit", ...edit("W1", 1, 1, 2) }] },
  "numbers that overflow": {
    network: "three_three_three",
    iteration: 2,
    messages: [{ type: "edit", ...edit("W1", 0, 0, 1e160) }, { type: "seek", iteration: 1 }, { type: "edits", edits: [] }, { type: "seek", iteration: 90 }],
  },
  "a minibatch": { network: "framework", iteration: 3, messages: [{ type: "seek", step: 4 }, { type: "line", matrix: "X", along: "row", index: 1 }, { type: "compare", matrix: "W1" }] },
  "parts of a large network": { network: "weather", messages: [{ type: "seek", step: 7 }, { type: "step", by: -3 }, { type: "watch", windows: {} }] },
};

const scripts = Object.values(SCRIPTS).map((script) => ({ iteration: 0, convention: null, edits: [], ...script }));
/** @type {{figure: any, messages: any[], answers: any[][]}[]} */
const transcripts = JSON.parse(
  execFileSync(String(PYTHON), [`${ROOT}tests/js/transcripts.py`], { input: JSON.stringify(scripts), maxBuffer: 1e9, stdio: ["pipe", "pipe", "inherit"] }).toString(),
);
/** @param {string} name */
const transcriptOf = (name) => transcripts[Object.keys(SCRIPTS).indexOf(name)];

/** Messages and frames as a listener gets them. @param {any[]} said @param {Map<number, any>} layouts */
function decoded(said, layouts) {
  return said.flatMap((message) => {
    if (message.type === "layout") layouts.set(message.layout, message.arrays);
    if (message.type !== "bytes") return message.type === "layout" ? [] : [message];
    const bytes = Uint8Array.from(Buffer.from(message.data, "base64"));
    return [{ type: "frame", ...decodeFrame(bytes.buffer, layouts) }];
  });
}

/** @param {any} a @param {any} b @param {string} where equal, but for the last bits of numbers */
function alike(a, b, where) {
  const [left, right] = [a, b].map((value) => (["NaN", "Infinity", "-Infinity"].includes(value) ? Number(value) : value));
  if (typeof left === "number" && typeof right === "number") {
    const apart = Math.abs(left - right) / Math.max(1, Math.abs(right));
    assert.ok(Object.is(left, right) || apart < CLOSE, `${where}: ${left}, not ${right}`);
  } else if (left instanceof Map) {
    assert.deepEqual([...left.keys()], [...right.keys()], where);
    for (const [key, value] of left) alike(value, right.get(key), `${where}.${key}`);
  } else if (left && right && typeof left === "object" && typeof right === "object") {
    assert.deepEqual(Object.keys(left).sort(), Object.keys(right).sort(), where);
    for (const key of Object.keys(left)) alike(left[key], right[key], `${where}.${key}`);
  } else assert.deepEqual(left, right, where);
}

/**
 * Which points a curve has depends on where it was gone to; a point that both have is the same.
 *
 * @param {any[]} a @param {any[]} b @param {string} where
 */
function alikeButCurves(a, b, where) {
  const plain = (/** @type {any[]} */ said) => said.map((message) => ({ ...message, points: null }));
  alike(plain(a), plain(b), where);
  const [here, there] = [a, b].map((said) => new Map((said.find(({ type }) => type === "history")?.points ?? []).map((/** @type {any[]} */ point) => [point[0], point])));
  for (const [n, point] of here) if (there.has(n)) alike(point, there.get(n), `${where}: the curve at ${n}`);
  const last = (/** @type {Map<number, any>} */ points) => Math.max(-1, ...points.keys());
  assert.equal(last(here), last(there), where);
}

/** @param {any} figure @param {object} open @param {any} [remote] */
function started(figure, open, remote) {
  /** @type {any[]} */
  const heard = [];
  const stream = new LocalStream(figure, remote);
  stream.start({
    resume: () => open,
    receive: (message) => heard.push(message),
    show: (frame) => heard.push({ type: "frame", ...frame }),
    connected: (connection) => heard.push({ type: connection }),
  });
  /** @param {number} count */
  const hear = async (count) => {
    for (let turn = 0; heard.length < count && turn < 2000; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
    return heard.splice(0);
  };
  return { stream, heard, hear };
}

for (const name of Object.keys(SCRIPTS)) {
  test(`as the server: ${name}`, async () => {
    const { figure, messages, answers } = transcriptOf(name);
    const [open, ...others] = messages;
    const { stream, hear } = started(figure, open);
    const layouts = new Map();
    const [opened, first] = [await hear(5), decoded(answers[0], layouts)];
    assert.deepEqual(opened.shift(), { type: "open" });
    alikeButCurves(opened, first, "open");
    for (const [n, message] of others.entries()) {
      const expected = decoded(answers[n + 1], layouts);
      assert.ok(stream.send(message));
      alikeButCurves(await hear(expected.length), expected, `${n} ${JSON.stringify(message)}`);
    }
  });
}

/** @param {string} name */
const figureOf = (name) => structuredClone(transcriptOf(name).figure);

test("what only the server can do is refused where there is none, and nothing else is disturbed", async () => {
  const { stream, hear } = started(figureOf("what is refused"), { type: "open", network: "xor" });
  await hear(5);
  const beyond = [
    { type: "plane", theme: "paper", by: "class" },
    { type: "open", network: "two_to_one" },
    { type: "open", network: "xor", convention: "columns" },
    { type: "check", spec: {} },
  ];
  for (const message of beyond) {
    stream.send(message);
    const [said] = await hear(1);
    assert.deepEqual([said.type, said.about, said.error.code], ["error", message.type, "no_server"]);
    assert.match(said.error.message, /connection to the server/);
  }
  stream.send({ type: "seek", step: 2 });
  assert.deepEqual((await hear(2)).map(({ type, step }) => [type, step]), [["state", 2], ["frame", 2]]);
});

test("of a minibatch and of parts, what goes beyond is refused", async () => {
  for (const [name, messages] of /** @type {[string, any[]][]} */ ([
    ["a minibatch", [{ type: "seek", iteration: 4 }, { type: "play", what: "iterations" }, { type: "reset" }, { type: "edits", edits: [{ iteration: 1, ...edit("W1", 0, 0, 1) }] }]],
    ["parts of a large network", [{ type: "seek", iteration: 1 }, { type: "edit", ...edit("W1", 0, 0, 1) }, { type: "watch", windows: { case: [9, 12] } }, { type: "line", matrix: "X", along: "row", index: 0 }]],
  ])) {
    const { figure, messages: [open] } = transcriptOf(name);
    const { stream, hear } = started(figure, open);
    await hear(5);
    for (const message of messages) {
      stream.send(message);
      const [said] = await hear(1);
      assert.equal(said.error?.code, "no_server", `${name}: ${JSON.stringify(said)}`);
    }
  }
});

test("an edited minibatch computes its own numbers, and an undo brings the figure's back", async () => {
  const { figure, messages: [open] } = transcriptOf("a minibatch");
  const { stream, hear } = started(figure, open);
  const [, , , , first] = await hear(5);
  stream.send({ type: "edit", ...edit("W1", 1, 1, 3) });
  const [state, edited] = await hear(3);
  assert.equal(valueAt(edited, "W1", 1, 1), 3);
  assert.notDeepEqual(edited.views.get("L").data, first.views.get("L").data);
  assert.equal(state.edits[0].before, figure.values.W1[1][1]);
  stream.send({ type: "edits", edits: [] });
  const [, undone] = await hear(3);
  alike(undone, first, "undone");
});

test("steps play to the end of what there is; iterations train, until a pause", async () => {
  const { stream, hear, heard } = started(figureOf("what is refused"), { type: "open", network: "xor" });
  await hear(5);
  stream.send({ type: "speed", steps_per_second: 500, iterations_per_second: 2000, frames_per_second: 200 });
  stream.send({ type: "play", what: "steps" });
  assert.deepEqual((await hear(5)).map(({ type, playing, step }) => [type, playing, step]), [
    ["state", null, 0], ["state", "steps", 0], ["frame", "steps", 1], ["frame", "steps", 2], ["frame", "steps", 3],
  ]);
  stream.send({ type: "play", what: "iterations" });
  for (let turn = 0; turn < 2000 && !heard.some(({ iteration }) => iteration > 20); turn++) await new Promise((resolve) => setTimeout(resolve, 2));
  stream.send({ type: "pause" });
  for (let turn = 0; turn < 2000 && heard.at(-1).type !== "history"; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  const said = heard.splice(0);
  const [state, frame] = said.slice(-3);
  assert.deepEqual([state.type, state.playing, frame.playing, frame.iteration], ["state", null, null, state.iteration]);
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(heard, [], "nothing moves any more");
});

test("what goes beyond is handed over to a stream that has a server, with what was asked", async () => {
  /** @type {any[]} */
  const sent = [];
  /** @type {any[]} */
  const listeners = [];
  const remote = {
    start: (/** @type {any} */ one) => {
      listeners.push(one);
      sent.push(one.resume());
    },
    send: (/** @type {any} */ message) => sent.push(message) > 0,
  };
  const { stream, hear, heard } = started(figureOf("what is refused"), { type: "open", network: "xor" }, remote);
  await hear(5);
  assert.deepEqual(listeners, [], "nobody connects before that");
  const plane = { type: "plane", theme: "paper", by: "class" };
  stream.send(plane);
  stream.send({ type: "seek", step: 3 });
  for (let turn = 0; listeners.length === 0 && turn < 100; turn++) await new Promise((resolve) => setTimeout(resolve, 1));
  assert.ok(stream.handedOver);
  /** @type {any} */
  const listener = listeners[0];
  assert.deepEqual(sent.splice(0), [{ type: "open", network: "xor" }]);
  listener.receive({ type: "program" });
  assert.deepEqual(sent.splice(0), [plane, { type: "seek", step: 3 }]);
  listener.receive({ type: "program" });
  assert.deepEqual(sent, []);
  stream.send({ type: "pause" });
  assert.deepEqual(sent, [{ type: "pause" }]);
  assert.deepEqual(heard.map(({ type }) => type), ["program", "program"]);
});

test("a number over the run, and a film of a matrix, go from the start by way of what is known to now", async () => {
  const { figure, messages: [open] } = transcriptOf("columns, and a figure that was edited");
  const { stream, hear } = started(figure, open);
  await hear(5);
  for (const iteration of [0, 4, 60, 50]) {
    stream.send({ type: "seek", iteration });
    await hear(3);
  }
  for (const message of [{ type: "compare", matrix: "W1" }, { type: "trail", matrix: "W1", row: 0, column: 1 }, { type: "film", matrix: "W1", pictures: 5 }]) stream.send(message);
  const [compared, { points }, film] = await hear(3);
  assert.deepEqual(points[0], [0, compared.start[0][1]]);
  assert.deepEqual(points.find((/** @type {number[]} */ [n]) => n === 50), [50, compared.now[0][1]]);
  assert.equal(points.at(-1)[0], 60);
  assert.deepEqual(points.find((/** @type {number[]} */ [n]) => n === 2), [2, 0.5], "as it was edited");
  assert.equal(film.iterations.length, 5);
  assert.deepEqual([film.iterations[0], film.iterations.includes(50), film.iterations.at(-1)], [0, true, 60]);
  assert.deepEqual(film.values[0], compared.start);
  assert.deepEqual(film.values[film.iterations.indexOf(50)], compared.now);
});
