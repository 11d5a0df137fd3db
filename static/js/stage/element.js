/**
 * What the elements of the stage have in common: light DOM, one store, drawn anew by its signals.
 */
import { LitElement, SignalWatcher } from "../../vendor/lit.js";

export class StageElement extends SignalWatcher(LitElement) {
  /** @type {import("../../vendor/lit.js").PropertyDeclarations} */
  static properties = { store: { attribute: false } };

  constructor() {
    super();
    /** @type {import("../state/store.js").Store|null} */
    this.store = null;
    /** Whom what is asked of the server is asked of; none where the stage only follows. @type {import("../state/player.js").Player|null} */
    this.player = null;
  }

  /** Light DOM: the page's CSS and its roles hold inside. */
  createRenderRoot() {
    return this;
  }
}
