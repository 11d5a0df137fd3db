/** Style sheets that are fetched when they are first needed. */

/** @param {string} name of a sheet in static/css @returns {Promise<void>} when its rules hold */
export function linkSheet(name) {
  const { href } = new URL(`../../css/${name}.css`, import.meta.url);
  if (document.querySelector(`link[href="${href}"]`)) return Promise.resolve();
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = href;
  return new Promise((resolve) => {
    link.addEventListener("load", () => resolve());
    link.addEventListener("error", () => resolve());
    document.head.append(link);
  });
}
