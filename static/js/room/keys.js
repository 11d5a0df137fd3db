/**
 * The keys of a room, as clickers send them. They come before the others while the page is presented;
 * those that begin it hold at any time.
 *
 * @typedef {import("../state/keys.js").Key} Key
 */
import { MOVES, moveSelection } from "../state/moving.js";
import { fillScreen, leave, present } from "../state/presenting.js";
import { use } from "../state/later.js";
import { t } from "../words/words.js";

/** @type {import("../model/types.js").Phase[]} */
const PHASES = ["forward", "loss", "backward", "update"];
const ON = ["ArrowRight", "ArrowDown", "PageDown"];
const BACK = ["ArrowLeft", "ArrowUp", "PageUp"];

/** @type {Key[]} */
export const PRESENTING_KEYS = [
  {
    keys: Object.keys(MOVES),
    held: "shift",
    does: t("move the selected cell"),
    remote: true,
    act: ({ store }, key) => moveSelection(store, MOVES[key]),
  },
  { keys: ON, does: t("next step"), remote: true, act: ({ player }) => player.stepBy(1) },
  { keys: BACK, does: t("step back"), remote: true, act: ({ player }) => player.stepBy(-1) },
  {
    keys: ["1", "2", "3", "4"],
    does: t("forward, loss, backward, update"),
    remote: true,
    act: ({ store, player }, key) => {
      const phase = PHASES[Number(key) - 1];
      const first = store.program.value?.steps.find((step) => step.phase === phase);
      if (first) player.toStep(first.index);
    },
  },
  { keys: [".", "b"], does: t("black screen; any key shows it again"), remote: true, act: ({ store }) => (store.black.value = true) },
  { keys: ["f"], does: t("full screen, or no longer"), act: ({ store }) => fillScreen(store) },
  {
    keys: ["m"],
    does: t("the network beside the product, or the sum by hand again"),
    act: () => use("room", ({ turnBeside }) => turnBeside()),
  },
  { keys: ["s"], does: t("speaker view in a window of its own"), act: ({ store, player }) => use("room", ({ openSpeaker }) => openSpeaker(store, player)) },
  {
    keys: ["Escape"],
    does: t("leave the presentation"),
    act: ({ store, close }) => {
      close();
      leave(store);
    },
  },
];

/** @type {Key[]} */
export const TO_PRESENT_KEYS = [
  { keys: ["p"], does: t("present: large type, full screen"), act: ({ store }) => present(store) },
  { keys: ["f"], held: "shift", does: t("full screen in this theme"), act: ({ store }) => fillScreen(store) },
];
