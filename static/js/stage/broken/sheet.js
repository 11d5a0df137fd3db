/** Its rules, which what is defined here waits for: an element that stands in the page already would be drawn without them. */
import { linkSheet } from "../../state/sheet.js";

await linkSheet("broken");
