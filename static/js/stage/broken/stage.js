/**
 * The operands of a broken product as they would stand: what meets, and what meets nothing.
 *
 * @typedef {import("../../model/broken.js").Side} Side
 * @typedef {import("../../model/geometry.js").Block} Block
 * @typedef {import("../../model/geometry.js").Layout} Layout
 * @typedef {import("../scene.js").Drawn} Drawn
 */
import { html, nothing, svg } from "../../../vendor/lit.js";
import { brokenLayout, meetings } from "../../model/broken-layout.js";
import { brokenPair, holdsBias, ownCell, sideLabel, unmatched } from "../../model/broken.js";
import { cellRole, isGradient, matrixRole } from "../../model/colour.js";
import { formatCount } from "../../model/format.js";
import { BRACKET, blockHeight, blockWidth, frameBox } from "../../model/geometry.js";
import { plural, singular, spokenCell } from "../../model/naming.js";
import { longestNumber } from "../../model/parts.js";
import { scaleOf, valueAt } from "../../model/values.js";
import { drawBlock, drawLabels, drawSymbol } from "../draw.js";
import { StageElement } from "../element.js";
import { cellLook } from "../scene.js";
import { t } from "../../words/words.js";
import "./sheet.js";

/** Numbers in smaller type are left out: the sizes are what counts. */
const READABLE = 8;

export class RowcolBrokenStage extends StageElement {
  /** @type {import("../../../vendor/lit.js").PropertyDeclarations} */
  static properties = { space: { attribute: false }, scale: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../../model/geometry.js").Space|null} */
    this.space = null;
    /** Pixels of the page to a unit of the drawing. */
    this.scale = 1;
  }

  render() {
    const store = this.store;
    const broken = store?.broken.value;
    if (!store || !broken || !this.space) return nothing;
    const pair = brokenPair(store.matrices.value, broken);
    const result = store.matrix(broken.step.output);
    const fits = pair.left.size[1] === pair.right.size[0];
    const ems = Math.max(...[pair.left, pair.right].map(({ matrix }) => longestNumber(store.frame.value, matrix.id)));
    const layout = brokenLayout(pair, store.windows.value, this.space, { symbol: fits ? result.symbol : "?", ems });
    const [left, right, outcome] = layout.blocks;
    /** @type {Drawn[]} */
    const drawn = [this.side(pair.left, left), this.side(pair.right, right), empty(result, matrixRole(store.matrices.value, result))];
    const scene = { step: broken.step, layout, drawn, smallest: this.space.smallest };
    const alone = unmatched(pair);
    const [a, b, c, d] = [extent(pair.left, 0), extent(pair.left, 1), extent(pair.right, 0), extent(pair.right, 1)];
    const spoken = t("{left} is {a} by {b}, {right} is {c} by {d}", { left: pair.left.symbol, a, b, right: pair.right.symbol, c, d });
    return html`<svg class="stage-drawing broken-drawing ${layout.font < (this.space.smallest ?? READABLE) ? "broken-drawing--bare" : ""}" width=${layout.width * this.scale} height=${layout.height * this.scale} viewBox="0 0 ${layout.width} ${layout.height}" role="group" aria-label=${spoken}>
      <defs><pattern id="broken-hatch" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path class="broken-hatch" d="M2 0V8"></path></pattern></defs>
      ${meetings(pair, layout).map(({ d, meets, end }) => svg`<path class=${meets ? "broken-meets" : "broken-alone"} d=${d}></path>
        ${meets ? nothing : svg`<path class="broken-cross" d="M${end.x - 4} ${end.y - 4}l8 8m0 -8l-8 8"></path>`}`)}
      <g class="broken-operands">${[0, 1].map((n) => svg`${drawBlock(scene, n)}${drawLabels(scene, n)}${drawSymbol(scene, n)}`)}</g>
      ${hatched(frameBox(left, left.rows, alone.left))}${hatched(frameBox(right, alone.right, right.columns))}
      <g class=${fits ? "broken-result" : "broken-result broken-result--none"}>${drawBlock(scene, 2)}${fits ? drawSymbol(scene, 2) : nothing}
        ${fits ? nothing : svg`<text class="broken-none" x=${outcome.x + blockWidth(outcome) / 2} y=${outcome.y + blockHeight(outcome) / 2}>${t("no result")}</text>`}</g>
      ${across(left, extent(pair.left, 1), fits)}${down(right, extent(pair.right, 0), fits)}
    </svg>`;
  }

  /**
   * @param {Side} side
   * @param {Block} block
   * @returns {Drawn}
   */
  side(side, block) {
    const store = this.store;
    const { matrix } = side;
    const matrices = store?.matrices.value ?? new Map();
    const frame = store?.frame.value ?? null;
    const { largest, decimals } = scaleOf(frame, matrix.id);
    const labels = (/** @type {0|1} */ n) => Array.from({ length: (n === 0 ? block.rows : block.columns)[1] }, (_, at) => (at === 0 && holdsBias(side, n) ? "bias" : sideLabel(side, n, at)));
    return {
      matrix: { ...matrix, shape: side.size, axes: side.axes, row_labels: labels(0), column_labels: labels(1) },
      result: false,
      role: matrixRole(matrices, matrix),
      dashed: isGradient(matrix),
      under: "",
      look(row, column) {
        const own = ownCell(side, row, column);
        const value = own ? valueAt(frame, matrix.id, ...own) : undefined;
        const role = own ? cellRole(matrices, matrix, ...own) : matrixRole(matrices, matrix);
        return cellLook(value, decimals, largest, role, (text) => (own ? spokenCell(matrix, ...own, text) : t("a cell that isn’t there")));
      },
    };
  }
}

/**
 * @param {import("../../model/types.js").Matrix} matrix
 * @param {import("../../model/types.js").Role} role
 * @returns {Drawn} a result that isn't computed
 */
function empty(matrix, role) {
  return {
    matrix, result: true, role, dashed: isGradient(matrix), under: "",
    look: () => cellLook(undefined, 0, 0, role, () => t("not computed")),
  };
}

/** @param {Side} side @param {0|1} n @returns {string} e.g. "4 inputs" */
function extent({ size, axes }, n) {
  return `${formatCount(size[n])} ${size[n] === 1 ? singular(axes[n]) : plural(axes[n])}`;
}

/** @param {{x: number, y: number, width: number, height: number}|null} box that meets nothing */
function hatched(box) {
  return box ? svg`<rect class="broken-unmatched" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="5"></rect>` : nothing;
}

/** @param {Block} block @param {string} text @param {boolean} fits how many columns there are, below them */
function across(block, text, fits) {
  const y = block.y + blockHeight(block) + BRACKET + 10;
  const right = block.x + blockWidth(block);
  return svg`<g class=${fits ? "broken-extent" : "broken-extent broken-extent--clash"}>
    <path d="M${block.x} ${y - 4}v8M${block.x} ${y}H${right}M${right} ${y - 4}v8"></path>
    <text x=${block.x + blockWidth(block) / 2} y=${y + 17} text-anchor="middle">${text}</text></g>`;
}

/** @param {Block} block @param {string} text @param {boolean} fits how many rows there are, beside them */
function down(block, text, fits) {
  const x = block.x + blockWidth(block) + BRACKET + 10;
  const bottom = block.y + blockHeight(block);
  const y = block.y + blockHeight(block) / 2;
  return svg`<g class=${fits ? "broken-extent" : "broken-extent broken-extent--clash"}>
    <path d="M${x - 4} ${block.y}h8M${x} ${block.y}V${bottom}M${x - 4} ${bottom}h8"></path>
    <text x=${x + 17} y=${y} text-anchor="middle" transform="rotate(90 ${x + 17} ${y})">${text}</text></g>`;
}

customElements.define("rowcol-broken-stage", RowcolBrokenStage);
