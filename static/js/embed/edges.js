/** What is wider than the figure says at which side there is more of it; the style sheet fades that side. */

const WIDE = ".formula-line, .stage-windows";
/** Less than this isn't more, in pixels. */
const LEAST = 2;

/** @param {HTMLElement} figure */
export function markEdges(figure) {
  for (const wide of /** @type {NodeListOf<HTMLElement>} */ (figure.querySelectorAll(WIDE))) {
    const before = Math.abs(wide.scrollLeft);
    const after = wide.scrollWidth - wide.clientWidth - before;
    const sides = [before > LEAST, after > LEAST];
    if (sides.includes(true)) wide.dataset.more = sides[0] && sides[1] ? "both" : sides[0] ? "left" : "right";
    else delete wide.dataset.more;
  }
}
