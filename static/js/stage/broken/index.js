/** What is shown of a product broken on purpose; loaded when one is. */
import "./answer.js";
import "./shapes.js";
import "./stage.js";

const style = document.createElement("link");
style.rel = "stylesheet";
style.href = new URL("../../../css/broken.css", import.meta.url).href;
document.head.append(style);
