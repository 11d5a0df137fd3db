/** What every page beside the main view has: its theme, and the menu of languages. */
import "./theme.js";
import "../words/menu.js";
import { Store } from "../state/store.js";
import { readTheme } from "../state/theme.js";

const store = new Store();
readTheme(store);
const theme = document.querySelector("rowcol-theme");
if (theme) Object.assign(theme, { store });
