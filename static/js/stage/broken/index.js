/** What is shown of a product broken on purpose; loaded when one is. */
import "./answer.js";
import "./shapes.js";
import "./stage.js";
export { brokenWords } from "./words.js";
