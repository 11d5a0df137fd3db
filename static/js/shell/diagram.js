import { html, nothing, render, svg } from "../../vendor/lit.js";
import { effect } from "../../vendor/signals.js";
import { inside } from "../model/diagram.js";
import { labelOf } from "../model/naming.js";
import { typeScale } from "../model/geometry.js";
import { part, use } from "../state/later.js";
import { Marks } from "../stage/marks.js";
import { t } from "../words/words.js";
import { drawEdges, drawLitEdges, spokenEdge } from "./diagram-edges.js";
import { drawNeurons } from "./diagram-neurons.js";
import { litEdges, litOf, neuronCells, sceneOf, sizeClass } from "./diagram-scene.js";
import { ShellElement } from "./element.js";

/**
 * @typedef {import("../model/types.js").Cell} Cell
 * @typedef {import("../model/diagram-walk.js").Item} Item
 * @typedef {import("./diagram-scene.js").Scene} Scene
 */

/** @type {Record<string, string>} which way the numbers flow */
const FLOW = {
  forward: t("forward →"),
  loss: t("loss"),
  backward: t("← backward"),
  update: t("update"),
};

/**
 * The network, mirroring the matrices: a column is a neuron, a weight is an edge, a row is one case.
 * It is drawn when the step or its numbers change; what is lit is drawn over it, so that hovering
 * redraws no edge.
 */
export class RowcolDiagram extends ShellElement {
  static properties = { ...ShellElement.properties, room: { state: true }, focused: { state: true } };

  constructor() {
    super();
    this.room = { width: 366, height: 340 };
    /** Pixels of the page to a unit of the drawing. */
    this.scale = 1;
    /** @type {Item} */
    this.focused = { kind: "neuron", n: 0 };
    /** @type {Scene|null} */
    this.drawn = null;
    /** @type {ReadonlyMap<number, Cell>} the lit edges: the cell that is lit there */
    this.lit = new Map();
    /** @type {() => void} */
    this.stopLight = () => {};
    this.watcher = new ResizeObserver(([entry]) => {
      const { width, height } = entry.contentRect;
      const style = getComputedStyle(this);
      this.scale = typeScale(style.getPropertyValue("--smallest-type"), style.fontSize);
      if (width > 0 && height > 0) this.room = { width: width / this.scale, height: height / this.scale };
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.watcher.observe(this);
    // Not on the drawing: that would make all of it focusable.
    this.addEventListener("focusin", this.#focusin);
    this.addEventListener("focusout", this.#out);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watcher.disconnect();
    this.removeEventListener("focusin", this.#focusin);
    this.removeEventListener("focusout", this.#out);
    this.stopLight();
  }

  /** @returns {{scene: Scene, neuronCells: (Cell|null)[]}|null} what is shown now */
  shown() {
    return this.drawn && { scene: this.drawn, neuronCells: neuronCells(this.drawn) };
  }

  /** @param {Event} event */
  #over = (event) => {
    const item = itemOf(event.target);
    if (this.store) this.store.hover.value = item && this.#cell(item);
  };

  #out = () => {
    if (this.store) this.store.hover.value = null;
  };

  /** What a finger has tapped stays lit when it is gone. @param {PointerEvent} event */
  #left = (event) => {
    if (event.pointerType !== "touch") this.#out();
  };

  /** The matrices select what is clicked here, if the step is about it; a block leads to its first step. @param {Event} event */
  #choose = (event) => {
    const item = itemOf(event.target);
    if (item?.kind === "block") this.#enter(item.n);
    const cell = item && this.#cell(item);
    const step = this.drawn?.step;
    if (!cell || !this.store || !step || ![step.output, ...step.inputs].includes(cell.matrix)) return;
    /** @type {import("../stage/stage.js").RowcolStage|null} */ (document.querySelector("rowcol-stage"))?.select(cell);
    this.store.hover.value = cell;
  };

  /** @param {number} n of a block */
  #enter(n) {
    const step = this.drawn?.program.steps.find(({ layer }) => layer === this.drawn?.diagram.blocks[n]);
    if (step) this.player?.toStep(step.index);
  }

  /** @param {FocusEvent} event */
  #focusin = (event) => {
    this.#over(event);
    this.focused = itemOf(event.target) ?? this.focused;
    part("walk", true);
  };

  /** @param {KeyboardEvent} event */
  #key = (event) => {
    const item = itemOf(event.target);
    if (item?.kind === "block" && event.key === "Enter") this.#enter(item.n);
    if (!item || !this.drawn || event.altKey || !event.key.startsWith("Arrow")) return;
    event.preventDefault();
    const { diagram } = this.drawn;
    use("walk", ({ walk }) => {
      const next = walk(diagram, item, event.key);
      if (next) /** @type {SVGElement|null} */ (this.querySelector(`[data-${next.kind}="${next.n}"]`))?.focus();
    });
  };

  /** @param {Item} item */
  #cell(item) {
    const shown = this.shown();
    if (item.kind === "block") return null;
    return (item.kind === "neuron" ? shown?.neuronCells[item.n] : shown?.scene.edgeCells[item.n]) ?? null;
  }

  render() {
    const scene = this.store ? sceneOf(this.store, this.room, this.focused) : null;
    this.drawn = scene;
    if (!scene) return html`<p class="diagram__wait">${t("The network comes with the first numbers.")}</p>`;
    const { plans, diagram, step } = scene;
    const { width, height } = this.room;
    return html`
      <p class="diagram__flow"><span class="diagram__case"></span>${FLOW[step.phase]}</p>
      <p class="diagram__legend">${t("◥ or dashed line: negative. Stronger: larger. Dashed frame: gradient.")}</p>
      <svg class="diagram ${sizeClass(diagram)}" viewBox="0 0 ${width} ${height}" width=${width * this.scale} height=${height * this.scale} role="group"
        aria-label=${t("Network diagram. Arrow keys walk along its neurons and edges.")}
        @pointerover=${this.#over} @pointerleave=${this.#left} @click=${this.#choose} @keydown=${this.#key}>
        <g>${drawEdges(scene)} ${diagram.blocks.length > 0 ? part("blocks")?.drawBlocks(scene) : nothing}</g>
        <g class="diagram__light" aria-hidden="true"></g>
        <g class="diagram__neurons"></g>
        ${diagram.more.map(({ x, y, text }) => svg`<text class="diagram__more" x=${inside(x, text, width)} y=${y}>${text}</text>`)}
        ${diagram.names.map(
          ({ layer, x, y, text }) => svg`<text class="diagram__name role-${plans[layer].role}" x=${inside(x, text, width)} y=${y}>${text}</text>`,
        )}
      </svg>
    `;
  }

  updated() {
    this.stopLight();
    const { store, drawn } = this;
    const light = this.querySelector(".diagram__light");
    const neurons = this.querySelector(".diagram__neurons");
    if (!store || !drawn || !light || !neurons) return;
    const edges = [...this.querySelectorAll(".diagram__edge")];
    const marks = new Marks(new Map(edges.map((edge, n) => [String(n), edge])), "diagram__edge--lit");
    this.stopLight = effect(() => {
      // Between two networks the drawing is still the old one's.
      if (drawn.step !== store.step.value) return;
      const one = this.querySelector(".diagram__case");
      if (one) one.textContent = `${caseName(store)} · `;
      const now = litOf(drawn);
      const lit = litEdges(drawn, now.edges);
      render(drawLitEdges(drawn, lit), /** @type {any} */ (light));
      render(drawNeurons(drawn, neuronCells(drawn), now.neurons), /** @type {any} */ (neurons));
      marks.mark(new Set([...lit.keys()].map(String)));
      for (const n of new Set([...this.lit.keys(), ...lit.keys()])) {
        edges[n]?.setAttribute("aria-label", spokenEdge(drawn, n, lit.get(n) ?? null));
      }
      this.lit = lit;
    });
  }
}

/** @param {import("../state/store.js").Store} store @returns {string} the case whose values the neurons hold */
function caseName(store) {
  const inputs = store.matrix("X");
  return labelOf(inputs, inputs.axes[0] === "case" ? "row" : "column", store.caseIndex.value);
}

/**
 * @param {EventTarget|null} target
 * @returns {Item|null}
 */
function itemOf(target) {
  const drawn = target instanceof Element ? target.closest("[data-neuron], [data-edge], [data-block]") : null;
  if (!(drawn instanceof SVGElement)) return null;
  const [[kind, n]] = Object.entries(drawn.dataset);
  return { kind: /** @type {Item["kind"]} */ (kind), n: Number(n) };
}

customElements.define("rowcol-diagram", RowcolDiagram);
