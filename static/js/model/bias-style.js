/**
 * The four ways for dense layers to have a bias, as changes of a spec and of the edits made to its
 * cells. Layers of other kinds have biases of their own, or none, and stay as they are.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {"augmented"|"added"|"product"|"none"} BiasStyle
 * @typedef {{iteration: number, matrix: string, row: number, column: number, value: number}} Edit
 * @typedef {{kind: string, bias: BiasStyle, units: number, bias_values: number[]|null}} SpecLayer
 * @typedef {{layers: SpecLayer[], convention?: Program["convention"]}} Spec as far as it is needed here
 */
import { turn } from "./product.js";

/** @type {BiasStyle[]} */
export const BIAS_STYLES = ["augmented", "added", "product", "none"];

/**
 * @param {Program} program
 * @returns {BiasStyle|null} null if its layers don't agree, or none is dense
 */
export function biasStyle(program) {
  const styles = new Set(specOf(program).layers.filter(isDense).map((layer) => layer.bias));
  return styles.size === 1 ? [...styles][0] : null;
}

/** @param {{kind: string}} layer of a program or a spec */
export function isDense({ kind }) {
  return kind === "dense";
}

/**
 * The spec with another bias in every dense layer. Fixed start values of the bias go where there is none.
 *
 * @param {Program} program
 * @param {BiasStyle} style
 * @param {Program|null} before whose bias start values come back, if the layers are alike
 * @returns {Spec}
 */
export function withBias(program, style, before) {
  const spec = specOf(program);
  const kept = before ? specOf(before).layers : [];
  return {
    ...spec,
    layers: spec.layers.map((layer, n) => {
      if (!isDense(layer)) return layer;
      const back = kept[n]?.units === layer.units ? kept[n].bias_values : null;
      return { ...layer, bias: style, bias_values: style === "none" ? null : (layer.bias_values ?? back) };
    }),
  };
}

/**
 * The edits in the coordinates of the other bias style. Those of a bias that is gone are left out.
 *
 * @param {Edit[]} edits in the program's coordinates
 * @param {Program} program
 * @param {BiasStyle} style
 * @returns {Edit[]}
 */
export function editsWithBias(edits, program, style) {
  const columns = program.convention === "columns";
  const now = style === "augmented" ? 1 : 0;
  const [first] = program.layers;
  return edits.flatMap((edit) => {
    // As in the rows convention: a row of W is what leaves a neuron, a column of X is a neuron.
    const [row, column] = turn(columns, edit.row, edit.column);
    /** @param {string} matrix @param {number} r @param {number} c */
    const moved = (matrix, r, c) => {
      const [newRow, newColumn] = turn(columns, r, c);
      return [{ ...edit, matrix, row: newRow, column: newColumn }];
    };
    const layer = program.layers.find((one) => one.weight === edit.matrix || one.bias === edit.matrix);
    if (!layer) {
      const ones = first.augmented ? 1 : 0;
      return edit.matrix === first.input && isDense(first) ? moved(edit.matrix, row, column - ones + now) : [edit];
    }
    if (!isDense(layer) || layer.weight === null) return [edit];
    const before = layer.augmented ? 1 : 0;
    if (edit.matrix === layer.weight && row >= before) return moved(layer.weight, row - before + now, column);
    if (style === "none") return [];
    return style === "augmented" ? moved(layer.weight, 0, column) : moved(layer.bias ?? `b${layer.index}`, 0, column);
  });
}

/**
 * The program as it will be once the server has answered, as far as its biases are concerned.
 *
 * @param {Program} program that is still open
 * @param {{spec: object|null, convention: Program["convention"]|null}} source what is to be open
 * @returns {Program}
 */
export function asAskedFor(program, { spec, convention }) {
  const wanted = /** @type {Spec} */ (spec ?? program.spec);
  const layers = program.layers.map((layer, n) => {
    if (!isDense(layer)) return layer;
    const style = wanted.layers[n]?.bias;
    const own = style === "added" || style === "product";
    return { ...layer, augmented: style === "augmented", bias: own ? (layer.bias ?? `b${layer.index}`) : null };
  });
  return { ...program, convention: convention ?? wanted.convention ?? "rows", layers, spec: wanted };
}

/** @param {Program} program @returns {number} how many numbers its biases are */
export function biasCount(program) {
  return specOf(program).layers.filter(isDense).reduce((sum, layer) => sum + (layer.bias === "none" ? 0 : layer.units), 0);
}

/** @param {Program} program @returns {Spec} */
function specOf(program) {
  return /** @type {Spec} */ (program.spec);
}
