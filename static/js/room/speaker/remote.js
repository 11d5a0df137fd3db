/**
 * The picture, as the speaker view sees it: two stores that follow it, one where it stands and one a
 * step ahead, and what it can be told.
 *
 * @typedef {import("../channel.js").FromPicture} FromPicture
 * @typedef {import("../channel.js").FromSpeaker} FromSpeaker
 * @typedef {import("../channel.js").Place} Place
 * @typedef {import("../../model/types.js").Frame} Frame
 */
import { batch, effect, signal } from "../../../vendor/signals.js";
import { Store } from "../../state/store.js";
import { Channel } from "../channel.js";

export class Remote {
  /** What the picture said last of where it points, so that nothing is told back to it. */
  #heard = "";
  #black = false;
  /** The frame of the iteration after this one, if the picture has it. @type {Frame|null} */
  #after = null;

  /** @param {string} room */
  constructor(room) {
    this.now = new Store();
    this.next = new Store();
    /** @type {import("../../../vendor/signals.js").Signal<"waiting"|"here"|"gone">} */
    this.picture = signal(/** @type {"waiting"|"here"|"gone"} */ ("waiting"));
    this.unseen = signal(false);
    /** @type {import("../../../vendor/signals.js").Signal<import("../channel.js").Standing["tour"]>} */
    this.tour = signal(/** @type {import("../channel.js").Standing["tour"]} */ (null));
    /** The iteration of the next step. */
    this.nextIteration = signal(0);
    /** @type {Channel<FromSpeaker, FromPicture>} */
    this.channel = new Channel(room, "speaker", (message) => this.#hear(message));
    effect(() => this.#point());
    effect(() => {
      const on = this.now.black.value;
      if (on !== this.#black) this.channel.send({ type: "black", on });
    });
    window.addEventListener("pagehide", () => this.channel.send({ type: "bye" }));
    this.channel.send({ type: "hello" });
  }

  /** @param {number} by */
  stepBy(by) {
    this.channel.send({ type: "step", by });
  }

  /** @param {number} step */
  toStep(step) {
    this.channel.send({ type: "go", step });
  }

  /** @param {"steps"|"iterations"} what */
  toggle(what) {
    this.channel.send({ type: "play", what });
  }

  /** @param {FromPicture} message */
  #hear(message) {
    if (message.type === "bye") {
      this.picture.value = "gone";
      return;
    }
    this.picture.value = "here";
    switch (message.type) {
      case "hello":
        this.channel.send({ type: "hello" });
        break;
      case "program":
        batch(() => {
          for (const store of [this.now, this.next]) {
            store.frame.value = null;
            store.program.value = message.program;
          }
        });
        break;
      case "frame":
        this.#after = message.next;
        this.now.frame.value = message.frame;
        this.#ahead();
        break;
      case "standing":
        this.#stand(message.standing);
        break;
    }
  }

  /** @param {import("../channel.js").Standing} standing */
  #stand({ place, windows, playing, black, connection, unseen, tour }) {
    const { now } = this;
    batch(() => {
      const { iteration: _iteration, step, ...point } = place;
      this.#heard = JSON.stringify(point);
      this.#black = black;
      now.goToStep(step);
      now.windows.value = this.next.windows.value = windows;
      now.lens.value = this.next.lens.value = place.lens;
      now.select(place.selection);
      this.next.select(place.selection);
      now.k.value = place.k;
      now.hover.value = place.hover;
      now.playing.value = playing;
      now.black.value = black;
      now.connection.value = connection;
      this.unseen.value = unseen;
      this.tour.value = tour;
    });
    this.#ahead();
  }

  /** The step after this one: its numbers are known, unless it is of an iteration that wasn't seen. */
  #ahead() {
    const { now, next } = this;
    const steps = now.program.value?.steps.length ?? 0;
    const last = now.stepIndex.value + 1 === steps;
    batch(() => {
      next.frame.value = last ? this.#after : now.frame.value;
      next.goToStep(last ? 0 : now.stepIndex.value + 1);
      this.nextIteration.value = (now.frame.value?.iteration ?? 0) + (last ? 1 : 0);
    });
  }

  /** What is selected or pointed at here lights in the picture. */
  #point() {
    const { now } = this;
    const point = { lens: now.lens.value, selection: now.selection.value, k: now.k.value, hover: now.hover.value };
    const said = JSON.stringify(point);
    if (this.picture.peek() !== "here" || said === this.#heard || !now.program.peek()) return;
    this.#heard = said;
    this.channel.send({ type: "point", point });
  }
}
