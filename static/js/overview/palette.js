/**
 * The colours and the type of a canvas, as the style sheets have them.
 *
 * @typedef {{ink: string, muted: string, selection: string, font: string, role: string, bias: string, alert: string, size: number}} Palette size of the type
 */

/** @param {Element} element that is painted on @param {number} size of the type @returns {Palette} */
export function paletteOf(element, size) {
  const style = getComputedStyle(element);
  const [ink, muted, selection, font, role, bias, alert] = ["ink", "muted", "selection", "font", "role", "role-bias", "alert"].map((name) => style.getPropertyValue(`--${name}`).trim());
  return { ink, muted, selection, font, role, bias, alert, size };
}

/** @param {string} colour as the style sheets write it: six digits @returns {[number, number, number]} */
export function rgbOf(colour) {
  const digits = Number.parseInt(colour.slice(1), 16);
  return [digits >> 16, (digits >> 8) & 255, digits & 255];
}
