/**
 * What a link or a file holds, in words.
 *
 * @typedef {import("../state/link/table.js").State} State
 */
import { formatCount } from "../model/format.js";
import { counted, t } from "../words/words.js";

/**
 * @param {State} state
 * @param {string} title of the network
 * @returns {string[]}
 */
export function holds(state, title) {
  const { spec, edits, iteration, step, lens, cell, k, tour, stop } = state;
  const place = { iteration: formatCount(iteration), step: step + 1 };
  const lines = [
    spec ? t("the network “{title}”, spelled out with all of its numbers and cases", { title }) : t("which network: {title}", { title }),
    t("the place: iteration {iteration}, step {step}", place),
  ];
  if (edits.length > 0) lines.push(counted(edits.length, "one number that was changed by hand", "{count} numbers that were changed by hand"));
  if (lens !== "row_column" || cell || k > 0) lines.push(t("the lens, the selected cell and k"));
  const looks = [
    state.convention === "columns" ? t("cases as columns") : "",
    state.decimals === null ? "" : t("decimals"),
    state.labels === "off" ? "" : t("index labels"),
    state.theme ? t("theme") : "",
    Object.keys(state.view).length > 0 ? t("which part of long axes") : "",
    state.hide === null ? "" : t("what is hidden"),
  ].filter(Boolean);
  if (looks.length > 0) lines.push(t("how it is shown: {looks}", { looks: looks.join(", ") }));
  if (tour) lines.push(t("stop {stop} of the tour", { stop }));
  return lines;
}
