/** The tour, fetched when it is first asked for. */
import { linkSheet } from "../state/sheet.js";
import "./panel.js";

await linkSheet("tour");

/** @returns {import("./panel.js").RowcolTour|null} the panel of this page */
export const panel = () => document.querySelector("rowcol-tour");
