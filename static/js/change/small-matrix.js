/**
 * A small matrix beside others: the cells of the stage, each a button.
 *
 * @typedef {{row: number, column: number}} Position
 * @typedef {object} Small
 * @property {import("../state/store.js").Store} store
 * @property {import("../model/types.js").Matrix} matrix whose colours and labels it wears
 * @property {number[][]} values
 * @property {string} name
 * @property {[number, number]} rows
 * @property {[number, number]} columns
 * @property {Position} chosen
 * @property {(cell: Position) => void} choose
 */
import { svg } from "../../vendor/lit.js";
import { cellRole, matrixRole } from "../model/colour.js";
import { decimalsFor, formatNumber, lettersIn, widthInEms } from "../model/format.js";
import { isBias, labelOf, spokenCell } from "../model/naming.js";
import { cellClass, drawCell } from "../stage/draw.js";
import { cellLook } from "../stage/scene.js";

const CELL = { width: 54, height: 34 };
const FONT = 13;
const LABEL = { width: 7.4, height: 18 };
const BRACKET = 8;
/** @type {Record<string, [number, number]>} */
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** @param {Small} small */
export function drawSmall(small) {
  const { store, matrix, values, rows, columns, chosen, choose } = small;
  const flat = values.flat();
  const decimals = decimalsFor(flat);
  const largest = Math.max(0, ...flat.filter(Number.isFinite).map(Math.abs));
  const ems = Math.max(...flat.map((value) => widthInEms(formatNumber(value, decimals))));
  const wide = Math.max(CELL.width, ems * FONT + 12);
  const labels = values.map((_, n) => labelOf(matrix, "row", rows[0] + n));
  const left = Math.max(...labels.map(lettersIn)) * LABEL.width + BRACKET + 6;
  const top = LABEL.height + BRACKET;
  const [high, across] = [values.length * CELL.height, values[0].length * wide];
  const [width, height] = [left + across + BRACKET + 2, top + high + BRACKET];
  const layout = /** @type {any} */ ({ font: Math.min(FONT, (wide - 10) / ems) });

  /** @param {KeyboardEvent} event @param {Position} at */
  const key = (event, at) => {
    const move = MOVES[event.key];
    if (event.key === "Enter" || event.key === " ") choose(at);
    else if (move) {
      const to = { row: at.row + move[0], column: at.column + move[1] };
      const grid = /** @type {Element} */ (event.currentTarget).closest("svg");
      const next = grid?.querySelector(`[data-row="${to.row}"][data-column="${to.column}"]`);
      if (next instanceof SVGElement) {
        choose(to);
        next.focus();
      }
    } else return;
    event.preventDefault();
  };

  return svg`<svg class="small-matrix role-${matrixRole(store.matrices.value, matrix)}" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="grid" aria-label="${matrix.symbol} ${small.name}">
    <path class="stage-bracket" d="${bracket(left, top, across, high)}"></path>
    ${labels.map((label, n) => svg`<text class="small-matrix__label ${isBias(matrix, "row", rows[0] + n) ? "role-bias" : ""}" x=${left - BRACKET - 5} y=${top + (n + 0.5) * CELL.height} text-anchor="end">${label}</text>`)}
    ${values[0].map((_, m) => svg`<text class="small-matrix__label ${isBias(matrix, "column", columns[0] + m) ? "role-bias" : ""}" x=${left + (m + 0.5) * wide} y=${LABEL.height / 2} text-anchor="middle">${labelOf(matrix, "column", columns[0] + m)}</text>`)}
    ${values.map((line, n) => svg`<g role="row">${line.map((value, m) => {
      const at = { row: rows[0] + n, column: columns[0] + m };
      const role = cellRole(store.matrices.value, matrix, at.row, at.column);
      const look = cellLook(value, decimals, largest, role, (text) => spokenCell(matrix, at.row, at.column, text));
      const isChosen = chosen.row === at.row && chosen.column === at.column;
      const box = { x: left + m * wide, y: top + n * CELL.height, width: wide, height: CELL.height };
      return svg`<g class="small-matrix__cell ${cellClass(look)}" role="gridcell" tabindex=${isChosen ? 0 : -1} data-row=${at.row} data-column=${at.column}
        aria-selected=${isChosen ? "true" : "false"} aria-label="${look.spoken}, ${small.name}"
        @click=${() => choose(at)} @keydown=${(/** @type {KeyboardEvent} */ event) => key(event, at)}>${drawCell(layout, box, look, false)}
        ${isChosen ? svg`<rect class="stage-frame" x=${box.x} y=${box.y} width=${box.width} height=${box.height} rx="6"></rect>` : null}</g>`;
    })}</g>`)}
  </svg>`;
}

/** @param {number} left @param {number} top @param {number} width @param {number} height */
function bracket(left, top, width, height) {
  const [x, y, right, bottom] = [left - 5, top - 4, left + width + 5, top + height + 4];
  return `M${x + 6} ${y}H${x}V${bottom}H${x + 6}M${right - 6} ${y}H${right}V${bottom}H${right - 6}`;
}
