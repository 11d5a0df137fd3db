import assert from "node:assert/strict";
import { test } from "node:test";
import { byHand } from "../../static/js/model/by-hand.js";
import "../../static/js/model/composite.js";
import "../../static/js/model/composite.js";
import { matrix } from "./networks.js";
import { PRODUCT, frame, step, table } from "./steps.js";

const W = [[0.5, 0], [0, -2], [4, 1]];
const M = [[1, 0], [0, 1], [1, 1]];
const X = [[1, 2, 3], [0, 1, -1]];
const Z = [[12.5, -1], [-4, -3]];
const G = [[1, 2], [3, 4]];
const D = [[1, 0], [0, 8], [0, 2]];
const MASKED = { ...PRODUCT, term: "masked_product" };

/**
 * @param {string} index
 * @param {Record<string, number[][]>} values of the three operands and of the result
 * @param {[number, number]} cell
 */
function worked(index, values, [row, column]) {
  const ids = Object.keys(values);
  const matrices = table(...ids.map((id) => matrix(id, [values[id].length, values[id][0].length], ["row", "column"])));
  return byHand(matrices, frame(values), step(index, ids.slice(0, 3), ids[3], MASKED), { row, column }, null);
}

/** @param {ReturnType<typeof worked>} of */
const read = (of) => of?.lines.map(({ cells }) => cells.map(({ row, column }) => `${row}${column}`).join(" "));

test("of a pruned product only the terms are listed that are done", () => {
  const first = worked("ik,kj,kj->ij", { X, W, M, Z }, [0, 0]);
  assert.deepEqual(read(first), ["00 00 00", "02 20 20"]);
  assert.deepEqual([first?.relation, Number(first?.total)], ["=", 12.5]);
});

test("where the cases are columns they are the same terms", () => {
  const turned = Object.fromEntries(Object.entries({ X, W, M, Z }).map(([id, rows]) => [id, rows[0].map((_, n) => rows.map((row) => row[n]))]));
  assert.deepEqual(read(worked("ki,jk,jk->ji", turned, [0, 0])), ["00 00 00", "20 02 02"]);
});

test("a cell that the mask leaves out of a sampled product has no terms and says so", () => {
  const pruned = worked("ki,kj,ij->ij", { X, G, M, D }, [0, 1]);
  assert.deepEqual([pruned?.lines, Number(pruned?.total)], [[], 0]);
  assert.match(pruned?.note ?? "", /Pruned/);
  assert.equal(worked("ki,kj,ij->ij", { X, G, M, D }, [1, 1])?.lines.length, 2);
});
