/**
 * Where the help puts its marks and its words. Boxes are in pixels of the window.
 *
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/** Between a region and what is said of it. */
const GAP = 10;
const MARGIN = 8;

/**
 * @param {Box[]} boxes
 * @returns {Box|null} around those that have a size
 */
export function around(boxes) {
  const seen = boxes.filter(({ left, top, right, bottom }) => right > left && bottom > top);
  if (seen.length === 0) return null;
  return {
    left: Math.min(...seen.map((box) => box.left)),
    top: Math.min(...seen.map((box) => box.top)),
    right: Math.max(...seen.map((box) => box.right)),
    bottom: Math.max(...seen.map((box) => box.bottom)),
  };
}

/**
 * @param {Box[]} boxes
 * @param {number} x
 * @param {number} y
 * @returns {number} the smallest one that holds the point; −1: none does
 */
export function smallestAt(boxes, x, y) {
  let found = -1;
  let least = Infinity;
  boxes.forEach(({ left, top, right, bottom }, n) => {
    const area = (right - left) * (bottom - top);
    if (x < left || x > right || y < top || y > bottom || area >= least) return;
    least = area;
    found = n;
  });
  return found;
}

/**
 * A place for what is said of a region: below it, above, beside it, or inside where there is no other.
 *
 * @param {Box} region
 * @param {{width: number, height: number}} said
 * @param {{width: number, height: number}} room
 * @returns {{left: number, top: number}}
 */
export function placeBeside(region, said, room) {
  const middle = (region.left + region.right - said.width) / 2;
  const level = (region.top + region.bottom - said.height) / 2;
  const places = [
    { left: middle, top: region.bottom + GAP },
    { left: middle, top: region.top - GAP - said.height },
    { left: region.right + GAP, top: level },
    { left: region.left - GAP - said.width, top: level },
  ];
  const fits = places.find(({ left, top }) => {
    const across = left === middle || (left >= MARGIN && left + said.width <= room.width - MARGIN);
    const down = top === level || (top >= MARGIN && top + said.height <= room.height - MARGIN);
    return across && down;
  });
  const { left, top } = fits ?? { left: middle, top: level };
  return {
    left: Math.max(MARGIN, Math.min(room.width - MARGIN - said.width, left)),
    top: Math.max(MARGIN, Math.min(room.height - MARGIN - said.height, top)),
  };
}
