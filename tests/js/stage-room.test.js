/** In every step of every network the matrices and what is written round them have room, and enough is seen of them. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { emsOf } from "../../static/js/model/format.js";
import { BRACKET, blockHeight, blockWidth, symbolSize } from "../../static/js/model/geometry.js";
import { layoutOf } from "../../static/js/model/parts.js";

Object.assign(globalThis, { document: { createTreeWalker: () => ({}), createComment: () => ({}), addEventListener: () => {} }, HTMLElement: class {} });
const { drawSymbol } = await import("../../static/js/stage/draw.js");

/** @typedef {import("../../static/js/model/geometry.js").Layout} Layout */
/** @typedef {{name: string, left: number, right: number, top: number, bottom: number}} Place */

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PYTHON = [process.env.PYTHON, `${ROOT}.venv/bin/python`, "python3"].find((path) => path && (path === "python3" || existsSync(path)));
/** @type {import("../../static/js/model/types.js").Program[]} */
const PROGRAMS = JSON.parse(execFileSync(String(PYTHON), [`${ROOT}tests/js/programs.py`], { maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] }).toString());

/** The stage on a laptop, on the smallest desktop, before a room and on a phone. */
const SPACES = {
  laptop: { width: 771, height: 509 },
  "small desktop": { width: 611, height: 307 },
  projector: { width: 558, height: 319, smallest: 12.5 },
  phone: { width: 358, height: Infinity },
};

/** @param {number} value that all cells hold @returns {any} a frame of the program */
const frameOf = (/** @type {typeof PROGRAMS[number]} */ program, /** @type {number} */ value) => ({
  views: new Map(program.matrices.map(({ id }) => [id, { id, data: Float64Array.of(value) }])),
});

/** @param {Layout} layout @param {number} n @returns {Place} of the symbol as it is drawn */
function symbolPlace(layout, n) {
  const { part } = layout.blocks[n];
  const drawn = layout.blocks.map(() => ({ role: "hidden", under: "", matrix: { id: "" } }));
  const { values } = /** @type {any} */ (drawSymbol(/** @type {any} */ ({ layout, drawn }), n));
  const [, , x, y, size, anchor, text] = values;
  assert.equal(text, part.symbol);
  assert.equal(size, symbolSize(part.symbol, layout.compact));
  const width = emsOf(text) * size;
  const left = x - { start: 0, middle: width / 2, end: width }[/** @type {"start"|"middle"|"end"} */ (anchor)];
  return { name: text, left, right: left + width, top: y - size * 0.4, bottom: y + size * 0.4 };
}

/** @param {Layout} layout @param {number} n @returns {Place} with its brackets */
function matrixPlace({ blocks }, n) {
  const block = blocks[n];
  return {
    name: `[${block.part.symbol}]`, left: block.x - BRACKET, right: block.x + blockWidth(block) + BRACKET,
    top: block.y - 6, bottom: block.y + blockHeight(block) + 6,
  };
}

/** @param {Place} a @param {Place} b */
const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;

/**
 * @param {Layout} layout
 * @param {import("../../static/js/model/geometry.js").Space} space
 * @returns {string[]} what is wrong with it
 */
function faults(layout, space) {
  const places = layout.blocks.flatMap((_, n) => [symbolPlace(layout, n), matrixPlace(layout, n)]);
  const room = { width: Math.min(space.width, layout.width), height: Math.min(space.height, layout.height) };
  const cut = places.filter(({ left, right, top, bottom }) => left < -0.5 || top < -0.5 || right > room.width + 0.5 || bottom > room.height + 0.5);
  const pairs = places.flatMap((a, n) => places.slice(n + 1).filter((b) => meet(a, b)).map((b) => `${a.name} on ${b.name}`));
  return [...cut.map(({ name }) => `${name} is cut`), ...pairs];
}

for (const [name, space] of Object.entries(SPACES)) {
  for (const value of [1, -0.12, -0.0123]) {
    test(`${name}: nothing is cut and no symbol lies on another or on a matrix, with numbers like ${value}`, () => {
      /** @type {string[]} */
      const found = [];
      for (const program of PROGRAMS) {
        const matrices = new Map(program.matrices.map((one) => [one.id, one]));
        const frame = frameOf(program, value);
        for (const step of program.steps) {
          const layout = layoutOf(matrices, step, frame, { windows: {}, starts: {} }, space, 0);
          found.push(...faults(layout, space).map((fault) => `${program.network}, step ${step.index + 1}: ${fault}`));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}

test("where there is little room each matrix still shows two rows and columns, or all that it has", () => {
  /** @type {string[]} */
  const found = [];
  for (const program of PROGRAMS) {
    const matrices = new Map(program.matrices.map((one) => [one.id, one]));
    const frame = frameOf(program, -0.12);
    for (const step of program.steps) {
      for (const space of [SPACES["small desktop"], SPACES.projector]) {
        for (const { part, rows, columns } of layoutOf(matrices, step, frame, { windows: {}, starts: {} }, space, 0).blocks) {
          const shown = [rows[1] - rows[0], columns[1] - columns[0]];
          if (shown.some((cells, n) => cells < Math.min(2, part.size[n]))) found.push(`${program.network}, step ${step.index + 1}: ${part.symbol} ${shown.join(" × ")}`);
        }
      }
    }
  }
  assert.deepEqual(found, []);
});
