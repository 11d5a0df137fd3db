import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { document: { documentElement: { lang: "en" }, getElementById: () => null, createTreeWalker: () => ({}), createComment: () => ({}), addEventListener: () => {} }, HTMLElement: class {}, customElements: { define: () => {} } });
const { saidOf } = await import("../../static/js/tour/task-box.js");

/** @param {boolean} presenting @param {string} kind @param {"hint"|"praise"} which */
const said = (presenting, kind, which) =>
  saidOf(/** @type {any} */ ({ presenting: { value: presenting } }), /** @type {any} */ ({ kind, hint: "press B", praise: "B mends it" }), which, (text) => text);

test("before a room, where B is the black screen, a stop that breaks a product names no key", () => {
  assert.match(said(true, "break", "hint"), /Tell me/);
  assert.doesNotMatch(said(true, "break", "hint") + said(true, "break", "praise"), /\bB\b/);
});

test("elsewhere, and of other tasks, the tour's own words are said", () => {
  assert.equal(said(false, "break", "hint"), "press B");
  assert.equal(said(true, "predict", "hint"), "press B");
  assert.equal(said(false, "break", "praise"), "B mends it");
});
