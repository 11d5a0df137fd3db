/**
 * A spec as a form changes it. Pure: every change gives another spec.
 *
 * @typedef {object} Layer a dense one; one of another kind has fields of its own, and stays as it is
 * @property {string} kind
 * @property {number} units
 * @property {string} activation
 * @property {string} bias
 * @property {number[][]|null} [weights]
 * @property {number[]|null} [fixed_inputs] whose weights never change
 * @property {number[]|null} [bias_values]
 * @property {number} [from] of a residual one: the layer, counted from 1, that it adds; 0 is the inputs
 *
 * @typedef {object} Inline
 * @property {number[][]} x
 * @property {number[][]} y
 * @property {string[]|null} [input_names]
 * @property {string[]|null} [output_names]
 * @property {string[]|null} [case_names]
 * @property {number[][]|null} [edges] that join cases, by their numbers from 0
 * @property {number[]|null} [scored] the cases that are learned from, where the others are only judged
 * @property {number[][]|null} [known] 1 where a target is known, as y has its cells
 *
 * @typedef {object} Spec
 * @property {string} name
 * @property {Inline|{name: string}} dataset
 * @property {Layer[]} layers
 * @property {string} loss
 * @property {number} l2
 * @property {{kind: string} & Record<string, number|string>} optimizer
 * @property {number|null} batch_size
 * @property {number} seed
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 */
import { isDense } from "../model/bias-style.js";
import { t } from "../words/words.js";

export const ACTIVATIONS = ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax"];
export const BIASES = ["augmented", "added", "product", "none"];
export const LOSSES = ["mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy", "energy"];
/** The numbers of each optimizer, with where they begin. @type {Record<string, Record<string, number>>} */
export const OPTIMIZERS = {
  sgd: { learning_rate: 0.1 },
  momentum: { learning_rate: 0.1, momentum: 0.9 },
  adam: { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
  sign: {},
};

const NEW_LAYER = { kind: "dense", units: 3, activation: "sigmoid", bias: "augmented" };

/** @param {Spec} spec @returns {Inline|null} */
export function inline(spec) {
  return "x" in spec.dataset ? spec.dataset : null;
}

/**
 * @param {Spec} spec
 * @returns {Spec} with one more dense hidden layer, like the one before it, in front of the last layer
 */
export function withLayer(spec) {
  const at = spec.layers.length - 1;
  const before = spec.layers[at - 1];
  const more = { ...(before && isDense(before) ? before : NEW_LAYER), weights: null, fixed_inputs: null, bias_values: null };
  return { ...spec, layers: [...spec.layers.slice(0, at), more, ...spec.layers.slice(at)] };
}

/**
 * @param {Spec} spec
 * @param {number} n
 * @returns {Spec} whose residual layers still add what left the same layer; what entered it, if it is gone
 */
export function withoutLayer(spec, n) {
  const layers = spec.layers.filter((_, m) => m !== n);
  return { ...spec, layers: layers.map((layer) => (layer.from !== undefined && layer.from > n ? { ...layer, from: layer.from - 1 } : layer)) };
}

/** @param {Spec} spec @param {number} n @param {Partial<Layer>} change @returns {Spec} */
export function changeLayer(spec, n, change) {
  return { ...spec, layers: spec.layers.map((layer, m) => (m === n ? { ...layer, ...change } : layer)) };
}

/** @param {Spec} spec @param {string} kind @returns {Spec} what both have stays */
export function changeOptimizer(spec, kind) {
  const numbers = Object.entries(OPTIMIZERS[kind]).map(([name, start]) => [name, name === "learning_rate" && kind !== "adam" && spec.optimizer.kind !== "adam" ? spec.optimizer[name] : start]);
  return { ...spec, optimizer: { kind, ...Object.fromEntries(numbers) } };
}

/** @param {Spec} spec @returns {Spec} with one more case, of zeros */
export function withCase(spec) {
  const data = inline(spec);
  if (!data) return spec;
  const y = data.y[0].map((_, n) => (spec.loss === "softmax_cross_entropy" && n === 0 ? 1 : 0));
  const names = data.case_names ? [...data.case_names, `case ${data.x.length + 1}`] : data.case_names;
  const known = data.known && { known: [...data.known, y.map(() => 1)] };
  return { ...spec, dataset: { ...data, ...known, x: [...data.x, data.x[0].map(() => 0)], y: [...data.y, y], case_names: names } };
}

/** @param {Spec} spec @param {number} n @returns {Spec} */
export function withoutCase(spec, n) {
  const data = inline(spec);
  if (!data) return spec;
  /** @template T @param {T[]} rows */
  const rest = (rows) => rows.filter((_, m) => m !== n);
  /** @param {number[]} cases without it, by their new numbers */
  const renumbered = (cases) => cases.filter((m) => m !== n).map((m) => (m > n ? m - 1 : m));
  const others = {
    ...(data.edges && { edges: data.edges.filter((edge) => !edge.includes(n)).map(renumbered) }),
    ...(data.scored && { scored: renumbered(data.scored) }),
    ...(data.known && { known: rest(data.known) }),
  };
  return { ...spec, dataset: { ...data, ...others, x: rest(data.x), y: rest(data.y), case_names: data.case_names && rest(data.case_names) } };
}

/** @param {Spec} spec @param {"x"|"y"} side @param {number} row @param {number} column @param {number} value @returns {Spec} */
export function changeCell(spec, side, row, column, value) {
  const data = inline(spec);
  if (!data) return spec;
  const rows = data[side].map((cells, n) => (n === row ? cells.map((cell, m) => (m === column ? value : cell)) : cells));
  return { ...spec, dataset: { ...data, [side]: rows } };
}

/**
 * The spec with the cases as they were edited on the page. Only where each iteration sees all
 * cases; edits are in the rows convention.
 *
 * @param {Spec} spec
 * @param {Edit[]} edits
 * @returns {Spec}
 */
export function withEditedCases(spec, edits) {
  if (!inline(spec) || spec.batch_size !== null) return spec;
  const ones = hasOnes(spec.layers[0]) ? 1 : 0;
  let result = spec;
  for (const { matrix, row, column, value } of edits) {
    if (matrix === "X") result = changeCell(result, "x", row, column - ones, value);
    if (matrix !== "Y") continue;
    if (spec.loss === "softmax_cross_entropy") {
      const data = /** @type {Inline} */ (inline(result));
      for (const m of data.y[row].keys()) result = changeCell(result, "y", row, m, 0);
    }
    result = changeCell(result, "y", row, column, value);
  }
  return result;
}

/** @param {Layer} layer @returns {boolean} whether a column of ones enters it */
export function hasOnes(layer) {
  return isDense(layer) && layer.bias === "augmented";
}

/**
 * How many neurons each layer has. One that isn't dense doesn't say it: it has as many as it had, if as
 * many enter it as did.
 *
 * @param {Spec} spec
 * @param {number} inputs columns of the cases
 * @param {ReadonlyMap<Layer, {entering: number, units: number}>} had the sizes of layers that weren't changed
 * @returns {(number|null)[]} the inputs first; null where it isn't known
 */
export function sizesOf(spec, inputs, had) {
  /** @type {(number|null)[]} */
  const sizes = [inputs];
  for (const [n, layer] of spec.layers.entries()) {
    const before = had.get(layer);
    sizes.push(isDense(layer) ? layer.units : before && before.entering === sizes[n] ? before.units : null);
  }
  return sizes;
}

/**
 * Fixed weights of dense layers that no longer fit are dropped.
 *
 * @param {Spec} spec
 * @param {(number|null)[]} sizes of the layers, the inputs first
 * @returns {{spec: Spec, dropped: string[]}} what was dropped, in words
 */
export function fitted(spec, sizes) {
  /** @type {string[]} */
  const dropped = [];
  const layers = spec.layers.map((layer, n) => {
    if (!isDense(layer)) return layer;
    const entering = sizes[n];
    const result = { ...layer };
    if (layer.weights && entering !== null && (layer.weights.length !== entering || layer.weights[0].length !== layer.units)) {
      const sizes = { layer: n + 1, rows: layer.weights.length, columns: layer.weights[0].length, entering, units: layer.units };
      dropped.push(t("the fixed weights of layer {layer} are {rows} × {columns}, and {entering} × {units} are needed", sizes));
      result.weights = result.fixed_inputs = null;
    }
    if (layer.bias_values && (layer.bias === "none" || layer.bias_values.length !== layer.units)) {
      dropped.push(t("the fixed biases of layer {layer} no longer fit", { layer: n + 1 }));
      result.bias_values = null;
    }
    return result;
  });
  return { spec: { ...spec, layers }, dropped };
}

/** @param {string} name @returns {string} */
export function editedName(name) {
  return name === "mine" || name.endsWith(", edited") ? name : `${name.slice(0, 70)}, edited`;
}

/**
 * Where a refusal is shown: at the longest of the places that `where` lies in.
 *
 * @param {string|null} where e.g. "dataset.y[2]"
 * @param {string[]} places e.g. ["dataset.y", "layers[0].units"]
 * @returns {string} "" if it is none of them
 */
export function placeFor(where, places) {
  for (let path = where ?? ""; path !== ""; path = path.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    if (places.includes(path)) return path;
  }
  return "";
}
