/** Messages of the stream as the store keeps them, and as the server wants them. */
import { readNumber } from "../model/frames.js";

const STEPS_PER_SECOND = 1;
const ITERATIONS_PER_SECOND = 30;
const FRAMES_PER_SECOND = 30;

/**
 * @param {{points: any[][]}} message
 * @returns {import("../model/types.js").LossPoint[]}
 */
export function readHistory({ points }) {
  return points.map(([iteration, loss, accuracy]) => ({
    iteration,
    loss: readNumber(loss),
    accuracy: accuracy === null ? null : readNumber(accuracy),
  }));
}

/**
 * @param {any} message
 * @returns {import("../model/types.js").Program} whose matrices know what the reader's language calls their labels
 */
export function readProgram(message) {
  for (const matrix of message.matrices) matrix.names = message.names;
  return message;
}

/**
 * @param {any} message
 * @returns {import("./store.js").Terms}
 */
export function readTerms(message) {
  const { before, inside, after, total } = message;
  return { ...message, before: readNumber(before), inside: readNumber(inside), after: readNumber(after), total: readNumber(total) };
}

/** @param {number} speed multiple of the natural one */
export function speedMessage(speed) {
  const bounded = Number.isFinite(speed);
  return {
    type: "speed",
    steps_per_second: bounded ? STEPS_PER_SECOND * speed : FRAMES_PER_SECOND,
    iterations_per_second: bounded ? ITERATIONS_PER_SECOND * speed : null,
    frames_per_second: FRAMES_PER_SECOND,
  };
}
