/** The line of a value over iterations. */

/**
 * @param {[number, number][]} points iteration and value
 * @param {{width: number, height: number}} size
 * @returns {string} a path; points that are no numbers leave a gap
 */
export function trailPath(points, { width, height }) {
  const values = points.map(([, value]) => value).filter(Number.isFinite);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  let pen = "M";
  let path = "";
  for (const [iteration, value] of points) {
    if (!Number.isFinite(value)) {
      pen = "M";
      continue;
    }
    const x = last > first ? ((iteration - first) / (last - first)) * width : width / 2;
    const y = high > low ? height - ((value - low) / (high - low)) * height : height / 2;
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = "L";
  }
  return path;
}
