/** Steps that play by themselves, while the reader can see them; not where motion is unwelcome. */

/** @param {import("../state/link/table.js").Page} page @param {HTMLElement} figure */
export function playWhenSeen({ store, player }, figure) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const seen = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting && store.playing.value === null) player.play("steps");
    else if (!isIntersecting && store.playing.value === "steps") player.pause();
  });
  seen.observe(figure);
  // Once the reader does something, it is his.
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => seen.disconnect(), { once: true, capture: true });
}
