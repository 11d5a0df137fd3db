/**
 * A row or a column of a matrix as a picture, where its other axis is pixels, row by row; a bias may
 * stand in front of them.
 *
 * @typedef {import("./types.js").Matrix} Matrix
 * @typedef {import("./types.js").Cell} Cell
 * @typedef {import("./types.js").Box} Box
 * @typedef {{row: number, column: number}} Position
 *
 * @typedef {object} Image how a matrix is seen as pictures
 * @property {0|1} axis whose cells are the pixels: rows or columns
 * @property {"row"|"column"} along what one picture is of the matrix
 * @property {number} height
 * @property {number} width
 * @property {number} before cells in front of the first pixel
 * @property {number} count of pictures
 */
import { partsOf } from "./index-string.js";
import { productOf } from "./product.js";

/**
 * @param {Matrix} matrix
 * @param {number} [caseIndex] of which it is, where the axis has a picture of every case
 * @returns {Image|null} null: none of its axes is pixels
 */
export function imageOf({ images, shape, within }, caseIndex = 0) {
  const axis = images?.[0] ? 0 : 1;
  const size = images?.[axis];
  if (!size) return null;
  const [height, width] = size;
  return { axis, along: axis === 0 ? "column" : "row", height, width, before: within?.[axis] ? caseIndex * height * width : shape[axis] - height * width, count: shape[1 - axis] };
}

/**
 * @param {Image} image
 * @param {number} line which picture
 * @param {number} pixel
 * @returns {Position} in the matrix
 */
export function cellOfPixel({ axis, before }, line, pixel) {
  return axis === 0 ? { row: pixel + before, column: line } : { row: line, column: pixel + before };
}

/**
 * @param {Image} image
 * @param {Position} position in the matrix
 * @returns {number|null} null: it is the bias, or of another picture
 */
export function pixelOfCell({ axis, before, height, width }, { row, column }) {
  const pixel = (axis === 0 ? row : column) - before;
  return pixel < 0 || pixel >= height * width ? null : pixel;
}

/** @param {Image} image @param {Position} position in the matrix @returns {number} which picture it is in */
export function lineOfCell({ axis }, { row, column }) {
  return axis === 0 ? column : row;
}

/**
 * @param {number} pixel
 * @param {string} key
 * @param {Image} image
 * @returns {number|null} the pixel that a key goes to; null if it means nothing here
 */
export function pixelAfterKey(pixel, key, { height, width }) {
  const row = Math.floor(pixel / width);
  switch (key) {
    case "ArrowUp":
      return row > 0 ? pixel - width : pixel;
    case "ArrowDown":
      return row < height - 1 ? pixel + width : pixel;
    case "ArrowLeft":
      return pixel % width > 0 ? pixel - 1 : pixel;
    case "ArrowRight":
      return pixel % width < width - 1 ? pixel + 1 : pixel;
    case "Home":
      return row * width;
    case "End":
      return (row + 1) * width - 1;
    default:
      return null;
  }
}

/**
 * The matrices of a step that are seen as pictures: the inputs always, and in front.
 *
 * @param {import("./types.js").Program} program
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {import("./types.js").Step} step
 * @param {number} [caseIndex]
 * @returns {{matrix: Matrix, image: Image}[]}
 */
export function picturesOf(program, matrices, step, caseIndex) {
  const ids = new Set([program.layers[0].input, ...step.inputs, step.output]);
  return [...ids].flatMap((id) => {
    const matrix = matrices.get(id);
    const image = matrix && imageOf(matrix, caseIndex);
    return image ? [{ matrix, image }] : [];
  });
}

/**
 * Which row or column of a matrix the cursor is on.
 *
 * @param {Matrix} matrix
 * @param {Image} image
 * @param {{hover: Cell|null, lit: ReadonlyMap<string, Box>, result: Matrix, resultCell: Position, caseIndex: number}} cursor
 * @param {number} last which it was on before
 * @returns {number}
 */
export function lineAtCursor(matrix, image, { hover, lit, result, resultCell, caseIndex }, last) {
  if (hover?.matrix === matrix.id) return lineOfCell(image, hover);
  const name = matrix.axes[1 - image.axis];
  if (name === "case") return caseIndex;
  const box = lit.get(matrix.id);
  const span = box && (image.axis === 0 ? box.columns : box.rows);
  if (span && span[1] - span[0] === 1) return span[0];
  const along = result.axes.indexOf(name);
  if (along < 0 || result.shape[along] !== image.count) return Math.min(last, image.count - 1);
  return along === 0 ? resultCell.row : resultCell.column;
}

/**
 * The pixel that the cursor is on: of the terms, the cell or the layer k that is pointed at, else of
 * the cell that was chosen or is selected.
 *
 * @param {ReadonlyMap<string, Matrix>} matrices
 * @param {import("./types.js").Step} step
 * @param {{term: Cell[]|null, hover: Cell|null, chosen: Cell|null, lens: string, layer: number, resultCell: Position, caseIndex?: number}} cursor
 * @param {Image} of the picture that it is a pixel of: pixels of pictures of another size say nothing of it
 * @returns {number|null}
 */
export function pixelAtCursor(matrices, step, { term, hover, chosen, lens, layer, resultCell, caseIndex }, of) {
  /** @param {Cell} cell */
  const pixel = (cell) => {
    const matrix = matrices.get(cell.matrix);
    const image = matrix && imageOf(matrix, caseIndex);
    return image && image.height === of.height && image.width === of.width ? pixelOfCell(image, cell) : null;
  };
  const product = lens === "column_row" ? productOf(step) : null;
  const left = product && matrices.get(product.left.id);
  const image = left && imageOf(left);
  const inner = product?.left.inner === "row" ? 0 : 1;
  const k = image && image.axis === inner ? pixelOfCell(image, { row: layer, column: layer }) : null;
  const pointed = term ?? (hover && [hover]);
  const cells = pointed ?? [...(chosen ? [chosen] : []), { matrix: step.output, ...resultCell }];
  return (pointed ? null : k) ?? cells.map(pixel).find((one) => one !== null) ?? k;
}

/**
 * @param {Image} image
 * @param {number} line the row or column that is the picture
 * @param {Box|undefined} lit of its matrix
 * @returns {number|null} the one pixel of the picture that is lit; null if none is, or several
 */
export function pixelLit({ axis, before, height, width }, line, lit) {
  const sides = (lit ? partsOf(lit) : []).map(({ rows, columns }) => (axis === 0 ? [rows, columns] : [columns, rows]));
  const here = sides.filter(([, lines]) => line >= lines[0] && line < lines[1]);
  const [[start, end]] = here[0] ?? [[0, 0]];
  return here.length === 1 && end - start === 1 && start >= before && start < before + height * width ? start - before : null;
}

/** The ink of a zero; and what share of its ink the whole of a negative pixel has, beside its upper right half. */
const FAINTEST = 0.05;
const REST = 0.15;

/**
 * How a number is drawn as a pixel. No number has to be read on it, so that the largest one is full;
 * a negative one keeps its ink to the upper right half, the mark that negative cells have.
 *
 * @param {number|undefined} value undefined: not known, or to be predicted
 * @param {number} full magnitude that is drawn in full, and every larger one
 * @returns {{whole: number, half: number}} opacities of the pixel and of its upper right half
 */
export function inkOf(value, full) {
  if (value === undefined) return { whole: 0, half: 0 };
  const share = Number.isFinite(value) ? Math.min(1, full === 0 ? 0 : Math.abs(value) / full) : 1;
  const ink = FAINTEST + (1 - FAINTEST) * share;
  return value < 0 ? { whole: REST * ink, half: ink } : { whole: ink, half: 0 };
}

/** @param {readonly number[]} values @returns {number} the largest magnitude */
export function largestOf(values) {
  return values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
}
