/** The loss curve as far as it is known, bounded: at most so many points, further apart when it is long. */
const MOST_POINTS = 500;

export class Curve {
  /** @param {any[][]} points iteration, loss, accuracy */
  constructor(points) {
    this.points = points.map((point) => [...point]);
  }

  /** @param {number} iteration @param {number} loss @param {number|null} accuracy */
  add(iteration, loss, accuracy) {
    const place = this.points.findIndex(([n]) => n >= iteration);
    const at = place < 0 ? this.points.length : place;
    this.points.splice(at, this.points[at]?.[0] === iteration ? 1 : 0, [iteration, loss, accuracy]);
    if (this.points.length > MOST_POINTS) this.points = this.points.filter((_, n) => n % 2 === 0 || n === this.points.length - 1);
  }

  /** An edit changes what comes from an iteration on. @param {number} iteration */
  cut(iteration) {
    this.points = this.points.filter(([n]) => n < iteration);
  }
}
