/**
 * The sum of numbers, correctly rounded (Shewchuk 1997): partial sums that don't overlap are kept and
 * put together at the end.
 *
 * @param {Iterable<number>} numbers
 * @returns {number}
 */
export function exactSum(numbers) {
  /** @type {number[]} from the smallest to the largest */
  let partials = [];
  let plain = 0;
  for (const number of numbers) {
    plain += number;
    let x = number;
    /** @type {number[]} */
    const kept = [];
    for (const partial of partials) {
      const [larger, smaller] = Math.abs(x) < Math.abs(partial) ? [partial, x] : [x, partial];
      x = larger + smaller;
      const lost = smaller - (x - larger);
      if (lost !== 0) kept.push(lost);
    }
    partials = [...kept, x];
  }
  // Of what isn't finite, or overflows, the plain sum says what it is.
  return Number.isFinite(plain) ? together(partials) : plain;
}

/** @param {number[]} partials */
function together(partials) {
  let total = partials.pop() ?? 0;
  let lost = 0;
  while (partials.length > 0 && lost === 0) {
    const before = total;
    const next = /** @type {number} */ (partials.pop());
    total = before + next;
    lost = next - (total - before);
  }
  // Halfway between two numbers, what is left over says which is nearer.
  const rest = partials.at(-1) ?? 0;
  if ((lost < 0 && rest < 0) || (lost > 0 && rest > 0)) {
    const doubled = lost * 2;
    const nearer = total + doubled;
    if (doubled === nearer - total) total = nearer;
  }
  return total;
}
