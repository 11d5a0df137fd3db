/**
 * The scene as SVG: brackets, cells, labels, symbols, operators. Colours come from classes.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Drawn} Drawn
 * @typedef {import("./scene.js").CellLook} CellLook
 * @typedef {import("../model/geometry.js").Block} Block
 * @typedef {import("../model/geometry.js").Layout} Layout
 */
import { nothing, svg } from "../../vendor/lit.js";
import { LETTER, emsOf, formatCount, lettersIn, widthInEms } from "../model/format.js";
import { BRACKET, blockHeight, blockWidth, cellBox, symbolSize } from "../model/geometry.js";
import { isBias, labelOf } from "../model/naming.js";
import { part } from "../state/later.js";
import { t } from "../words/words.js";
import { LEAST_LABEL, columnLabels, rowLabel } from "./label-text.js";

export const INSET = 1.5;
const BAND = 12.5;
/** Beside the symbol: how wide "so far" is. */
const OF = 46;
/** A smaller mark isn't seen. */
const LEAST_CORNER = 4.5;
/** A smaller cell has no room for an index label. */
const LABELLED = 32;

/** @param {[number, number]} span @returns {number[]} */
export function indices([start, stop]) {
  return Array.from({ length: stop - start }, (_, n) => start + n);
}

/**
 * One cell. `over` cells are drawn over their dimmed selves, on paper of their own.
 *
 * @param {Layout} layout
 * @param {{x: number, y: number, width: number, height: number}} box
 * @param {CellLook} look
 * @param {boolean} over
 */
export function drawCell(layout, box, look, over) {
  const x = box.x + INSET;
  const y = box.y + INSET;
  const width = box.width - 2 * INSET;
  const height = box.height - 2 * INSET;
  const radius = Math.min(5, box.height / 7);
  // Beside a wide number there is less room for the mark: it ends where the number begins.
  const beside = (width - widthInEms(look.text) * layout.font) / 2;
  const above = height / 2 - layout.font * 0.38;
  const corner = Math.min(10, box.height / 3.6, Math.max(LEAST_CORNER, beside + above));
  const right = x + width;
  return svg`
    ${over ? svg`<rect class="stage-ground" x=${x} y=${y} width=${width} height=${height} rx=${radius}></rect>` : nothing}
    <rect class="stage-fill" x=${x} y=${y} width=${width} height=${height} rx=${radius}
      fill-opacity=${look.strength.toFixed(3)}></rect>
    ${look.negative ? svg`<path class="stage-corner" d="M${right - corner} ${y}H${right - radius}Q${right} ${y} ${right} ${y + radius}V${y + corner}Z"></path>` : nothing}
    ${look.was ? svg`<path class="stage-changed" d="M${x} ${y + height - corner}V${y + height - radius}Q${x} ${y + height} ${x + radius} ${y + height}H${x + corner}Z"></path><title>${look.was}</title>` : nothing}
    ${look.label && box.width >= LABELLED && box.height >= LABELLED ? svg`<text class="stage-index" x=${x + 4} y=${y + 4}>${look.label}</text>` : nothing}
    <text class="stage-number" x=${box.x + box.width / 2} y=${box.y + box.height / 2} font-size=${layout.font.toFixed(2)}>${look.text}</text>
    ${look.predicted ? (part("predict")?.drawMark(look.predicted, right, y + height) ?? nothing) : nothing}`;
}

/**
 * @param {CellLook} look
 * @returns {string}
 */
export function cellClass(look) {
  return `stage-cell role-${look.role}${look.empty ? " stage-cell--empty" : ""}${look.hidden ? " stage-cell--hidden" : ""}${look.canChange ? " stage-cell--can-change" : ""}`;
}

/**
 * @param {Scene} scene
 * @param {number} n which block
 */
export function drawBlock({ layout, drawn }, n) {
  const block = layout.blocks[n];
  const { matrix, role, dashed, look } = drawn[n];
  const copies = indices([1, block.stretched]);
  return svg`<g class="stage-block role-${role}">
    ${drawBracket(block, dashed)}
    <g role="grid" aria-label=${t("{symbol}, {rows} by {columns}", { symbol: block.part.symbol, rows: matrix.shape[0], columns: matrix.shape[1] })} class="stage-cells" data-block=${n}>
      ${drawHeaders(block, matrix)}
      ${indices(block.rows).map((row) => svg`<g role="row">${drawHeader("row", shownLabel(block, matrix, "row", row))}${indices(block.columns).map((column) => {
        const box = cellBox(block, row, column);
        const cell = look(row, column);
        if (!box) return nothing;
        return svg`<g role="gridcell" tabindex="-1" aria-label=${cell.spoken} data-row=${row} data-column=${column}
          class=${cellClass(cell)}>${drawCell(layout, box, cell, false)}</g>`;
      })}</g>`)}
    </g>
    ${copies.map((copy) => svg`<g class="stage-copies" aria-hidden="true">${indices(block.columns).map((column) => {
      const box = cellBox(block, block.rows[0], column, copy);
      const cell = look(block.rows[0], column);
      return box ? svg`<g class=${cellClass(cell)}>${drawCell(layout, box, cell, false)}</g>` : nothing;
    })}</g>`)}
    ${drawBands(block)}
  </g>`;
}

/**
 * The names of the columns, to those who hear the matrix; above the names of its rows stands its own.
 *
 * @param {Block} block
 * @param {Drawn["matrix"]} matrix
 */
function drawHeaders(block, matrix) {
  const names = indices(block.columns).map((column) => shownLabel(block, matrix, "column", column));
  return svg`<g role="row">${[block.part.symbol, ...names].map((name) => drawHeader("column", name))}</g>`;
}

/** The drawn labels stand outside of the matrix. @param {"row"|"column"} of @param {string} name */
function drawHeader(of, name) {
  return svg`<text role="${of}header" opacity="0">${name}</text>`;
}

/**
 * @param {Block} block
 * @param {Drawn["matrix"]} matrix
 * @param {"row"|"column"} along as the block shows the matrix, which may be transposed
 * @param {number} n
 */
function shownLabel({ part }, matrix, along, n) {
  return labelOf(matrix, part.transposed ? (along === "row" ? "column" : "row") : along, n);
}

/**
 * @param {Block} block
 * @param {boolean} dashed
 */
function drawBracket(block, dashed) {
  const [left, top] = [block.x - BRACKET, block.y - 6];
  const right = block.x + blockWidth(block) + BRACKET;
  const bottom = block.y + blockHeight(block) + 6;
  const arm = 7;
  return svg`<path class="stage-bracket ${dashed ? "stage-bracket--dashed" : ""}"
    d="M${left + arm} ${top}H${left}V${bottom}H${left + arm}M${right - arm} ${top}H${right}V${bottom}H${right - arm}"></path>`;
}

/**
 * What is left out above, below and beside the window.
 *
 * @param {Block} block
 */
function drawBands(block) {
  const { part, rows, columns, rowBands, columnBands } = block;
  const wide = blockWidth(block) - columnBands.before - columnBands.after;
  const high = blockHeight(block) - rowBands.before - rowBands.after;
  const middle = block.x + columnBands.before + wide / 2;
  const centre = block.y + rowBands.before + high / 2;
  /** @param {number} left @param {boolean} turned */
  const said = (left, turned) => {
    if (block.tight) return "···";
    const count = { count: formatCount(left) };
    const says = [t("… {count} more …", count), t("… {count} more", count), `… ${count.count} …`];
    return says.find((text) => emsOf(text) * BAND < (turned ? high : wide)) ?? count.count;
  };
  /** @param {number} count @param {number} x @param {number} y @param {boolean} turned */
  const band = (count, x, y, turned) =>
    count > 0
      ? svg`<text class="stage-more" x=${x} y=${y} transform=${turned ? `rotate(90 ${x} ${y})` : nothing}>${said(count, turned)}</text>`
      : nothing;
  return svg`
    ${rowBands.before && block.stretched === 1 ? band(rows[0], middle, block.y + rowBands.before / 2, false) : nothing}
    ${rowBands.after && block.stretched === 1 ? band(part.size[0] - rows[1], middle, block.y + blockHeight(block) - rowBands.after / 2, false) : nothing}
    ${columnBands.before ? band(columns[0], block.x + columnBands.before / 2, centre, true) : nothing}
    ${columnBands.after ? band(part.size[1] - columns[1], block.x + blockWidth(block) - columnBands.after / 2, centre, true) : nothing}`;
}

/**
 * @param {Scene} scene
 * @param {number} n
 */
export function drawLabels({ layout, drawn, smallest }, n) {
  const block = layout.blocks[n];
  const { matrix } = drawn[n];
  const { transposed } = block.part;
  const [along, across] = transposed ? /** @type {const} */ (["column", "row"]) : /** @type {const} */ (["row", "column"]);
  const x = block.x - BRACKET - 9;
  // In a row of matrices there is another one in front of all but the first.
  const room = n === 0 || layout.kind === "falk" ? x : layout.compact ? 48 : 96;
  const rows = block.rowLabels
    ? indices(block.rows).map((row) => {
        const box = cellBox(block, row, block.columns[0]);
        const { text, length } = rowLabel(labelOf(matrix, along, row), room);
        return box && svg`<text class="stage-label stage-label--row ${isBias(matrix, along, row) ? "role-bias" : ""} ${matrix.role === "input" && matrix.axes[1] === "case" ? "role-input" : ""}" data-block=${n} data-row=${row}
          x=${x} y=${box.y + box.height / 2} textLength=${length ?? nothing} lengthAdjust="spacingAndGlyphs">${text}</text>`;
      })
    : nothing;
  const shown = block.columnLabels ? indices(block.columns) : [];
  const labels = columnLabels(shown.map((column) => labelOf(matrix, across, column)), block.cellWidth, smallest);
  const columns = shown.map((column, at) => {
    const box = cellBox(block, block.rows[0], column);
    const { text, size } = labels[at];
    return box && svg`<text class="stage-label stage-label--column ${isBias(matrix, across, column) ? "role-bias" : ""} ${matrix.role === "input" && !transposed && matrix.axes[1] !== "case" ? "role-input" : ""}"
      font-size=${size.toFixed(1)} data-block=${n} data-column=${column} x=${box.x + box.width / 2} y=${block.y - 18}>${text}</text>`;
  });
  return svg`${rows}${columns}`;
}

/**
 * @param {Scene} scene
 * @param {number} n
 */
export function drawSymbol({ layout, drawn }, n) {
  const block = layout.blocks[n];
  const { role, under, of, matrix } = drawn[n];
  const size = symbolSize(block.part.symbol, layout.compact);
  const right = block.x + blockWidth(block);
  const places = {
    above: { x: block.x + blockWidth(block) / 2, y: block.y - (block.columnLabels ? 46 : 30) + (layout.compact ? 4 : 0), anchor: "middle" },
    right: { x: right + BRACKET + 14, y: block.y + blockHeight(block) / 2, anchor: "start" },
    // What has a word beside it begins with the block, so that there is room for the word.
    below: { x: under && of ? block.x + size : block.x + blockWidth(block) / 2, y: block.y + blockHeight(block) + 22, anchor: "middle" },
    corner: { x: block.x - BRACKET - (layout.compact ? 8 : 10), y: block.y - 20, anchor: "end" },
  };
  const { x, y, anchor } = places[block.symbolAt];
  return svg`<text class="stage-symbol role-${role}" aria-hidden="true" data-id=${matrix.id} x=${x} y=${y} font-size=${size} text-anchor=${anchor}>${block.part.symbol}</text>
    ${under ? svg`<text class="stage-under" x=${x + (block.symbolAt === "below" ? block.part.symbol.length * size * 0.3 + 8 : 0)} y=${y + (block.symbolAt === "below" ? 0 : 24)}
      text-anchor=${block.symbolAt === "below" ? "start" : anchor}>${under}</text>` : nothing}
    ${under && of ? (block.symbolAt === "below" ? drawOf([of], x + block.part.symbol.length * size * 0.3 + 8 + OF, y, 0, "start") : drawOf(linesOf(of, layout.width - x), x, y, 41, anchor)) : nothing}`;
}

/**
 * @param {string[]} lines what the numbers so far are of
 * @param {number} x
 * @param {number} y
 * @param {number} down from there to the first line
 * @param {string} anchor
 */
function drawOf(lines, x, y, down, anchor) {
  const long = lines.join(" ").length > 8;
  return svg`<text class=${long ? "stage-of stage-of--long" : "stage-of"} x=${x} y=${y + down} text-anchor=${anchor}>${lines.map((line, n) => svg`<tspan x=${x} dy=${n && 14}>${line} </tspan>`)}</text>`;
}

/** @param {string} text @param {number} room @returns {string[]} its last word on a line of its own where the whole doesn't fit */
function linesOf(text, room) {
  const at = text.lastIndexOf(" ");
  return at < 0 || lettersIn(text) * LETTER * LEAST_LABEL <= room ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** @param {Layout} layout */
export function drawMarks(layout) {
  return layout.marks.map(({ x, y, text, kind }) => {
    if (kind === "operator") return svg`<text class="stage-operator" x=${x} y=${y}>${text}</text>`;
    if (kind === "down") {
      return svg`<path class="stage-arrow" d="M${x} ${y - 14}v26m-6 -7l6 7l6 -7"></path>
        <text class="stage-operator stage-operator--beside" x=${x + 16} y=${y}>${text}</text>`;
    }
    return svg`<path class="stage-arrow" d="M${x - 16} ${y}h32m-7 -6l7 6l-7 6"></path>
      <text class="stage-operator stage-operator--over" x=${x} y=${y - 20}>${text}</text>`;
  });
}
