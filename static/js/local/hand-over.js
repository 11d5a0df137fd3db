/**
 * From here on a stream with a server answers. The listener's `open` message takes what is open, where it
 * stands and its edits along; what was asked besides is said once that is answered.
 *
 * @param {import("../state/stream.js").Stream} remote not started yet
 * @param {import("../state/stream.js").Listener} listener
 * @param {object[]} waiting messages that aren't answered yet
 */
export function handOver(remote, listener, waiting) {
  remote.start({
    ...listener,
    receive: (said) => {
      listener.receive(said);
      if (said.type === "program") for (const message of waiting.splice(0)) remote.send(message);
    },
  });
}
