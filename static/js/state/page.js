/** The store, the stream and the player of this page: one of each. */
import { Player } from "./player.js";
import { Store } from "./store.js";
import { Stream } from "./stream.js";

export const store = new Store();

const address = new URL("/api/stream", location.href);
address.protocol = location.protocol === "https:" ? "wss:" : "ws:";

export const player = new Player(store, new Stream(() => new WebSocket(address)));
