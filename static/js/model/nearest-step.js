/**
 * The step of one program that is most like a step of another: where to stand when the same network
 * is built otherwise.
 *
 * @typedef {import("./types.js").Program} Program
 * @typedef {import("./types.js").Step} Step
 */
import { innerLetter } from "./index-string.js";

/** What two steps have in common, and how much that counts. Their places only decide what is left open. */
const PHASE = 8;
const PRODUCT = 3;
const OP = 3;
const LAYER = 2;
const OUTPUT = 2;
const INPUT = 1;

/**
 * @param {Program} from
 * @param {number} index
 * @param {Program} to
 * @returns {number} index of a step of `to`
 */
export function nearestStep(from, index, to) {
  const step = from.steps[index];
  if (!step || to.steps[index]?.output === step.output) return Math.min(index, to.steps.length - 1);
  const place = index / from.steps.length;
  const likeness = to.steps.map((other, n) => alike(step, other) - Math.abs(n / to.steps.length - place));
  return likeness.indexOf(Math.max(...likeness));
}

/**
 * @param {Step} a
 * @param {Step} b
 * @returns {number}
 */
function alike(a, b) {
  return (
    (a.phase === b.phase ? PHASE : 0) +
    (innerLetter(a.index_string) !== null && innerLetter(b.index_string) !== null ? PRODUCT : 0) +
    (a.op === b.op ? OP : 0) +
    (a.layer === b.layer ? LAYER : 0) +
    (a.output === b.output ? OUTPUT : 0) +
    INPUT * a.inputs.filter((id) => b.inputs.includes(id)).length
  );
}
