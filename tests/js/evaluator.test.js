import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { transposed } from "../../static/js/local/dense.js";
import { Evaluator, canEvaluate } from "../../static/js/local/evaluator.js";
import { OPERATIONS } from "../../static/js/local/operations/index.js";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find((path) => path && (path === "python3" || existsSync(path)));
const CLOSE = 1e-12;

const folder = mkdtempSync(join(tmpdir(), "rowcol-"));
after(() => rmSync(folder, { recursive: true }));
execFileSync(String(PYTHON), [join(ROOT, "tests/js/reference.py"), folder], { stdio: ["ignore", "ignore", "inherit"] });
/** @type {any} */
const reference = JSON.parse(readFileSync(join(folder, "reference.json"), "utf8"));

/**
 * @param {ArrayLike<number>} actual
 * @param {ArrayLike<number>} expected
 * @returns {number} how far apart two lists are, relative to the larger of 1 and the number expected
 */
function distance(actual, expected) {
  assert.equal(actual.length, expected.length);
  let most = 0;
  for (let n = 0; n < expected.length; n++) {
    if (Object.is(actual[n], expected[n]) || actual[n] === expected[n]) continue;
    const apart = Math.abs(actual[n] - expected[n]) / Math.max(1, Math.abs(expected[n]));
    most = Math.max(most, Number.isNaN(apart) ? Infinity : apart);
  }
  return most;
}

/** @param {string} name @param {Record<string, [number, number]>} shapes */
function readValues(name, shapes) {
  const bytes = readFileSync(join(folder, `${name}.bin`));
  const all = new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  let start = 0;
  return new Map(Object.entries(shapes).map(([id, [rows, columns]]) => [id, { rows, columns, data: all.subarray(start, (start += rows * columns)) }]));
}

test("the table has the operations of the registry, and no other", () => {
  assert.deepEqual(Object.keys(OPERATIONS).sort(), reference.registry.sort());
});

test("the measure of distance sees a wrong number, and NaN", () => {
  assert.equal(distance([1, 2], [1, 2]), 0);
  assert.ok(distance([1, 2 + 1e-11], [1, 2]) > CLOSE);
  assert.equal(distance([NaN], [1]), Infinity);
  assert.equal(distance([NaN], [NaN]), 0);
});

test("every operation gives what NumPy gives, on random numbers, in both conventions", () => {
  assert.equal(reference.operations.length, 4 * reference.registry.length);
  for (const { program, values } of reference.operations) {
    const evaluator = new Evaluator(program);
    for (const id of evaluator.given) evaluator.load(id, values[id].flat());
    evaluator.run();
    const what = `${program.steps[0].op}, ${program.convention}`;
    assert.ok(distance(evaluator.shown("R").data, values.R.flat()) < CLOSE, what);
  }
});

for (const { name, programs, shapes } of reference.networks) {
  for (const convention of ["rows", "columns"]) {
    test(`${name}: every matrix of an iteration is NumPy's, ${convention}`, () => {
      const program = programs[convention];
      assert.ok(canEvaluate(program));
      const expected = readValues(name, shapes);
      const shown = (/** @type {string} */ id) => {
        const matrix = expected.get(id);
        assert.ok(matrix);
        return convention === "columns" ? transposed(matrix) : matrix;
      };
      const evaluator = new Evaluator(program);
      for (const id of evaluator.given) evaluator.load(id, shown(id).data);
      evaluator.run();
      for (const { id, shape } of program.matrices) {
        const { rows, columns, data } = evaluator.shown(id);
        assert.deepEqual([rows, columns], shape, id);
        const apart = distance(data, shown(id).data);
        assert.ok(apart < CLOSE, `${id} is off by ${apart}`);
      }
    });
  }
}

test("training goes on as the server's: what is next becomes what is now", () => {
  const { programs, shapes } = reference.networks.find((/** @type {any} */ one) => one.name === "attention");
  const expected = readValues("attention", shapes);
  const evaluator = new Evaluator(programs.rows);
  for (const id of evaluator.given) evaluator.load(id, expected.get(id)?.data ?? []);
  evaluator.planUpdates()();
  evaluator.adopt();
  assert.ok(evaluator.variables.length > programs.rows.parameters.length, "the optimizer has a state");
  for (const { id, next_of } of programs.rows.matrices) {
    if (next_of) assert.ok(distance(evaluator.matrix(next_of).data, expected.get(id)?.data ?? []) < CLOSE, next_of);
  }
});
