import assert from "node:assert/strict";
import { test } from "node:test";
import { setBias, setConvention } from "../../static/js/reading/switches.js";
import { Player } from "../../static/js/state/player.js";
import { Store } from "../../static/js/state/store.js";
import { network } from "./networks.js";

/** @typedef {import("../../static/js/model/bias-style.js").BiasStyle} BiasStyle */

/** @param {BiasStyle} bias @param {"rows"|"columns"} [convention] the program that a server answers with */
function built(bias, convention = "rows") {
  const program = network();
  program.convention = convention;
  program.spec = { layers: [3, 1].map((units) => ({ kind: "dense", units, bias, bias_values: null })) };
  const own = bias === "added" || bias === "product";
  program.layers = program.layers.map((layer) => ({ ...layer, augmented: bias === "augmented", bias: own ? `b${layer.index}` : null }));
  return program;
}

/** A player with the augmented network open, on a line that only notes what is sent. */
function started() {
  /** @type {any[]} */
  const sent = [];
  /** @type {any} */
  let listener = null;
  const store = new Store();
  const stream = { start: (/** @type {any} */ own) => (listener = own), send: (/** @type {any} */ message) => sent.push(message) > 0 };
  const player = new Player(store, /** @type {any} */ (stream));
  player.start("small");
  listener.resume();
  const answer = (/** @type {any} */ program, loss = 0.25) => {
    listener.receive({ type: "program", ...program });
    listener.show({ iteration: 0, step: 0, loss, accuracy: null, playing: null, firstNonfinite: null, views: new Map() });
  };
  answer(built("augmented"));
  sent.length = 0;
  return { store, player, sent, answer };
}

const styles = (/** @type {any} */ message) => message.spec.layers.map((/** @type {any} */ layer) => layer.bias);
const edit = (/** @type {string} */ matrix, /** @type {number} */ row, /** @type {number} */ column) => ({ iteration: 0, matrix, row, column, value: 1 });

test("each press goes on from what was asked for, answered or not", () => {
  const { store, player, sent, answer } = started();
  setBias(store, player);
  setBias(store, player);
  assert.deepEqual(sent.map(styles), [["added", "added"], ["product", "product"]]);
  answer(built("added"));
  assert.equal(store.remark.value, null);
  answer(built("product"));
  assert.match(store.remark.value ?? "", /^The numbers are the same, the shapes are not: the column of ones times the row b/);
  setBias(store, player);
  assert.deepEqual(styles(sent.at(-1)), ["none", "none"]);
});

test("edits go along through every press", () => {
  const { store, player, sent } = started();
  player.edits.value = [edit("W1", 0, 2), edit("W1", 2, 1), edit("X", 3, 1)];
  setBias(store, player);
  setBias(store, player);
  const places = (/** @type {any} */ message) => message.edits.map((/** @type {any} */ one) => [one.matrix, one.row, one.column]);
  assert.deepEqual(places(sent[0]), [["b1", 0, 2], ["W1", 1, 1], ["X", 3, 0]]);
  assert.deepEqual(places(sent[1]), places(sent[0]));
  setConvention(store, player);
  setBias(store, player, "augmented");
  assert.equal(sent[3].convention, "columns");
  assert.deepEqual(places(sent[3]), [["W1", 2, 0], ["W1", 1, 2], ["X", 1, 3]]);
});

test("the convention turned twice is the one that was open", () => {
  const { store, player, sent } = started();
  player.edits.value = [edit("W1", 0, 2)];
  setConvention(store, player);
  setConvention(store, player);
  assert.deepEqual(sent.map(({ convention }) => convention), ["columns", "rows"]);
  assert.deepEqual([sent[1].edits[0].row, sent[1].edits[0].column], [0, 2]);
  setConvention(store, player, "rows");
  assert.equal(sent.length, 2);
});
