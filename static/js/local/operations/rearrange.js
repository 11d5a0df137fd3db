/**
 * Operations that only put cells elsewhere: patches of images, folding, blocks. The gradient of patches
 * sums what came from one pixel.
 *
 * @typedef {import("../dense.js").Dense} Dense
 * @typedef {import("../dense.js").Params} Params
 */

/**
 * Go over the cells of all patches, in their order.
 *
 * @param {Params} sizes y × x places of a patch of a × b pixels
 * @param {number} images
 * @param {(patch: number, pixel: number) => void} visit the place of a cell among the patches, and of its pixel among the images
 */
function eachOfPatches({ y, x, a, b }, images, visit) {
  const [height, width] = [y + a - 1, x + b - 1];
  let patch = 0;
  for (let n = 0; n < images; n++) {
    for (let down = 0; down < y; down++) {
      for (let across = 0; across < x; across++) {
        for (let row = 0; row < a; row++) {
          const start = (n * height + down + row) * width + across;
          for (let column = 0; column < b; column++) visit(patch++, start + column);
        }
      }
    }
  }
}

/**
 * Go over the cells of cases of a × b × c, which are c × a × b in the other order.
 *
 * @param {Params} sizes
 * @param {number} cells
 * @param {(from: number, to: number) => void} visit
 */
function eachExchanged({ a, b, c }, cells, visit) {
  const size = a * b * c;
  for (let from = 0; from < cells; from++) {
    const within = from % size;
    const [pair, group] = [Math.floor(within / c), within % c];
    visit(from, from - within + group * a * b + pair);
  }
}

/** @param {Dense} out @param {Dense} from */
const asItLies = (out, from) => out.data.set(from.data);

/** @type {Record<string, import("../dense.js").Operation>} */
export const rearrange = {
  patches: (out, [images], sizes) => {
    eachOfPatches(sizes, images.rows, (patch, pixel) => {
      out.data[patch] = images.data[pixel];
    });
  },
  sum_patches: (out, [patches], sizes) => {
    out.data.fill(0);
    eachOfPatches(sizes, out.rows, (patch, pixel) => {
      out.data[pixel] += patches.data[patch];
    });
  },
  fold: (out, [matrix]) => asItLies(out, matrix),
  unfold: (out, [matrix]) => asItLies(out, matrix),
  exchange: (out, [matrix], sizes) => {
    eachExchanged(sizes, out.data.length, (from, to) => {
      out.data[to] = matrix.data[from];
    });
  },
  exchange_back: (out, [matrix], sizes) => {
    eachExchanged(sizes, out.data.length, (from, to) => {
      out.data[from] = matrix.data[to];
    });
  },
  take_block: (out, [matrix], { at }) => {
    for (let i = 0; i < out.rows; i++) {
      const start = i * matrix.columns + at * out.columns;
      out.data.set(matrix.data.subarray(start, start + out.columns), i * out.columns);
    }
  },
  place_block: (out, [block], { at }) => {
    out.data.fill(0);
    for (let i = 0; i < block.rows; i++) {
      out.data.set(block.data.subarray(i * block.columns, (i + 1) * block.columns), i * out.columns + at * block.columns);
    }
  },
};
