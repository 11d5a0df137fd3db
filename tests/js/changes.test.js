import assert from "node:assert/strict";
import { test } from "node:test";
import { changedCells, editableBehind, editableCell, isOne } from "../../static/js/model/changed.js";
import { grouped } from "../../static/js/change/groups.js";
import { Player } from "../../static/js/state/player.js";
import { Store } from "../../static/js/state/store.js";
import { byId, matrix, network } from "./networks.js";

const CELL = { matrix: "W1", row: 1, column: 2 };

function started() {
  /** @type {any[]} */
  const sent = [];
  /** @type {any} */
  let listener = null;
  const store = new Store();
  const stream = { start: (/** @type {any} */ own) => (listener = own), send: (/** @type {any} */ message) => sent.push(message) > 0 };
  const player = new Player(store, /** @type {any} */ (stream));
  player.start("small");
  listener.receive({ type: "program", ...network() });
  listener.show({ iteration: 0, step: 0, loss: 1, accuracy: null, playing: null, firstNonfinite: null, views: new Map() });
  const state = (/** @type {object[]} */ ...edits) => listener.receive({ type: "state", about: sent.at(-1)?.type ?? null, playing: null, edits: edits.map((edit) => ({ before: 0, ...edit })) });
  state();
  sent.length = 0;
  return { store, player, sent, state, listener };
}

const made = (/** @type {number} */ value, /** @type {object} */ more = {}) => ({ iteration: 0, ...CELL, value, ...more });

test("while an edit is on its way the newest of the same gesture wins", async () => {
  const { player, sent, state } = started();
  const done = [1, 2, 3].map((value) => player.changes.edit(CELL, value, "drag"));
  assert.deepEqual(sent.map(({ value }) => value), [1]);
  assert.equal(player.changes.valueOf(CELL), 3);
  state(made(1));
  assert.deepEqual(sent.map(({ value }) => value), [1, 3]);
  state(made(3));
  assert.deepEqual(await Promise.all(done), [null, null, null]);
  player.changes.undo();
  assert.deepEqual(sent.at(-1), { type: "edits", edits: [] });
});

test("edits of other cells are made too, one after the other", () => {
  const { player, sent, state } = started();
  player.changes.edit(CELL, 1);
  player.changes.edit({ ...CELL, column: 0 }, 2);
  state(made(1));
  assert.deepEqual(sent.map(({ column, value }) => [column, value]), [[2, 1], [0, 2]]);
});

test("cells edited at once are one message and one step to undo; while they are on their way the newest of a gesture wins", async () => {
  const { player, sent, state } = started();
  const cells = (/** @type {number} */ value) => [0, 1].map((column) => ({ row: 3, column, value }));
  const done = [1, 2, 3].map((value) => player.changes.editCells("X", cells(value), "stroke"));
  assert.deepEqual(sent, [{ type: "edit_cells", matrix: "X", cells: cells(1) }]);
  assert.equal(player.changes.valueOf({ matrix: "X", row: 3, column: 1 }), 3);
  const x = (/** @type {number} */ value) => cells(value).map((cell) => made(value, { ...cell, matrix: "X" }));
  state(...x(1));
  assert.deepEqual(sent.at(-1)?.cells, cells(3));
  state(...x(3));
  assert.deepEqual(await Promise.all(done), [null, null, null]);
  player.changes.undo();
  assert.deepEqual(sent.at(-1), { type: "edits", edits: [] });
});

test("a state that answers something else is not the answer to an edit", () => {
  const { player, sent, listener, state } = started();
  player.changes.edit(CELL, 1);
  player.changes.edit(CELL, 2);
  listener.receive({ type: "state", about: "pause", playing: null, edits: [] });
  assert.equal(sent.length, 1);
  state(made(1));
  assert.equal(sent.at(-1)?.value, 2);
});

test("a refused edit is told to who made it, and not to the page", async () => {
  const { store, player, listener } = started();
  const answer = player.changes.edit(CELL, 1);
  listener.receive({ type: "error", about: "edit", error: { code: "x", message: "no", where: "column" } });
  assert.equal((await answer)?.message, "no");
  assert.equal(store.error.value, null);
  assert.equal(player.changes.canUndo.value, false);
});

test("reset is undone, and one edit among several is taken back", () => {
  const { player, sent, state } = started();
  player.changes.edit(CELL, 1);
  state(made(1));
  state(made(1), made(2, { column: 0 }));
  player.changes.withdraw(/** @type {any} */ (made(1)));
  assert.deepEqual(sent.at(-1), { type: "edits", edits: [made(2, { column: 0 })] });
  state();
  player.changes.undo();
  assert.deepEqual(sent.at(-1).edits, [made(1), made(2, { column: 0 })]);
});

test("versions hold in either convention", () => {
  const { player, sent, state, listener } = started();
  player.changes.edit(CELL, 1);
  state(made(1));
  state(made(1), made(2, { row: 0, column: 1 }));
  player.reopen({ convention: "columns", edits: [] });
  listener.receive({ type: "program", ...network(), convention: "columns" });
  state(made(1, { row: 2, column: 1 }), made(2, { row: 1, column: 0 }));
  player.changes.undo();
  assert.deepEqual(sent.at(-1), { type: "edits", edits: [made(1, { row: 2, column: 1 })] });
});

test("another network that is refused leaves this one open", async () => {
  const { store, player, sent, listener, state } = started();
  const refused = player.changes.apply({ name: "wide" });
  assert.deepEqual([sent.at(-1).type, sent.at(-1).spec], ["open", { name: "wide" }]);
  listener.receive({ type: "error", about: "open", error: { code: "x", message: "too wide", where: "layers" } });
  assert.equal((await refused)?.message, "too wide");
  assert.equal(store.error.value, null);
  assert.equal(listener.resume().network, "small");
  state();
  assert.equal(player.changes.canUndo.value, false);
});

test("another network is opened at its start, and undo goes back to where one was", async () => {
  const { player, sent, listener, state } = started();
  listener.show({ iteration: 8, step: 0, loss: 1, accuracy: null, playing: null, firstNonfinite: null, views: new Map() });
  const opened = player.changes.apply({ name: "wide" });
  listener.receive({ type: "program", ...network(4), network: "wide" });
  state();
  assert.equal(await opened, null);
  player.changes.undo();
  const { network: name, spec, iteration } = sent.at(-1);
  assert.deepEqual([name, spec, iteration], ["small", undefined, 8]);
});

test("when the connection is lost nobody waits", async () => {
  const { player, listener } = started();
  const edit = player.changes.edit(CELL, 1);
  const asked = player.answers.ask({ type: "compare", matrix: "W1" });
  listener.connected("lost");
  assert.equal(await edit, null);
  assert.equal((await asked).refused?.code, "lost");
});

test("parameters and cases may be changed, and behind an edge is its weight", () => {
  const program = network();
  program.matrices.push(matrix("dW1", [3, 3], ["input", "hidden"], { gradient_of: "W1" }));
  const matrices = byId(program);
  assert.deepEqual(editableCell(program, matrices, CELL), CELL);
  assert.deepEqual(editableCell(program, matrices, { ...CELL, matrix: "X" })?.matrix, "X");
  assert.equal(editableCell(program, matrices, { ...CELL, matrix: "Z1" }), null);
  assert.equal(editableCell(program, matrices, { ...CELL, matrix: "dW1" }), null);
  assert.deepEqual(editableBehind(program, matrices, { ...CELL, matrix: "dW1" }), CELL);
  assert.equal(editableBehind(program, matrices, null), null);
});

test("the column of ones is a row where cases are columns", () => {
  const rows = new Map([["X", matrix("X", [4, 3], ["case", "input"], { column_labels: ["bias", "x1", "x2"] })]]);
  const columns = new Map([["X", matrix("X", [3, 4], ["input", "case"], { row_labels: ["bias", "x1", "x2"] })]]);
  assert.equal(isOne(rows, { matrix: "X", row: 2, column: 0 }), true);
  assert.equal(isOne(rows, { matrix: "X", row: 0, column: 1 }), false);
  assert.equal(isOne(columns, { matrix: "X", row: 0, column: 3 }), true);
});

test("a change is marked from its iteration on; another batch has other cases", () => {
  const edits = [made(1), { ...made(2), iteration: 5 }, { ...made(3), matrix: "X" }];
  assert.deepEqual([...changedCells(edits, 4, false).values()].map(({ value }) => value), [1, 3]);
  assert.deepEqual([...changedCells(edits, 5, true).values()].map(({ value }) => value), [2]);
});

test("what changed with an edited cell is marked too, with what it held", () => {
  const edit = { ...made(1), matrix: "Y", row: 0, column: 2, before: 0, others: [{ row: 0, column: 1, before: 1 }] };
  const changed = changedCells([edit], edit.iteration, false);
  assert.deepEqual([...changed.keys()], ["Y/0/2", "Y/0/1"]);
  assert.deepEqual([changed.get("Y/0/1")?.value, changed.get("Y/0/1")?.before], [0, 1]);
});

test("the pixels of a case that were drawn at one iteration are listed together", () => {
  /** @type {[number, number]} */
  const image = [1, 2];
  const matrices = new Map([["X", matrix("X", [4, 2], ["case", "input"], { images: [null, image] })], ["W1", matrix("W1", [2, 3], ["input", "hidden"], { images: [image, null] })]]);
  const edit = (/** @type {string} */ id, /** @type {number} */ row, /** @type {number} */ column, iteration = 0) => ({ matrix: id, row, column, iteration, value: 1 });
  const edits = [edit("X", 1, 0), edit("W1", 1, 0), edit("X", 1, 1), edit("X", 2, 1), edit("W1", 0, 0), edit("X", 1, 0, 5)];
  assert.deepEqual(grouped(edits, matrices).map((group) => group.map((one) => edits.indexOf(one))), [[0, 2], [1], [3], [4], [5]]);
});
