/**
 * What the elements around the stage have in common: light DOM, the page's store and player, drawn
 * anew by the signals that they read.
 */
import { LitElement, SignalWatcher } from "../../vendor/lit.js";

export class ShellElement extends SignalWatcher(LitElement) {
  static properties = { store: { attribute: false }, player: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../state/store.js").Store|null} */
    this.store = null;
    /** @type {import("../state/player.js").Player|null} */
    this.player = null;
  }

  /** Light DOM: the page's CSS holds inside. */
  createRenderRoot() {
    return this;
  }
}
