/**
 * What a step that takes composite axes apart, or puts them together, does to the shapes, in words.
 *
 * @typedef {import("./types.js").Step} Step
 */
import { counted, t } from "../words/words.js";
import { formatCount } from "./format.js";
import { parseIndex } from "./index-string.js";

/** @param {Step} step @returns {string} */
export function compositeSentence({ index_string, params }) {
  const { operands, result } = parseIndex(index_string);
  const [read, made] = [operands.flat(), result].map((axes) => axes.flatMap(({ factors, letter }) => factors ?? [letter ?? "1"]));
  const fixed = [...read, ...made].find((factor) => factor.startsWith("="))?.slice(1);
  if (fixed !== undefined) {
    const count = params[fixed];
    return made.includes(`=${fixed}`)
      ? counted(count, "all of the result", "one of {count} blocks is filled, the others are 0", { count: formatCount(count) })
      : counted(count, "all of the matrix", "one of {count} blocks is taken out", { count: formatCount(count) });
  }
  const slides = (/** @type {string[]} */ factors) => factors.find((factor) => factor.includes("+"))?.[0];
  const patch = slides(read);
  if (patch) return result[0].factors?.includes(patch) ? t("every patch becomes a row") : t("every patch becomes a column");
  if (slides(made)) return t("the copies of one cell are summed");
  const kept = made.join();
  return read.every((factor) => kept.includes(factor)) ? t("the same cells in another order") : t("several cells become one");
}
