/** The keys of what changes how numbers are read. */
import { follow } from "./follow.js";
import { setBias, setConvention, setDecimals, setLabels } from "./switches.js";

/** @type {import("../state/keys.js").Key[]} */
export const READING_KEYS = [
  { keys: ["g"], shown: ["G"], does: "where did this number come from?", act: ({ store }) => follow(store, "back") },
  { keys: ["f"], shown: ["F"], does: "what does it change?", act: ({ store }) => follow(store, "on") },
  { keys: ["c"], shown: ["C"], does: "cases as rows or as columns", act: ({ store, player }) => setConvention(store, player) },
  { keys: ["a"], shown: ["A"], does: "the bias in another way: augmented, added, product, none", act: ({ store, player }) => setBias(store, player) },
  { keys: ["d"], shown: ["D"], does: "decimals: auto, 0 to 6", act: ({ store }) => setDecimals(store) },
  { keys: ["i"], shown: ["I"], does: "index labels on weights: off, from–to, to–from", act: ({ store }) => setLabels(store) },
];
