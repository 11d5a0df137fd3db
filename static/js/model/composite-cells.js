/**
 * Composite axes of index strings: which cells meet where an axis is made of several.
 *
 * The axis `(p,q)` has a cell for each pair, row by row: p · |q| + q. A factor of it may be a sum, `y+a`,
 * whose cell is y + a (a window slides over a picture), or fixed, `=t`: the one t that the parameter
 * `at` names. Cells are found in boxes: a box of one matrix says where each letter may be, and where the
 * letters may be says which boxes of another matrix it meets.
 *
 * @typedef {import("./types.js").Box} Box
 * @typedef {import("./types.js").Span} Span
 * @typedef {import("./index-string.js").Axis} Axis
 * @typedef {import("./index-string.js").Shape} Shape
 * @typedef {ReadonlyMap<string, number>} Sizes of the letters; `at` is where a fixed letter is
 * @typedef {ReadonlyMap<string, Span>} Bound where letters may be; anywhere, if they aren't in it
 */
/** @param {string} factor @returns {string[]} its letter, or the two that are added */
const lettersOf = (factor) => factor.match(/[a-z]/g) ?? [];

/** @param {Axis} axis @returns {string[]} an axis of one cell has none */
const factorsOf = ({ factors, letter }) => factors ?? (letter === null ? [] : [letter]);

/** @param {string} factor @param {Sizes} sizes @returns {number} how many cells it has */
function sizeOf(factor, sizes) {
  const [size, more = 1] = lettersOf(factor).map((letter) => sizes.get(letter) ?? NaN);
  return size + more - 1;
}

/** @param {string[]} factors @param {Sizes} sizes */
const cellsOf = (factors, sizes) => factors.reduce((all, factor) => all * sizeOf(factor, sizes), 1);

/**
 * A letter's size is the parameter of its name, else that of an axis of its own, else what is left for it
 * in a composite one.
 *
 * @param {[Axis, Axis][]} terms
 * @param {Shape[]} shapes
 * @param {Record<string, number>} params
 * @returns {Sizes}
 */
export function sizesOf(terms, shapes, params) {
  const sizes = new Map(Object.entries(params));
  const sides = terms
    .flatMap((axes, n) => axes.map((axis, side) => ({ factors: factorsOf(axis), cells: shapes[n][side] - axis.shift })))
    .sort((a, b) => a.factors.length - b.factors.length);
  // What one side tells may be what another one waits for.
  for (const _ of sides) {
    for (const { factors, cells } of sides) {
      const [letter, ...more] = new Set(factors.flatMap(lettersOf).filter((one) => !sizes.has(one)));
      if (letter === undefined || more.length > 0) continue;
      const others = factors.filter((factor) => !lettersOf(factor).includes(letter));
      const own = factors.flatMap((factor) => (others.includes(factor) ? [] : lettersOf(factor)));
      const added = own.find((one) => one !== letter);
      sizes.set(letter, cells / cellsOf(others, sizes) - (added ? (sizes.get(added) ?? 1) - 1 : 0));
    }
  }
  return sizes;
}

/**
 * Where the letters of a factor may be when the factor is in a span.
 *
 * @param {string} factor
 * @param {Span} span
 * @param {Sizes} sizes
 * @returns {Bound[]} any of these
 */
function bindFactor(factor, [start, end], sizes) {
  const [letter, added] = lettersOf(factor);
  if (factor.startsWith("=")) {
    const at = sizes.get("at") ?? 0;
    return at >= start && at < end ? [new Map()] : [];
  }
  if (!added) return [new Map([[letter, /** @type {Span} */ ([start, end])]])];
  if (start <= 0 && end >= sizeOf(factor, sizes)) return [new Map()];
  /** @type {Bound[]} */
  const found = [];
  for (let n = Math.min(sizes.get(added) ?? 0, end) - 1; n >= 0; n--) {
    /** @type {Span} */
    const span = [Math.max(0, start - n), Math.min(sizes.get(letter) ?? 0, end - n)];
    if (span[0] < span[1]) found.push(new Map([[letter, span], [added, [n, n + 1]]]));
  }
  return found;
}

/**
 * Where the letters of an axis may be when the axis is in a span.
 *
 * @param {string[]} factors
 * @param {Span} span
 * @param {Sizes} sizes
 * @returns {Bound[]} any of these
 */
function bindFactors([factor, ...rest], [start, end], sizes) {
  if (factor === undefined) return [new Map()];
  const inner = cellsOf(rest, sizes);
  const [first, last] = [Math.floor(start / inner), Math.floor((end - 1) / inner)];
  const [before, after] = [start - first * inner, end - last * inner];
  /** @type {[Span, Span][]} the factor's own span, and that of the rest: a begun line, whole lines, a broken-off line */
  const pieces = [];
  const whole = /** @type {Span} */ ([before > 0 ? first + 1 : first, after < inner ? last : last + 1]);
  if (first === last) pieces.push([[first, first + 1], [before, after]]);
  else {
    if (before > 0) pieces.push([[first, first + 1], [before, inner]]);
    if (whole[0] < whole[1]) pieces.push([whole, [0, inner]]);
    if (after < inner) pieces.push([[last, last + 1], [0, after]]);
  }
  return pieces.flatMap(([own, others]) =>
    bindFactor(factor, own, sizes).flatMap((a) => bindFactors(rest, others, sizes).flatMap((b) => both(a, b))),
  );
}

/** @param {Bound} a @param {Bound} b @returns {Bound[]} where both hold; none if that is nowhere */
function both(a, b) {
  const bound = new Map(a);
  for (const [letter, [start, end]] of b) {
    const [s, e] = a.get(letter) ?? [start, end];
    /** @type {Span} */
    const span = [Math.max(start, s), Math.min(end, e)];
    if (span[0] >= span[1]) return [];
    bound.set(letter, span);
  }
  return [bound];
}

/** @param {Axis} axis @param {Span} span @param {Sizes} sizes @returns {Bound[]} */
function bindAxis(axis, [start, end], sizes) {
  if (axis.whole) return [new Map()];
  // Cells that were put in front are no cells of the axis.
  const first = Math.max(0, start - axis.shift);
  return end - axis.shift > first ? bindFactors(factorsOf(axis), [first, end - axis.shift], sizes) : [];
}

/**
 * The cells of an axis where the letters are.
 *
 * @param {Axis} axis
 * @param {number} cells that it has
 * @param {Bound} bound
 * @param {Sizes} sizes
 * @returns {Span[]}
 */
function project(axis, cells, bound, sizes) {
  if (axis.whole) return [[0, cells]];
  /** @type {Span[]} */
  let spans = [[0, 1]];
  let inner = 1;
  for (const factor of [...factorsOf(axis)].reverse()) {
    const at = sizes.get("at") ?? 0;
    const [[from, to], [more, most] = [0, 1]] = factor.startsWith("=")
      ? [[at, at + 1]]
      : lettersOf(factor).map((letter) => bound.get(letter) ?? [0, sizes.get(letter) ?? 0]);
    const [start, end] = [from + more, to + most - 1];
    const lines = spans.length === 1 && spans[0][1] - spans[0][0] === inner;
    const own = spans;
    const width = inner;
    spans = lines
      ? [[start * width, end * width]]
      : Array.from({ length: end - start }, (_, n) => (start + n) * width).flatMap((first) =>
          own.map(([s, e]) => /** @type {Span} */ ([first + s, first + e])),
        );
    inner *= sizeOf(factor, sizes);
  }
  return spans.map(([start, end]) => [start + axis.shift, end + axis.shift]);
}

/**
 * The cells of one term that meet a box of another, in the order in which a sum takes them.
 *
 * @param {[Axis, Axis][]} terms operands, and last the result
 * @param {Shape[]} shapes theirs
 * @param {Record<string, number>} params of the step
 * @param {number} from which term
 * @param {number} to
 * @param {Box} box
 * @returns {Box|null} null if they are none
 */
export function meeting(terms, shapes, params, from, to, box) {
  const sizes = sizesOf(terms, shapes, params);
  const [row, column] = terms[from];
  const [rows, columns] = [bindAxis(row, box.rows, sizes), bindAxis(column, box.columns, sizes)];
  return around(
    rows.flatMap((a) => columns.flatMap((b) => both(a, b))).flatMap((bound) => {
      const [across, down] = [1, 0].map((side) => project(terms[to][side], shapes[to][side], bound, sizes));
      return down.flatMap((span) => across.map((other) => ({ rows: span, columns: other })));
    }),
  );
}

/** @param {Box[]} parts @returns {Box|null} the box around them, with them where there are several */
function around(parts) {
  if (parts.length < 2) return parts[0] ?? null;
  const whole = parts.reduce((all, { rows, columns }) => ({ rows: hull(all.rows, rows), columns: hull(all.columns, columns) }));
  return { rows: whole.rows, columns: whole.columns, parts };
}

/** @param {Span} a @param {Span} b @returns {Span} */
function hull(a, b) {
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
