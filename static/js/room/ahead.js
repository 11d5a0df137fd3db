/**
 * The next iterations, fetched while nothing else goes on, so that they can be shown if the connection
 * is lost. A stream of its own asks for them: the page's one stays where it is.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 */
import { effect } from "../../vendor/signals.js";
import { decodeFrame } from "../model/frames.js";

const AHEAD = 3;
/** Nothing has happened for so long, in milliseconds. */
const IDLE = 1000;
/** An answer that takes longer isn't worth the server's time, in milliseconds. */
const PATIENCE = 5000;
/** What a new stream has to compute to get there: cases times iterations. */
const MOST_WORK = 2e6;

/**
 * @param {Store} store
 * @param {Player} player
 * @returns {() => void} stops it
 */
export function fetchAhead(store, player) {
  /** @type {() => void} */
  let stopFetching = () => {};
  const stop = effect(() => {
    const frame = store.frame.value;
    const cases = store.program.value?.cases ?? 0;
    const quiet = store.playing.value === null && player.aim.value === null && store.connection.value === "open";
    // Edits, another network and other windows make other numbers of it.
    void [store.edits.value, store.windows.value];
    if (!frame || !quiet || cases * (frame.iteration + AHEAD) > MOST_WORK) return;
    const timer = setTimeout(() => {
      const about = player.about();
      const wanted = Array.from({ length: AHEAD }, (_, n) => frame.iteration + 1 + n);
      const missing = wanted.filter((iteration) => !player.kept.at(iteration, about));
      if (missing.length > 0) stopFetching = fetchFrames(player, missing, about);
    }, IDLE);
    return () => {
      clearTimeout(timer);
      stopFetching();
    };
  });
  return stop;
}

/**
 * @param {Player} player
 * @param {number[]} iterations in order
 * @param {string} about what they are iterations of
 * @returns {() => void} gives it up
 */
function fetchFrames(player, iterations, about) {
  const socket = player.stream.connect();
  const layouts = new Map();
  const [first, ...others] = iterations;
  let wanted = true;
  const close = () => {
    wanted = false;
    clearTimeout(timer);
    // A socket that is closed before it is open complains.
    if (socket.readyState === WebSocket.OPEN) socket.close();
  };
  const timer = setTimeout(close, PATIENCE);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("open", () => {
    if (wanted) socket.send(JSON.stringify(player.openMessage({ iteration: first, step: 0 })));
    else socket.close();
  });
  socket.addEventListener("message", ({ data }) => {
    if (typeof data === "string") {
      const message = JSON.parse(data);
      if (message.type === "layout") layouts.set(message.layout, message.arrays);
      if (message.type === "error") close();
      return;
    }
    const frame = decodeFrame(data, layouts);
    if (frame && player.about() === about) player.kept.keep(frame, about);
    const next = others.shift();
    if (next === undefined) close();
    else socket.send(JSON.stringify({ type: "seek", iteration: next, step: 0 }));
  });
  return close;
}
