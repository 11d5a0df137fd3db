/**
 * The graph beside the diagram: cases that edges join, or the neurons of a network that is one square
 * matrix. It reads the one cursor, and pointing at a dot or an edge is pointing at its cell.
 *
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/types.js").Graph} Graph
 * @typedef {import("../state/store.js").Store} Store
 */
import { batch } from "../../vendor/signals.js";
import { html, nothing } from "../../vendor/lit.js";
import { cellOfEdge, cellsOfDot, classOf, dotAfterKey, dotsOf, litGraph, squareOf } from "../model/graph.js";
import { labelOf } from "../model/naming.js";
import { turn } from "../model/product.js";
import { scaleOf, valueAt } from "../model/values.js";
import { ShellElement } from "../shell/element.js";
import { linkSheet } from "../state/sheet.js";
import { t } from "../words/words.js";
import { chooseCell } from "./choose.js";
import { drawClasses, drawGraph, drawMatrix } from "./graph-draw.js";
import { Lines } from "./lines.js";

const RADIUS = 10;
const BOX = { width: 366, height: 222, margin: 14 };
/** A graph of so few dots leaves room for its matrix beside it. */
const FEW = 16;
const BESIDE = { width: 180, height: 180, margin: 12 };

/**
 * Put it between the diagram and the loss, once; an embedded page has neither.
 *
 * @param {Store} store
 * @param {import("../state/player.js").Player} player
 */
export async function show(store, player) {
  const diagram = document.querySelector(".network rowcol-diagram");
  if (!diagram) return;
  await linkSheet("graph");
  if (!document.querySelector("rowcol-graph")) diagram.after(Object.assign(document.createElement("rowcol-graph"), { store, player }));
}

export class RowcolGraph extends ShellElement {
  static properties = { ...ShellElement.properties, focused: { state: true }, whole: { state: true }, pointed: { state: true } };

  constructor() {
    super();
    this.lines = new Lines(async (question) => (await this.player?.answers.ask(question)) ?? { answer: null, refused: { code: "lost", message: "", where: null } }, () => this.requestUpdate());
    /** The dot that Tab reaches. */
    this.focused = 0;
    /** The dot that is pointed at, where the stage doesn't show its cell: a click brings it there. @type {number|null} */
    this.pointed = null;
    /** Whether its matrix is drawn. */
    this.whole = false;
  }

  render() {
    const { store } = this;
    const program = store?.program.value;
    const step = store?.step.value;
    const graph = program?.graph;
    this.hidden = !graph;
    if (!store || !program || !step || !graph) return nothing;
    const matrix = store.matrix(graph.matrix);
    const turned = program.convention === "columns";
    const cursor = { turned, dot: this.pointed, term: store.term.value, hover: store.hover.value, resultCell: store.resultCell.value };
    const frame = store.frame.value;
    const scale = scaleOf(frame, graph.matrix);
    const names = graph.places.map((_, n) => labelOf(matrix, "row", n));
    const classes = program.classes && graph.roles.length === 0 ? this.#classes(store) : null;
    const few = graph.places.length <= FEW;
    const box = few ? BESIDE : BOX;
    const dots = dotsOf(graph, box);
    this.focused = Math.min(this.focused, dots.length - 1);
    /** @type {import("./graph-draw.js").Drawn} */
    const drawn = {
      graph,
      box,
      dots,
      radius: RADIUS,
      names,
      lit: litGraph(graph, store.matrices.value, step, cursor),
      back: step.phase === "backward",
      turned,
      focus: this.focused,
      strength: (edge) => {
        const value = graph.directed ? valueAt(frame, graph.matrix, ...turn(turned, ...graph.edges[edge])) : undefined;
        return value === undefined || !scale.largest ? { share: 0, negative: false } : { share: Math.abs(value) / scale.largest, negative: value < 0 };
      },
      said: (dot) => (classes ? classOf(classes.said.map((line) => line[dot] ?? NaN)) : null),
      is: (dot) => (classes ? (classOf(classes.is.map((line) => line[dot] ?? NaN))?.said ?? 0) : 0),
      classNames: classes?.names ?? [],
    };
    const whole = this.whole && !few;
    return html`<div class="graph__head">
        <h2>${t("Graph")}</h2>
        ${classes && !whole ? drawClasses(classes.names) : nothing}
        ${few ? nothing : html`<button class="graph__switch" type="button" @click=${() => (this.whole = !this.whole)}>${whole ? t("as a graph") : t("all of {symbol}", { symbol: matrix.symbol })}</button>`}
      </div>
      <div class="graph__picture ${few ? "graph__picture--pair" : ""}" @pointermove=${this.#over} @pointerover=${this.#over} @pointerleave=${this.#left} @click=${this.#choose} @keydown=${this.#key} @focusin=${this.#focus} @focusout=${this.#out}>
        ${whole ? nothing : drawGraph(drawn)} ${whole || few ? drawMatrix(drawn, matrix.symbol, store.lit.value.get(squareOf(graph, store.matrices.value, step))) : nothing}
      </div>
      <p class="graph__note">${noteOf(matrix.symbol, graph, classes !== null, whole)}</p>`;
  }

  /**
   * What the network says of each case, what its target is, and what the classes are called.
   *
   * @param {Store} store
   */
  #classes(store) {
    const { outputs, prediction } = outputsOf(store);
    const targets = store.matrix("Y");
    const labels = outputs.map((n) => labelOf(targets, store.program.value?.convention === "columns" ? "row" : "column", n));
    return {
      said: outputs.map((index) => this.lines.of({ ...lineOf(store, prediction), index }) ?? []),
      is: outputs.map((index) => this.lines.of({ ...lineOf(store, "Y"), index }) ?? []),
      names: labels.length === 1 ? [`${labels[0]} = 0`, `${labels[0]} = 1`] : labels,
    };
  }

  updated() {
    const { store } = this;
    const program = store?.program.value;
    const frame = store?.frame.value;
    if (!store || !program?.graph || !program.classes || program.graph.roles.length > 0 || !frame) return;
    const version = { program, edits: store.edits.value, iteration: frame.iteration, moving: frame.playing === "iterations" };
    const { outputs, prediction } = outputsOf(store);
    this.lines.want(version, ["Y", prediction].flatMap((id) => outputs.map((index) => ({ ...lineOf(store, id), index }))));
  }

  /** @param {Event} event @returns {Cell[]} */
  #cells(event) {
    const { target } = event;
    const square = target instanceof Element ? target.closest(".graph--matrix") : null;
    if (square instanceof SVGSVGElement) return this.#cellAt(event, square);
    const found = target instanceof Element ? target.closest("[data-dot], [data-join]") : null;
    const { store } = this;
    const [program, step] = [store?.program.value, store?.step.value];
    if (!(found instanceof SVGElement) || !store || !program?.graph || !step) return [];
    const { dot, join } = found.dataset;
    if (dot !== undefined) return cellsOfDot(program.graph, store.matrices.value, step, Number(dot), store.resultCell.value);
    return [cellOfEdge(program.graph, store.matrices.value, step, Number(join), program.convention === "columns")];
  }

  /** @param {Event} event @param {SVGSVGElement} drawn @returns {Cell[]} the cell of the matrix under the pointer */
  #cellAt(event, drawn) {
    const { store } = this;
    const [program, step] = [store?.program.value, store?.step.value];
    if (!(event instanceof MouseEvent) || !store || !program?.graph || !step) return [];
    const { left, top, width } = drawn.getBoundingClientRect();
    const scale = drawn.viewBox.baseVal.width / width;
    const pitch = Number(drawn.dataset.pitch);
    const [row, column] = [((event.clientY - top) * scale - 1) / pitch, ((event.clientX - left) * scale - Number(drawn.dataset.left)) / pitch].map(Math.floor);
    const [rows, columns] = store.matrix(program.graph.matrix).shape;
    if (row < 0 || row >= rows || column < 0 || column >= columns) return [];
    return [{ matrix: squareOf(program.graph, store.matrices.value, step), row, column }];
  }

  /** @param {Event} event */
  #over = (event) => {
    const { store } = this;
    if (!store) return;
    const found = this.#cells(event);
    const dot = dotAt(event.target);
    const seen = dot === null || found.every(({ matrix, row, column }) => valueAt(store.frame.value, matrix, row, column) !== undefined);
    this.pointed = seen ? null : dot;
    const cells = seen ? found : [];
    const [cell] = cells;
    const { hover } = store;
    if (cells.length === 1 && hover.value?.matrix === cell.matrix && hover.value.row === cell.row && hover.value.column === cell.column) return;
    batch(() => {
      store.hover.value = cells.length === 1 ? cells[0] : null;
      store.term.value = cells.length > 1 ? cells : null;
    });
  };

  /** @param {Event} event */
  #focus = (event) => {
    this.#over(event);
    this.focused = dotAt(event.target) ?? this.focused;
  };

  #out = () => {
    const { store } = this;
    this.pointed = null;
    if (store) batch(() => (store.hover.value = store.term.value = null));
  };

  /** What a finger has tapped stays lit when it is gone. @param {PointerEvent} event */
  #left = (event) => {
    if (event.pointerType !== "touch") this.#out();
  };

  /** @param {Event} event */
  #choose = (event) => {
    const [cell, ...more] = this.#cells(event);
    if (!cell || more.length > 0 || !this.store) return;
    this.pointed = null;
    chooseCell(this.store, cell);
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const graph = this.store?.program.value?.graph;
    if (!graph || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") return this.#choose(event);
    const next = dotAfterKey(dotsOf(graph, graph.places.length <= FEW ? BESIDE : BOX), this.focused, event.key);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    /** @type {SVGElement|null} */ (this.querySelector(`[data-dot="${next}"]`))?.focus();
  };
}

/** @param {EventTarget|null} target @returns {number|null} */
function dotAt(target) {
  const found = target instanceof Element ? target.closest("[data-dot]") : null;
  return found instanceof SVGElement ? Number(found.dataset.dot) : null;
}

/**
 * @param {string} symbol of the matrix
 * @param {Graph} graph
 * @param {boolean} classes whether the dots have classes
 * @param {boolean} whole whether the matrix is drawn alone
 */
function noteOf(symbol, graph, classes, whole) {
  if (whole && !graph.directed) return t("Where {symbol} isn’t 0: a cell for each edge, in both directions, and for each dot itself.", { symbol });
  if (whole || !classes) return t("Each edge is a cell of {symbol}; where there is none, the cell is 0.", { symbol });
  return t("Shape: the target. Colour: what the network says. Bold: learned from.");
}

/** @param {Store} store */
function outputsOf(store) {
  const prediction = store.program.value?.prediction ?? "";
  const turned = store.program.value?.convention === "columns";
  const count = turn(turned, ...store.matrix(prediction).shape)[1];
  return { prediction, outputs: Array.from({ length: count }, (_, n) => n) };
}

/** @param {Store} store @param {string} matrix @returns {{matrix: string, along: "row"|"column"}} */
function lineOf(store, matrix) {
  return { matrix, along: store.program.value?.convention === "columns" ? "row" : "column" };
}

customElements.define("rowcol-graph", RowcolGraph);
