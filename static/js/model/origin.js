/**
 * Where the start values of a parameter come from, as the spec says it: drawn, or given.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {{kind: string, std?: number, limit?: number}} Init
 * @typedef {{weights: unknown, bias_values: unknown, init?: Init|null, bias_init?: Init|null}} LayerSpec of a dense layer; of other kinds no more than `init` is known here
 */
import { t } from "../words/words.js";

/** As the server has it where a spec says nothing. @type {Init} */
const USUAL = { kind: "normal", std: 1 };

/** How numbers are drawn. @type {Record<string, () => string>} */
const KINDS = {
  normal: () => t("normal"),
  truncated_normal: () => t("truncated normal"),
  uniform: () => t("uniform"),
  glorot: () => t("Glorot"),
  he: () => t("He"),
};

/**
 * @param {Program} program
 * @param {string} id of a parameter
 * @returns {string} e.g. "drawn at random (normal, std 1) from seed 7"
 */
export function originOf(program, id) {
  const spec = /** @type {{layers: LayerSpec[], seed: number}} */ (program.spec);
  const n = program.layers.findIndex(({ parameters }) => parameters.includes(id));
  const layer = spec.layers[n];
  if (!layer) return t("given");
  const { kind, weights: drawnOnes, label } = program.layers[n];
  if (kind !== "dense") return layer.init && drawnOnes.includes(id) ? drawn(layer.init, spec.seed, "") : t("as a layer of its kind begins ({label})", { label });
  const weights = layer.weights ? null : layer.init ?? USUAL;
  const bias = layer.bias_values ? null : layer.bias_init ?? (layer.weights ? { kind: "zeros" } : layer.init ?? USUAL);
  const given = program.given || t("given with this network");
  const [said, other] = [drawn(weights, spec.seed, given), drawn(bias, spec.seed, given)];
  if (program.layers[n].bias === id) return other;
  return program.layers[n].augmented && said !== other ? t("{weights}; the bias: {bias}", { weights: said, bias: other }) : said;
}

/** @param {Init|null} init null: given @param {number} seed @param {string} given what is said of that @returns {string} */
function drawn(init, seed, given) {
  if (init === null) return given;
  if (init.kind === "zeros") return t("zeros");
  const kind = KINDS[init.kind]?.() ?? init.kind;
  const how = init.std !== undefined ? t("{kind}, std {std}", { kind, std: init.std }) : init.limit !== undefined ? t("{kind}, up to ±{limit}", { kind, limit: init.limit }) : kind;
  return t("drawn at random ({how}) from seed {seed}", { how, seed });
}
