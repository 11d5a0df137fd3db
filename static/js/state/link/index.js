/** Links: what they need is fetched when a page is opened with one, or first used. */
export { LinkHistory } from "./history.js";
