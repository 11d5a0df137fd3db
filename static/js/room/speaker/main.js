/** Starts the speaker view: it follows the page that opened it, and its keys are the room's. */
import "../../stage/formula.js";
import "../../stage/stage.js";
import { keyAmong } from "../../state/keys.js";
import { fetchAll } from "../../state/later.js";
import { PRESENTING_KEYS } from "../keys.js";
import { newRoom } from "../channel.js";
import { Remote } from "./remote.js";
import "./timer.js";
import "./view.js";
import { t } from "../../words/words.js";

/** @typedef {import("../../state/keys.js").Key} Key */
/** @typedef {import("./view.js").RowcolSpeaker} RowcolSpeaker */

/** @type {Key[]} */
const KEYS = [
  ...PRESENTING_KEYS.filter(({ remote }) => remote),
  { keys: [" "], does: t("play or pause the steps"), act: ({ player }) => player.toggle("steps") },
];

const room = new URLSearchParams(location.hash.slice(1)).get("room") ?? newRoom();
const remote = new Remote(room);
const view = /** @type {RowcolSpeaker|null} */ (document.querySelector("rowcol-speaker"));
if (view) view.remote = remote;

/** @param {KeyboardEvent} event */
function press(event) {
  const key = keyAmong(KEYS, event);
  if (remote.now.black.value && event.target === document.body) remote.now.black.value = false;
  else if (key) key.act(/** @type {any} */ ({ store: remote.now, player: remote }), event.key.length === 1 ? event.key.toLowerCase() : event.key, event.shiftKey);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

// The arrow keys step wherever the focus is, as in the picture.
document.addEventListener("keydown", press, { capture: true });
// What this view may draw later is fetched while there is a connection.
fetchAll().catch(() => {});
