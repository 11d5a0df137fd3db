/**
 * The drawing that came with the page gives its place to the script's, which has stood there unseen.
 *
 * @param {HTMLElement} figure
 */
export function takeOver(figure) {
  for (const first of figure.querySelectorAll(".embed-first")) first.remove();
  // Firefox doesn't ask again what :has() says of an element when something in it is removed.
  figure.classList.remove("embed--first");
}
