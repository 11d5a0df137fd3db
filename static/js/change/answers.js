/**
 * Questions to the server that have one answer each. Messages are answered in their order, so the
 * oldest question of a type is the one that an answer of this type belongs to.
 *
 * @typedef {{code: string, message: string, where: string|null}} Refusal
 * @typedef {{answer: any, refused: null} | {answer: null, refused: Refusal}} Answer
 */
import { t } from "../words/words.js";

/** @type {Refusal} */
const LOST = { code: "lost", message: t("the connection was lost; try again when it is back"), where: null };

export class Answers {
  /** @type {Map<string, ((answer: Answer) => void)[]>} */
  #waiting = new Map();

  /** @param {{send: (message: object) => boolean}} stream */
  constructor(stream) {
    this.stream = stream;
  }

  /**
   * @param {{type: string} & Record<string, unknown>} message
   * @returns {Promise<Answer>}
   */
  ask(message) {
    const answer = this.expect(message.type);
    if (!this.stream.send(message)) this.lost();
    return answer;
  }

  /**
   * @param {string} type of a message that somebody else sends
   * @returns {Promise<Answer>}
   */
  expect(type) {
    return new Promise((resolve) => this.#waiting.set(type, [...(this.#waiting.get(type) ?? []), resolve]));
  }

  /** @param {string} type @param {any} answer */
  answer(type, answer) {
    this.#next(type)?.({ answer, refused: null });
  }

  /**
   * @param {string|null} about the type of the message that is refused
   * @param {Refusal} refused
   * @returns {boolean} whether somebody was waiting for it
   */
  refuse(about, refused) {
    const next = about === null ? undefined : this.#next(about);
    next?.({ answer: null, refused });
    return next !== undefined;
  }

  lost() {
    const waiting = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const resolve of waiting) resolve({ answer: null, refused: LOST });
  }

  /** @param {string} type */
  #next(type) {
    return this.#waiting.get(type)?.shift();
  }
}
