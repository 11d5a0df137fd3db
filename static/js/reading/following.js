/** Following a number: the list of its stops, its frames on the stage, and the way to begin. */
import "./path.js";

export { follow } from "./follow.js";
export { drawPath } from "./path-overlay.js";
