/** Starts the gallery: pictures on the cards, and a search that stands in the address. */
import "../shell/side-page.js";
import { counted, t } from "../words/words.js";
import { drawInView } from "./pictures.js";
import { matches } from "./search.js";

const PARAMETER = "q";

const form = document.querySelector("#search");
const field = document.querySelector("#wanted");
const count = document.querySelector("#count");
if (!(form instanceof HTMLFormElement) || !(field instanceof HTMLInputElement) || !count) {
  throw new Error("the page lacks its parts");
}

const cards = [...document.querySelectorAll("[data-card]")].map((card) => ({
  card: /** @type {HTMLElement} */ (card),
  text: card.querySelector(".card__words")?.textContent + " " + card.querySelector("[data-shape]")?.textContent,
}));
const groups = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-group]")]);

const filter = () => {
  const wanted = field.value.trim();
  for (const { card, text } of cards) card.hidden = !matches(text, wanted);
  for (const group of groups) group.hidden = !group.querySelector("[data-card]:not([hidden])");
  const left = cards.filter(({ card }) => !card.hidden).length;
  count.textContent = wanted === "" ? counted(left, "{count} network", "{count} networks") : says(left);
};

/** @param {number} left @returns {string} */
function says(left) {
  if (left === 0) return t("No network says that. Esc shows all of them.");
  return t("{left} of {count} networks", { left, count: cards.length });
}

/** The search as it is typed, in the address; going back leaves the page. */
const keep = () => {
  const query = new URLSearchParams(location.search);
  const wanted = field.value.trim();
  if (wanted === "") query.delete(PARAMETER);
  else query.set(PARAMETER, wanted);
  const asked = query.toString();
  history.replaceState(null, "", asked === "" ? location.pathname : `?${asked}`);
};

field.addEventListener("input", () => {
  filter();
  keep();
});

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "Escape" && field.value !== "") {
    event.preventDefault();
    field.value = "";
    filter();
    keep();
  } else if (event.key === "ArrowDown") {
    event.preventDefault();
    firstLeft()?.focus();
  }
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  firstLeft()?.focus();
});

/** @returns {HTMLElement|null} the link of the first card that is left */
function firstLeft() {
  return document.querySelector("[data-card]:not([hidden]) .card__link");
}

field.value = new URLSearchParams(location.search).get(PARAMETER) ?? "";
form.hidden = false;
filter();
drawInView(document.querySelectorAll("[data-picture]"));
