/**
 * The projected page's side of a speaker view: it says where it stands, and does what it is told.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {import("./channel.js").FromSpeaker} FromSpeaker
 * @typedef {import("./channel.js").FromPicture} FromPicture
 */
import { batch, effect } from "../../vendor/signals.js";
import { part } from "../state/later.js";
import { fill, plain } from "../tour/text.js";
import { t } from "../words/words.js";
import { Channel, newRoom } from "./channel.js";

const KEPT_AS = "rowcol-room";
/** While iterations play, the speaker view gets numbers at most this often, in milliseconds. */
const FRAME_EVERY = 100;
const WINDOW = "popup,width=1180,height=800";

/** @type {string|null} */
let room = null;
/** Opens the channel of this page, once. @type {(room: string) => void} */
let open = () => {};

/** @param {Store} store @param {Player} player */
export function followPicture(store, player) {
  /** @type {Channel<FromPicture, FromSpeaker>|null} */
  let channel = null;
  open = (name) => {
    channel ??= connect(store, player, name);
  };
  const kept = keptRoom();
  if (kept === null) return;
  room = kept;
  open(kept);
}

/**
 * The speaker view in a window of its own; asked again, that window comes to the front.
 *
 * @param {Store} store
 * @param {Player} player
 */
export function openSpeaker(store, player) {
  room ??= newRoom();
  keepRoom(room);
  open(room);
  const opened = window.open(`/speaker/${encodeURIComponent(player.source.network)}${location.search}#room=${room}`, `rowcol-speaker-${room}`, WINDOW);
  if (opened) opened.focus();
  else store.remark.value = t("The browser did not open the speaker view: allow this page to open windows.");
}

/**
 * @param {Store} store
 * @param {Player} player
 * @param {string} name of the room
 */
function connect(store, player, name) {
  /** @type {Channel<FromPicture, FromSpeaker>} */
  const channel = new Channel(name, "picture", (message) => hear(message));
  let sent = 0;
  /** @type {ReturnType<typeof setTimeout>|undefined} */
  let later;

  const sendFrame = () => {
    const frame = store.frame.peek();
    if (!frame) return;
    sent = performance.now();
    channel.send({ type: "frame", frame, next: player.kept.at(frame.iteration + 1, player.about()) });
  };
  const sendStanding = () => channel.send({ type: "standing", standing: standing(store) });

  /** @param {FromSpeaker} message */
  function hear(message) {
    switch (message.type) {
      case "hello": {
        const known = store.speaker.value;
        store.speaker.value = true;
        // One who followed already has these; another window, or one loaded anew, hasn't.
        if (known && store.program.value) {
          channel.send({ type: "program", program: store.program.value });
          sendFrame();
          sendStanding();
        }
        break;
      }
      case "bye":
        store.speaker.value = false;
        break;
      case "step":
        player.stepBy(message.by);
        break;
      case "go":
        player.toStep(message.step);
        break;
      case "play":
        player.toggle(message.what);
        break;
      case "black":
        store.black.value = message.on;
        break;
      case "point":
        batch(() => {
          store.lens.value = message.point.lens;
          store.select(message.point.selection);
          store.k.value = message.point.k;
          store.hover.value = message.point.hover;
        });
        break;
    }
  }

  effect(() => {
    if (store.speaker.value && store.program.value) channel.send({ type: "program", program: store.program.value });
  });
  effect(() => {
    const frame = store.frame.value;
    if (!store.speaker.value || !frame) return;
    clearTimeout(later);
    const wait = frame.playing === "iterations" ? FRAME_EVERY - (performance.now() - sent) : 0;
    if (wait > 0) later = setTimeout(sendFrame, wait);
    else sendFrame();
  });
  effect(() => {
    if (!store.speaker.value) return;
    sendStanding();
    // What comes after the last step may have been fetched meanwhile.
    if (store.stepIndex.value + 1 === store.program.value?.steps.length) sendFrame();
  });
  window.addEventListener("pagehide", () => channel.send({ type: "bye" }));
  channel.send({ type: "hello" });
  return channel;
}

/** @param {Store} store @returns {import("./channel.js").Standing} */
function standing(store) {
  return {
    place: {
      iteration: store.frame.value?.iteration ?? 0,
      step: store.stepIndex.value,
      lens: store.lens.value,
      selection: store.selection.value,
      k: store.k.value,
      hover: store.hover.value,
    },
    windows: store.windows.value,
    playing: store.playing.value,
    black: store.black.value,
    connection: store.connection.value,
    unseen: store.unseen.value !== null,
    tour: tourStop(store),
  };
}

/** @param {Store} store @returns {import("./channel.js").Standing["tour"]} */
function tourStop(store) {
  const at = store.tour.value;
  const stops = (at && part("tour")?.panel()?.tour.value?.stops) ?? [];
  const stop = at && stops[at.stop - 1];
  const [program, frame] = [store.program.value, store.frame.value];
  if (!stop || !program || !frame) return null;
  const say = (/** @type {string} */ text) => plain(fill(text, { program, frame, task: stop.task }));
  return { place: t("{stop} of {last}", { stop: at.stop, last: stops.length }), title: say(stop.title), text: `${say(stop.text)} ${say(stop.task.hint)}` };
}

/** @returns {string|null} the room of this tab, before it was loaded anew; a copy of a tab is another room */
function keptRoom() {
  const [entry] = performance.getEntriesByType("navigation");
  if (/** @type {PerformanceNavigationTiming|undefined} */ (entry)?.type !== "reload") return null;
  try {
    return sessionStorage.getItem(KEPT_AS);
  } catch {
    // No storage is allowed here: after loading anew, the speaker view is opened again.
    return null;
  }
}

/** @param {string} name */
function keepRoom(name) {
  try {
    sessionStorage.setItem(KEPT_AS, name);
  } catch {
    // As above.
  }
}
