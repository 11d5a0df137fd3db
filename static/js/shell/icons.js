/** The signs on buttons, drawn in a square of 16. */
import { svg } from "../../vendor/lit.js";

/** @type {Record<string, string>} */
const PATHS = {
  first: "M2 3h2v10H2zM14 3v10L9.5 8zM9.5 3v10L5 8z",
  back: "M12 2.5v11L3.5 8zM2.5 2.5H4v11H2.5z",
  on: "M4 2.5v11L12.5 8zM12 2.5h1.5v11H12z",
  play: "M3.5 1.5v13L14 8z",
  pause: "M3 2h3.6v12H3zM9.4 2H13v12H9.4z",
  next: "M2 3v10l4.5-5zM6.5 3v10L11 8zM12 3h2v10h-2z",
  close: "M3.4 2.3 8 6.9l4.6-4.6 1.1 1.1L9.1 8l4.6 4.6-1.1 1.1L8 9.1l-4.6 4.6-1.1-1.1L6.9 8 2.3 3.4z",
  undo: "M6.2 2.2v3h3.3a4.3 4.3 0 0 1 0 8.6H5v-1.6h4.5a2.7 2.7 0 0 0 0-5.4H6.2v3L1.6 6z",
  redo: "M9.8 2.2v3H6.5a4.3 4.3 0 0 0 0 8.6H11v-1.6H6.5a2.7 2.7 0 0 1 0-5.4h3.3v3L14.4 6z",
  theme: "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 1.6v10.8a5.4 5.4 0 0 1 0-10.8z",
  chart: "M1.5 1.5H3v11.5h11.5v1.5h-13zM4.6 9.7l3-3.6 2.5 2 3.2-4.6 1.2.8-4.1 6-2.6-2.1-2.1 2.4z",
};

/** @param {string} name */
export function icon(name) {
  return svg`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=${PATHS[name]}></path></svg>`;
}
