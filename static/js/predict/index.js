/** Predicting hidden numbers: the panel that asks, the marks on what was asked for. */
import { linkSheet } from "../state/sheet.js";
import "./panel.js";

export { askAll, askCell } from "./ask.js";
export { drawMark, predictedNote } from "./marks.js";

await linkSheet("predict");
