import assert from "node:assert/strict";
import { test } from "node:test";
import { html, nothing, svg } from "../../static/js/draw/lit.js";
import { rulesOf } from "../../static/js/draw/rules.js";
import { Wardrobe } from "../../static/js/draw/styled.js";
import { nodesOf } from "../../static/js/draw/tree.js";
import { written } from "../../static/js/draw/write.js";

/** @param {unknown} template */
const text = (template) => nodesOf(template).map(written).join("");

test("values stand where Lit would put them", () => {
  const part = svg`<b>${"<&>"}</b>`;
  assert.equal(text(svg`<g a=${1} b="x ${2} y">${[part, nothing, null, undefined, "", 0, false]}</g>`), '<g a="1" b="x 2 y"><b>&lt;&amp;&gt;</b>0false</g>');
});

test("attributes of nothing are left out, and so is what listens", () => {
  assert.equal(text(html`<i a=${nothing} b="x ${nothing}" c=${null} @click=${() => 1} .store=${{}} ?on=${true} ?off=${false}></i>`), '<i c="" on=""/>');
});

test("lines of the source leave no space, words do", () => {
  assert.equal(text(svg`<text>
    <tspan>${"a"} </tspan><tspan> b</tspan>
  </text>`), "<text><tspan>a </tspan><tspan> b</tspan></text>");
});

test("a template that isn't whole is refused", () => {
  assert.throws(() => nodesOf(svg`<g><path></g>`), /closes nothing/);
  assert.throws(() => nodesOf(svg`<g>`), /not a template/);
});

const SHEET = `
  @import "x.css";
  :root { --ink: #111; --role: gray; }
  [data-theme="board"] { --ink: #eee; }
  @media print { .cell { fill: red; } }
  body { font: 400 14px/1.45 var(--font, Inter); }
  .role-input { --role: blue; }
  .cell, .other { fill: var(--role); stroke: var(--none, var(--ink)); }
  .dim .cell { opacity: 0.5; }
  .dim > .cell { stroke-width: 2px; }
  svg .label:not([class*="role-"]) { fill: green; }
  .label { fill: var(--ink); font-size: 12.5px; dominant-baseline: central; }
  :is(.gone, .also):hover { display: none; }
  .gone { display: none; }
`;

/** @param {unknown} template @param {string} [theme] */
function dressed(template, theme = "paper") {
  const [drawing] = nodesOf(template);
  if (typeof drawing === "string") throw new Error("no element");
  return written(new Wardrobe(rulesOf(SHEET)).dress(drawing, theme));
}

test("a drawing wears what the sheets say, in the colours of the theme", () => {
  const cell = svg`<svg><g class="role-input"><rect class="cell" width="1"></rect></g></svg>`;
  assert.equal(dressed(cell), '<svg role="img" fill="#111" font-family="Inter"><rect width="1" fill="blue" stroke="#111"/></svg>');
  assert.match(dressed(cell, "board"), /fill="#eee".*stroke="#eee"/);
});

test("what is inside counts, and what is right inside", () => {
  const near = svg`<svg><g class="dim"><path class="cell" d="M0 0"></path></g></svg>`;
  const far = svg`<svg><g class="dim"><g id="a"><path class="cell" d="M0 0"></path></g></g></svg>`;
  assert.match(dressed(near), /stroke-width="2" opacity="0.5"/);
  assert.match(dressed(far), /<g id="a"><path d="M0 0" fill="gray" stroke="#111" opacity="0.5"\/><\/g>/);
});

test("a sheet counts more than an attribute, a narrower rule more than a later one", () => {
  assert.match(dressed(svg`<svg><text class="label" fill="red" y="10">a</text></svg>`), /<text y="14.54" fill="green" font-size="12.5">a</);
  assert.match(dressed(svg`<svg><text class="label role-x" fill="red" y="10">a</text></svg>`), /<text y="14.54" font-size="12.5">a</);
});

test("what isn't shown isn't there, and what depends on a reader doesn't count", () => {
  assert.equal(dressed(svg`<svg><rect class="gone"></rect><rect class="also" fill="none"></rect><g><g></g></g></svg>`), '<svg role="img" fill="#111" font-family="Inter"/>');
  assert.match(dressed(svg`<svg><rect class="also" fill="red"></rect></svg>`), /<rect fill="red"\/>/);
});
