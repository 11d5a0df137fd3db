/**
 * Where the numbers come from: the figure that the server has ready for everybody, computed with in
 * the browser from then on. The server is asked for what needs it.
 */
import { LocalStream } from "../local/stream.js";
import { Stream } from "../state/stream.js";

/**
 * @param {string} figure its address
 * @param {string} stream address of the server's
 * @returns {Promise<import("../state/stream.js").Stream>}
 */
export async function streamOf(figure, stream) {
  const address = new URL(stream, location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  const remote = new Stream(() => new WebSocket(address));
  try {
    const answer = await fetch(figure);
    if (!answer.ok) return remote;
    return /** @type {Stream} */ (/** @type {unknown} */ (new LocalStream(await answer.json(), remote)));
  } catch {
    // It comes back by itself once there is a connection.
    return remote;
  }
}
