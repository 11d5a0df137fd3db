import { html, svg } from "../../vendor/lit.js";
import { layerPlans, layoutDiagram, unitAtPlace } from "../model/diagram.js";
import { litDiagram, matrixAt, neuronCell, weightCell } from "../model/diagram-lit.js";
import { walk } from "../model/diagram-walk.js";
import { whole } from "../model/lit.js";
import { turn } from "../model/product.js";
import { drawEdges } from "./diagram-edges.js";
import { drawNeurons, roomBeside } from "./diagram-neurons.js";
import { ShellElement } from "./element.js";

/**
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/diagram-walk.js").Item} Item
 *
 * @typedef {object} Scene what is drawn
 * @property {import("../state/store.js").Store} store
 * @property {import("../model/types.js").Program} program
 * @property {import("../model/types.js").Step} step
 * @property {import("../model/diagram.js").LayerPlan[]} plans
 * @property {import("../model/diagram.js").Diagram} diagram
 * @property {import("../model/diagram-lit.js").LitDiagram} lit
 * @property {import("../model/diagram-lit.js").LitDiagram} path what is on the path of a number that is followed
 * @property {(Cell|null)[]} neuronCells one a neuron: the cell that it shows
 * @property {(Cell|null)[]} edgeCells one an edge: the cell that it is
 * @property {Item} focus what Tab reaches
 */

/** With smaller neurons the type is smaller too, with larger ones larger. */
const SMALL = 21;
const LARGE = 29;
/** @type {Record<string, string>} which way the numbers flow */
const FLOW = {
  forward: "forward →",
  loss: "loss",
  backward: "← backward",
  update: "update",
};

/** The network, mirroring the matrices: a column is a neuron, a weight is an edge, a row is one case. */
export class RowcolDiagram extends ShellElement {
  static properties = { ...ShellElement.properties, room: { state: true }, focused: { state: true } };

  constructor() {
    super();
    this.room = { width: 366, height: 340 };
    /** @type {Item} */
    this.focused = { kind: "neuron", n: 0 };
    this.watcher = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) this.room = { width, height };
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
  }

  /** @returns {Scene|null} */
  scene() {
    const { store } = this;
    const program = store?.program.value;
    const step = store?.step.value;
    if (!store || !program || !step) return null;
    const matrices = store.matrices.value;
    const plans = layerPlans(program, matrices);
    const { width, height } = this.room;
    const box = { width, height, left: roomBeside(store, plans[0], width), right: roomBeside(store, plans[plans.length - 1], width) };
    const diagram = layoutDiagram(plans, this.#focusUnits(plans), box);
    const neuronMatrices = plans.map((_, layer) => matrixAt(program, matrices, step, "neurons", layer));
    const edgeMatrices = plans.map((_, layer) => matrixAt(program, matrices, step, "edges", layer));
    const caseIndex = store.caseIndex.value;
    return {
      store,
      program,
      step,
      plans,
      diagram,
      lit: litDiagram(plans, matrices, lit(store)),
      path: litDiagram(plans, matrices, onPath(store)),
      neuronCells: diagram.neurons.map(({ layer, unit }) => neuronCell(plans[layer], neuronMatrices[layer], unit, caseIndex)),
      edgeCells: diagram.edges.map(({ layer, from, to }) => weightCell(plans, edgeMatrices[layer], layer, from.unit, to.unit)),
      focus: this.focused,
    };
  }

  /**
   * The unit of each layer that has to be drawn, which is the selected cell's.
   *
   * @param {import("../model/diagram.js").LayerPlan[]} plans
   */
  #focusUnits(plans) {
    const units = plans.map(() => 0);
    const { store } = this;
    const step = store?.step.value;
    const matrix = step && store?.matrix(step.output);
    if (!store || !matrix?.place) return units;
    const { layer, kind } = matrix.place;
    const { row, column } = store.selection.value;
    const { turned } = plans[layer];
    const [before, own] = turn(turned, ...matrix.shape);
    const [from, to] = turn(turned, row, column);
    units[layer] = Math.max(0, unitAtPlace(plans[layer], to, own));
    if (kind === "edges" && before > 1) {
      units[layer - 1] = Math.max(0, unitAtPlace(plans[layer - 1], from, before));
    }
    return units;
  }

  /** @param {Event} event */
  #over = (event) => {
    const item = itemOf(event.target);
    if (this.store) this.store.hover.value = item && this.#cell(item);
  };

  #out = () => {
    if (this.store) this.store.hover.value = null;
  };

  /** @param {FocusEvent} event */
  #focusin = (event) => {
    this.#over(event);
    this.focused = itemOf(event.target) ?? this.focused;
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const item = itemOf(event.target);
    const scene = this.scene();
    if (!item || !scene || event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const next = walk(scene.diagram, item, event.key);
    if (next) /** @type {SVGElement|null} */ (this.querySelector(`[data-${next.kind}="${next.n}"]`))?.focus();
  };

  /** @param {Item} item */
  #cell(item) {
    const scene = this.scene();
    return (item.kind === "neuron" ? scene?.neuronCells[item.n] : scene?.edgeCells[item.n]) ?? null;
  }

  render() {
    const scene = this.scene();
    if (!scene) return html`<p class="diagram__wait">The network comes with the first numbers.</p>`;
    const { plans, diagram, step } = scene;
    const { width, height } = this.room;
    return html`
      <p class="diagram__flow">${FLOW[step.phase]}</p>
      <svg class="diagram ${diagram.radius < SMALL ? "diagram--small" : diagram.radius > LARGE ? "diagram--large" : ""}" viewBox="0 0 ${width} ${height}" width=${width} height=${height} role="group"
        aria-label="Network diagram. Arrow keys walk along its neurons and edges."
        @pointerover=${this.#over} @pointerleave=${this.#out} @focusin=${this.#focusin} @focusout=${this.#out} @keydown=${this.#key}>
        ${drawEdges(scene)} ${drawNeurons(scene)}
        ${diagram.more.map(({ x, y, text }) => svg`<text class="diagram__more" x=${x} y=${y}>${text}</text>`)}
        ${diagram.names.map(
          ({ layer, x, y }) => svg`<text class="diagram__name role-${plans[layer].role}" x=${x} y=${y}>${plans[layer].name}</text>`,
        )}
      </svg>
    `;
  }
}

/**
 * What is lit: a matrix that is named, else what the cursor lights.
 *
 * @param {import("../state/store.js").Store} store
 * @returns {ReadonlyMap<string, import("../model/types.js").Box>}
 */
function lit(store) {
  const named = store.matrices.value.get(store.named.value ?? "");
  return named ? new Map([[named.id, whole(named.shape)]]) : store.lit.value;
}

/**
 * @param {import("../state/store.js").Store} store
 * @returns {[string, import("../model/types.js").Box][]}
 */
function onPath(store) {
  return [...(store.path.value?.boxes ?? [])].flatMap(([id, boxes]) => boxes.map((box) => /** @type {[string, import("../model/types.js").Box]} */ ([id, box])));
}

/**
 * @param {EventTarget|null} target
 * @returns {Item|null}
 */
function itemOf(target) {
  const drawn = target instanceof Element ? target.closest("[data-neuron], [data-edge]") : null;
  if (!(drawn instanceof SVGElement)) return null;
  const { neuron, edge } = drawn.dataset;
  return neuron === undefined ? { kind: "edge", n: Number(edge) } : { kind: "neuron", n: Number(neuron) };
}

customElements.define("rowcol-diagram", RowcolDiagram);
