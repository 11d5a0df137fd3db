/**
 * A file that stands alone: the stage of one network, which computes in the browser from the numbers in
 * the file. It asks nobody for anything.
 */
import "../reading/remark.js";
import "../shell/announcer.js";
import "../shell/notices.js";
import "../stage/dominoes.js";
import "../stage/formula.js";
import "../stage/lenses.js";
import "../stage/stage.js";
import "../stage/worked.js";
import "./player.js";
import { batch, effect } from "../../vendor/signals.js";
import { takeOver } from "../embed/take-over.js";
import { LocalStream } from "../local/stream.js";
import { fetchEditorWhenNeeded } from "../shell/first-edit.js";
import { Player } from "../state/player.js";
import { Store } from "../state/store.js";
import { listenToKeys } from "./keys.js";

/**
 * @typedef {object} Look how the figure is looked at when it is opened
 * @property {number} step
 * @property {import("../model/types.js").Lens} lens
 * @property {[number, number]|null} cell
 * @property {number} k
 */
/** @type {{figure: import("../local/figure.js").Figure, look: Look}} */
const { figure, look } = JSON.parse(document.getElementById("figure")?.textContent ?? "");

const store = new Store();
const local = /** @type {unknown} */ (new LocalStream(figure));
const player = new Player(store, /** @type {import("../state/stream.js").Stream} */ (local));
const root = document.documentElement;

for (const element of document.querySelectorAll("*")) {
  if (element.localName.startsWith("rowcol-")) Object.assign(element, { store, player });
}
const editor = document.querySelector("rowcol-edit");
if (editor) fetchEditorWhenNeeded(/** @type {import("../shell/edit.js").RowcolEdit} */ (editor));
const theme = document.getElementById("theme");
theme?.toggleAttribute("hidden", false);
theme?.addEventListener("click", () => {
  root.dataset.theme = root.dataset.theme === "board" ? "paper" : "board";
});
listenToKeys({ store, player });
// For who carries the file in a page of their own, as a notebook does.
Object.assign(globalThis, { rowcol: { store, player } });

batch(() => {
  store.lens.value = look.lens;
  store.edits.value = figure.edits;
  player.aim.value = { iteration: figure.iteration, step: look.step };
});
player.start(figure.program.network);

// The drawing that came with the file stays until this one has its numbers: then they change places at once.
const stop = effect(() => {
  if (!store.frame.value) return;
  takeOver(/** @type {HTMLElement} */ (document.querySelector(".embed")));
  queueMicrotask(() => {
    stop();
    batch(() => {
      if (look.cell) store.select({ row: look.cell[0], column: look.cell[1] });
      store.k.value = look.k;
    });
  });
});
