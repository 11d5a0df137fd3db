/**
 * The stops of a path: each goes to its step; what is given ends a path back.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("../model/provenance.js").Path} Path
 * @typedef {import("../model/provenance.js").Stop} Stop
 */
import { html, nothing } from "../../vendor/lit.js";
import { matrixRole } from "../model/colour.js";
import { formatCount } from "../model/format.js";
import { boxName, cellName } from "../model/naming.js";
import { countCells } from "../model/provenance.js";
import { icon } from "../shell/icons.js";
import { follow, goToStop } from "./follow.js";

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Path} path
 */
export function pathList(store, player, path) {
  const { origin, direction, stops } = path;
  const name = cellName(store.matrix(origin.matrix), origin.row, origin.column);
  const back = direction === "back";
  const other = back ? "on" : "back";
  return html`<section class="path" aria-label=${back ? `Where ${name} came from` : `What ${name} changes`}>
    <div class="path-head">
      <h2>${back ? html`Where from: <b>${name}</b>` : html`<b>${name}</b> changes`}</h2>
      <button class="notice__close" type="button" aria-label="Let go of the path (Esc)" title="Let go of the path (Esc)" @click=${() => (store.path.value = null)}>${icon("close")}</button>
    </div>
    <ol class="path-stops">
      ${stops.map((stop, n) => stopLine(store, player, path, stop, n))}
    </ol>
    ${stops.length === 1 ? html`<p class="path-says">${back ? "It is given, not computed." : "Nothing after it in this iteration."}</p>` : nothing}
    <button class="path-turn" type="button" @click=${() => follow(store, other, origin)}>${back ? "What does it change?" : "Where did it come from?"}</button>
  </section>`;
}

/**
 * @param {Store} store
 * @param {Player} player
 * @param {Path} path
 * @param {Stop} stop
 * @param {number} n
 */
function stopLine(store, player, path, stop, n) {
  const matrix = store.matrix(stop.matrix);
  const step = stop.step === null ? null : (store.program.value?.steps[stop.step] ?? null);
  const here = stop.step === store.stepIndex.value;
  const cells = countCells(stop.boxes);
  return html`<li>
    <button class="path-stop role-${matrixRole(store.matrices.value, matrix)}" type="button" aria-current=${here ? "step" : nothing}
      @click=${() => goToStop(store, player, stop)}
      @pointerenter=${() => (store.named.value = stop.matrix)} @pointerleave=${() => (store.named.value = null)}>
      <span class="path-name">${n === 0 ? cellName(matrix, path.origin.row, path.origin.column) : boxName(matrix, stop.boxes)}</span>
      <span class="path-how">${step ? step.caption : given(store, stop)}</span>
      <span class="path-count">${formatCount(cells)}<span class="hidden-text"> ${cells === 1 ? "cell" : "cells"}</span></span>
    </button>
  </li>`;
}

/**
 * Where a matrix comes from that no step of the iteration computes.
 *
 * @param {Store} store
 * @param {Stop} stop
 */
function given(store, stop) {
  const parameter = store.program.value?.parameters.includes(stop.matrix);
  if (!parameter) return "given";
  const iteration = store.frame.value?.iteration ?? 0;
  return iteration === 0 ? "start value" : `after ${formatCount(iteration)} ${iteration === 1 ? "update" : "updates"}`;
}
