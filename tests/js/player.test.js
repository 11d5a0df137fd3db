import assert from "node:assert/strict";
import { test } from "node:test";
import { Player } from "../../static/js/state/player.js";
import { Store } from "../../static/js/state/store.js";
import { network } from "./networks.js";

/** A player on a line that only notes what is sent. */
function started() {
  /** @type {any[]} */
  const sent = [];
  /** @type {any} */
  let listener = null;
  const store = new Store();
  const stream = { start: (/** @type {any} */ own) => (listener = own), send: (/** @type {any} */ message) => sent.push(message) };
  const player = new Player(store, /** @type {any} */ (stream));
  player.start("small");
  listener.receive({ type: "program", ...network() });
  const show = (/** @type {number} */ iteration, /** @type {object} */ more = {}) =>
    listener.show({ iteration, step: 0, loss: 1 / (1 + iteration), accuracy: null, playing: null, firstNonfinite: null, views: new Map(), ...more });
  show(0);
  sent.length = 0;
  return { store, player, sent, show, receive: listener.receive, resume: listener.resume };
}

const later = (/** @type {number} */ milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("a step inside the iteration is made at once, and told to the server", async () => {
  const { store, player, sent } = started();
  player.stepBy(1);
  assert.equal(store.stepIndex.value, 1);
  await later(200);
  assert.deepEqual(sent, [{ type: "seek", iteration: 0, step: 1 }]);
});

test("a step over the end asks for the next iteration and arrives with its frame", () => {
  const { store, player, sent, show } = started();
  player.stepBy(2);
  assert.deepEqual(sent, [{ type: "seek", iteration: 1, step: 0 }]);
  player.stepBy(1);
  assert.deepEqual(sent.at(-1), { type: "seek", iteration: 1, step: 1 });
  show(1);
  assert.equal(store.stepIndex.value, 1);
  assert.equal(player.aim.value, null);
});

test("frames of a run that is left behind don't move the page", () => {
  const { store, player, show } = started();
  player.play("iterations");
  show(40, { playing: "iterations" });
  player.toIteration(10);
  show(41, { playing: "iterations" });
  assert.equal(store.frame.value?.iteration, 40);
  show(10);
  assert.equal(store.frame.value?.iteration, 10);
});

test("playing steps follows the server's step, training keeps the selected one", () => {
  const { store, player, show } = started();
  player.play("steps");
  show(0, { playing: "steps", step: 1 });
  assert.equal(store.stepIndex.value, 1);
  player.play("iterations");
  show(5, { playing: "iterations", step: 0 });
  assert.equal(store.stepIndex.value, 1);
});

test("training draws the curve; a history from the server replaces it", () => {
  const { store, show, receive } = started();
  show(3, { playing: "iterations" });
  assert.deepEqual(store.history.value.map((point) => point.iteration), [0, 3]);
  receive({ type: "history", points: [[0, "Infinity", null], [1, 0.5, 1]] });
  assert.deepEqual(store.history.value, [
    { iteration: 0, loss: Infinity, accuracy: null },
    { iteration: 1, loss: 0.5, accuracy: 1 },
  ]);
});

test("a reconnect goes on at the same place, with edits and windows, and plays on", () => {
  const { store, player, sent, show, receive, resume } = started();
  const edits = [{ iteration: 0, matrix: "W1", row: 0, column: 1, value: 0.5 }];
  receive({ type: "state", playing: null, edits });
  store.windows.value = { case: [2, 4] };
  show(7);
  player.stepBy(1);
  player.play("iterations");
  sent.length = 0;
  assert.deepEqual(resume(), { type: "open", network: "small", iteration: 7, step: 1, edits, windows: { case: [2, 4] } });
  receive({ type: "program", ...network() });
  assert.deepEqual(sent, [{ type: "play", what: "iterations" }]);
  assert.equal(store.stepIndex.value, 1);
});

test("another network starts from its beginning", () => {
  const { store, player, show, receive, resume } = started();
  show(7);
  player.stepBy(1);
  player.open("other");
  const { iteration, step, network: name } = resume();
  assert.deepEqual([name, iteration, step], ["other", 0, 0]);
  receive({ type: "program", ...network(), network: "other" });
  assert.equal(store.stepIndex.value, 0);
  assert.equal(store.frame.value, null);
});

test("a refusal is kept to be read and ends the waiting", () => {
  const { store, player, receive } = started();
  player.toIteration(10 ** 8);
  receive({ type: "error", error: { code: "too_much", message: "too far", where: "iteration" } });
  assert.equal(player.aim.value, null);
  assert.equal(store.error.value?.message, "too far");
});

test("speed is sent as steps and iterations a second; all out has no limit", () => {
  const { store, sent } = started();
  store.speed.value = 2;
  store.speed.value = Infinity;
  assert.deepEqual(sent.map((message) => [message.steps_per_second, message.iterations_per_second]), [[2, 60], [30, null]]);
});

test("a window that moves is watched", () => {
  const { store, sent } = started();
  store.windows.value = { case: [100, 108] };
  assert.deepEqual(sent, [{ type: "watch", windows: { case: [100, 108] }, matrices: null }]);
});

test("a frame of what was open before isn't taken for what is being opened, nor does a refusal get lost behind it", () => {
  const { store, player, sent, show, receive } = started();
  /** @type {any[]} */
  const refused = [];
  player.openWish({
    source: { network: "other", spec: null, convention: null },
    cursor: { iteration: 0, step: 400 },
    edits: [],
    windows: {},
    refused: (error) => refused.push(error),
  });
  assert.equal(sent.at(-1).type, "open");
  show(0);
  assert.deepEqual(player.aim.value, { iteration: 0, step: 400 });
  assert.equal(store.stepIndex.value, 0);
  receive({ type: "error", about: "open", error: { code: "invalid_request", message: "no such step", where: "step" } });
  assert.equal(refused.length, 1);
  assert.equal(player.source.network, "small");
  assert.equal(player.aim.value, null);
});
