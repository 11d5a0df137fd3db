/**
 * One row or column of a matrix as a picture: a grid of pixels, each of them a cell of the matrix.
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {import("../model/pictures.js").Image} Image
 *
 * @typedef {object} Picture
 * @property {Matrix} matrix
 * @property {Image} image
 * @property {number} line which row or column it is
 * @property {number[]|null} values of all of the row or column; null: not known
 * @property {import("../model/types.js").Role} role
 * @property {number} decimals that its numbers are said with
 * @property {boolean} gradient
 * @property {number|null} ringed the pixel under the cursor
 * @property {import("../model/patch.js").Patch|null} patch the part of it that the cursor is on, cut out elsewhere
 * @property {number} focus the pixel that Tab reaches
 * @property {(cell: import("../model/types.js").Cell) => boolean} hidden whether it is to be predicted
 */
import { html, nothing, svg } from "../../vendor/lit.js";
import { formatNumber } from "../model/format.js";
import { boxName, spokenCell } from "../model/naming.js";
import { cellOfPixel, inkOf, largestOf } from "../model/pictures.js";
import { t } from "../words/words.js";

/** The side of a pixel, and of the paper between two of them. */
const SIDE = 10;
const GAP = 0.7;
/** Around the picture, where the ring of its outer pixels reaches. */
const EDGE = 1.4;

/**
 * @param {Picture} picture
 * @returns {string} e.g. "W₁[h₂]"
 */
export function pictureName({ matrix, image, line }) {
  /** @type {[number, number]} */
  const own = [line, line + 1];
  const all = { rows: /** @type {[number, number]} */ ([0, matrix.shape[0]]), columns: /** @type {[number, number]} */ ([0, matrix.shape[1]]) };
  return boxName(matrix, [image.axis === 0 ? { ...all, columns: own } : { ...all, rows: own }]);
}

/** @param {Picture} picture */
export function drawPicture(picture) {
  const { matrix, image, line, values, role, gradient, ringed, patch } = picture;
  const { height, width } = image;
  const name = pictureName(picture);
  const pixels = values?.slice(image.before, image.before + height * width) ?? [];
  const largest = largestOf(pixels);
  const rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => row * width + column));
  /** @param {number} pixel */
  const drawPixel = (pixel) => {
    const { row, column } = cellOfPixel(image, line, pixel);
    const hidden = picture.hidden({ matrix: matrix.id, row, column });
    const value = hidden ? undefined : pixels[pixel];
    const text = hidden ? t("to be predicted") : value === undefined ? "" : formatNumber(value, picture.decimals);
    const x = (pixel % width) * SIDE;
    const y = Math.floor(pixel / width) * SIDE;
    const side = SIDE - GAP;
    const { whole, half } = inkOf(value, largest);
    return svg`<g role="gridcell" class="picture__pixel" data-pixel=${pixel} tabindex=${pixel === picture.focus ? 0 : -1} aria-label=${spokenCell(matrix, row, column, text)}>
      <rect class="picture__ink" x=${x} y=${y} width=${side} height=${side} fill-opacity=${whole.toFixed(3)}></rect>
      ${half > 0 ? svg`<path class="picture__negative" fill-opacity=${half.toFixed(3)} d="M${x} ${y}h${side}v${side}z"></path>` : nothing}
    </g>`;
  };
  return html`<figure class="picture role-${role} ${gradient ? "picture--gradient" : ""}" data-matrix=${matrix.id} data-line=${line}>
    <svg class="picture__grid" viewBox="${-EDGE} ${-EDGE} ${width * SIDE - GAP + 2 * EDGE} ${height * SIDE - GAP + 2 * EDGE}" role="grid" aria-label=${t("{name} as a picture, {size}", { name, size: sizeOf(image) })}>
      ${rows.map((row) => svg`<g role="row">${row.map(drawPixel)}</g>`)}
      ${patch ? ring(patch) : nothing}
      ${ringed === null ? nothing : ring({ row: Math.floor(ringed / width), column: ringed % width, height: 1, width: 1 })}
    </svg>
    <figcaption class="picture__name">${name}</figcaption>
  </figure>`;
}

/** @param {Image} image @returns {string} e.g. "8 × 8", which stays in one line */
export function sizeOf({ height, width }) {
  return `${height}\u00a0×\u00a0${width}`;
}

/** @param {{row: number, column: number, height: number, width: number}} pixels */
function ring({ row, column, height, width }) {
  const [x, y] = [column * SIDE - GAP / 2, row * SIDE - GAP / 2];
  return svg`<g class="picture__ring" aria-hidden="true">${["under", "line"].map((part) => svg`<rect class="picture__ring-${part}" x=${x} y=${y} width=${width * SIDE} height=${height * SIDE} rx="1.2"></rect>`)}</g>`;
}
