/** The keys of what changes how numbers are read. */
import { use } from "../state/later.js";
import { t } from "../words/words.js";

/**
 * @param {"setConvention"|"setBias"} name
 * @returns {import("../state/keys.js").Key["act"]}
 */
const reopen = (name) => ({ store, player }) => use("switches", (switches) => switches[name](store, player));
/**
 * @param {"setDecimals"|"setLabels"} name
 * @returns {import("../state/keys.js").Key["act"]}
 */
const show = (name) => ({ store }) => use("switches", (switches) => switches[name](store));
/**
 * @param {import("../model/provenance.js").Direction} direction
 * @returns {import("../state/keys.js").Key["act"]}
 */
const path = (direction) => ({ store }) => use("following", ({ follow }) => follow(store, direction));

/** @type {import("../state/keys.js").Key[]} */
export const READING_KEYS = [
  { keys: ["g"], does: t("where did this number come from?"), act: path("back") },
  { keys: ["f"], does: t("what does it change?"), act: path("on") },
  { keys: ["c"], does: t("cases as rows or as columns"), act: reopen("setConvention") },
  { keys: ["a"], does: t("the bias in another way: augmented, added, product, none"), act: reopen("setBias") },
  { keys: ["d"], does: t("decimals: auto, 0 to 6"), act: show("setDecimals") },
  { keys: ["i"], does: t("index labels on weights: off, from–to, to–from"), act: show("setLabels") },
];
