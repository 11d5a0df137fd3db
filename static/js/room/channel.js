/**
 * What the projected page (the picture) and the speaker views say to each other: a channel inside the
 * browser, named by a number of its own, so that two lectures don't mix. No server in between.
 *
 * @typedef {object} Place where the picture stands, and what is lit in it
 * @property {number} iteration
 * @property {number} step
 * @property {import("../model/types.js").Lens} lens
 * @property {{row: number, column: number}} selection
 * @property {number} k
 * @property {import("../model/types.js").Cell|null} hover
 *
 * @typedef {object} Standing
 * @property {Place} place
 * @property {import("../model/windows.js").Windows} windows
 * @property {"steps"|"iterations"|null} playing
 * @property {boolean} black
 * @property {"connecting"|"open"|"lost"} connection of the picture to its server
 * @property {boolean} unseen whether an iteration was asked for that can't be had now
 * @property {{place: string, title: string, text: string}|null} tour its stop, where one is taken
 *
 * @typedef {{type: "program", program: import("../model/types.js").Program}
 *   | {type: "frame", frame: import("../model/types.js").Frame, next: import("../model/types.js").Frame|null}
 *   | {type: "standing", standing: Standing}
 *   | {type: "hello"}
 *   | {type: "bye"}} FromPicture hello: it was loaded, who follows? bye: it is gone
 *
 * @typedef {{type: "hello"}
 *   | {type: "bye"}
 *   | {type: "step", by: number}
 *   | {type: "go", step: number}
 *   | {type: "play", what: "steps"|"iterations"}
 *   | {type: "black", on: boolean}
 *   | {type: "point", point: Omit<Place, "iteration"|"step">}} FromSpeaker
 */

/** @returns {string} a number that no other lecture in this browser has */
export function newRoom() {
  return crypto.getRandomValues(new Uint32Array(2)).join("-");
}

/**
 * @template Sent, Received
 */
export class Channel {
  /**
   * @param {string} room
   * @param {"picture"|"speaker"} side this one
   * @param {(message: Received) => void} receive what the other side says
   */
  constructor(room, side, receive) {
    this.side = side;
    this.line = new BroadcastChannel(`rowcol-room-${room}`);
    this.line.addEventListener("message", ({ data }) => {
      if (data.side !== side) receive(data.message);
    });
  }

  /** @param {Sent} message */
  send(message) {
    this.line.postMessage({ side: this.side, message });
  }
}
