/** The shape of a network in a few words. */
import { formatCount } from "../model/format.js";
import { counted } from "../words/words.js";

/**
 * What the header says of a network that isn't one of the list.
 *
 * @param {import("../model/types.js").Program} program
 * @returns {string} e.g. "2 – 4 – 1 · sigmoid · 4 cases"
 */
export function shapeText({ layers, matrices, spec, cases, convention }) {
  const x = matrices.find(({ id }) => id === "X");
  const inputs = (x?.shape[convention === "columns" ? 0 : 1] ?? 0) - (layers[0].augmented ? 1 : 0);
  const sizes = [inputs, ...layers.map(({ units }) => units)].join(" – ");
  const written = /** @type {import("./spec.js").Spec} */ (spec);
  const kinds = [...new Set(layers.map((layer, n) => (layer.kind === "dense" ? written.layers[n].activation.replaceAll("_", " ") : layer.label)))].join(", ");
  const count = "x" in written.dataset ? written.dataset.x.length : cases;
  return `${sizes} · ${kinds} · ${counted(count, "{count} case", "{count} cases", { count: formatCount(count) })}`;
}
