/**
 * A spec as a form changes it. Pure: every change gives another spec.
 *
 * @typedef {object} Layer
 * @property {string} kind
 * @property {number} units
 * @property {string} activation
 * @property {string} bias
 * @property {number[][]|null} [weights]
 * @property {number[]|null} [bias_values]
 *
 * @typedef {object} Inline
 * @property {number[][]} x
 * @property {number[][]} y
 * @property {string[]|null} [input_names]
 * @property {string[]|null} [output_names]
 * @property {string[]|null} [case_names]
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
import { t } from "../words/words.js";

export const ACTIVATIONS = ["identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax"];
export const BIASES = ["augmented", "added", "product", "none"];
export const LOSSES = ["mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy"];
/** The numbers of each optimizer, with where they begin. @type {Record<string, Record<string, number>>} */
export const OPTIMIZERS = {
  sgd: { learning_rate: 0.1 },
  momentum: { learning_rate: 0.1, momentum: 0.9 },
  adam: { learning_rate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
};

const NEW_LAYER = { kind: "dense", units: 3, activation: "sigmoid", bias: "augmented" };

/** @param {Spec} spec @returns {Inline|null} */
export function inline(spec) {
  return "x" in spec.dataset ? spec.dataset : null;
}

/**
 * @param {Spec} spec
 * @returns {Spec} with one more hidden layer, like the one before it, in front of the last layer
 */
export function withLayer(spec) {
  const at = spec.layers.length - 1;
  const { kind, units, activation, bias } = spec.layers[at - 1] ?? NEW_LAYER;
  const more = { ...(spec.layers[at - 1] ?? {}), kind, units, activation, bias, weights: null, bias_values: null };
  return { ...spec, layers: [...spec.layers.slice(0, at), more, ...spec.layers.slice(at)] };
}

/** @param {Spec} spec @param {number} n @returns {Spec} */
export function withoutLayer(spec, n) {
  return { ...spec, layers: spec.layers.filter((_, m) => m !== n) };
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
  return { ...spec, dataset: { ...data, x: [...data.x, data.x[0].map(() => 0)], y: [...data.y, y], case_names: names } };
}

/** @param {Spec} spec @param {number} n @returns {Spec} */
export function withoutCase(spec, n) {
  const data = inline(spec);
  if (!data) return spec;
  /** @template T @param {T[]} rows */
  const rest = (rows) => rows.filter((_, m) => m !== n);
  return { ...spec, dataset: { ...data, x: rest(data.x), y: rest(data.y), case_names: data.case_names && rest(data.case_names) } };
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
  const ones = spec.layers[0].bias === "augmented" ? 1 : 0;
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

/**
 * Fixed weights that no longer fit are dropped.
 *
 * @param {Spec} spec
 * @param {number} inputs columns of the cases
 * @returns {{spec: Spec, dropped: string[]}} what was dropped, in words
 */
export function fitted(spec, inputs) {
  /** @type {string[]} */
  const dropped = [];
  const layers = spec.layers.map((layer, n) => {
    const entering = n === 0 ? inputs : spec.layers[n - 1].units;
    const result = { ...layer };
    if (layer.weights && (layer.weights.length !== entering || layer.weights[0].length !== layer.units)) {
      const sizes = { layer: n + 1, rows: layer.weights.length, columns: layer.weights[0].length, entering, units: layer.units };
      dropped.push(t("the fixed weights of layer {layer} are {rows} × {columns}, and {entering} × {units} are needed", sizes));
      result.weights = null;
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
