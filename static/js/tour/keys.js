/** The keys of the tour and of the help. */
import { t } from "../words/words.js";

/** @type {import("../state/keys.js").Key[]} */
export const GUIDE_KEYS = [
  { keys: ["n"], does: t("the tour: begin, or the next stop; with Shift the one before"), act: ({ tour }, _key, shift) => tour(shift ? -1 : 1) },
  { keys: ["h"], does: t("what is this? Everything on the screen explained"), act: ({ help }) => help() },
];
