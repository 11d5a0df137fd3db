/**
 * What is copied to put a figure into another page: texts of HTML and Markdown, made of a state.
 *
 * @typedef {import("../state/link/table.js").State} State
 *
 * @typedef {object} Choice what the dialog asks for, besides the state
 * @property {boolean} controls
 * @property {"auto"|"paper"|"board"} theme
 * @property {number} width pixels at most
 * @property {number} height pixels
 *
 * @typedef {object} Figure
 * @property {string} origin of this server
 * @property {State} state where the figure begins
 * @property {string} title of the network
 * @property {string} step what the step is called
 */
import { writeText } from "../state/link/text.js";
import { addressOf } from "../state/link/history.js";

const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

/** @param {string} text @returns {string} for an attribute in double quotes */
export const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");

/** @param {string} text @returns {string} for the words of a link in Markdown */
const plainMarkdown = (text) => text.replace(/[[\]\\*_`]/g, "\\$&");

/**
 * The parts of a state as an embedded page's address has them: those of a link, with `hide` called `predict`.
 *
 * @param {State} state
 * @returns {Promise<URLSearchParams>}
 */
export async function partsOf(state) {
  const parts = new URLSearchParams(await writeText({ ...state, tour: null, stop: 1, theme: null }));
  const predicted = parts.get("hide");
  parts.delete("hide");
  if (predicted !== null) parts.set("predict", predicted);
  return parts;
}

/** @param {URLSearchParams} parts @returns {string} readable where an address allows it */
const written = (parts) => [...parts].map(([name, text]) => `${name}=${encodeURIComponent(text).replace(/%(2C|3A|3B|40|2F)/g, decodeURIComponent)}`).join("&");

/** @param {Choice} choice @param {URLSearchParams} parts */
function chosenParts({ controls, theme }, parts) {
  const all = new URLSearchParams(parts);
  if (!controls) all.set("controls", "0");
  if (theme !== "auto") all.set("theme", theme);
  return all;
}

/** @param {Figure} figure @param {Choice} choice @param {URLSearchParams} parts @returns {string} of the embedded page */
export function embedAddress({ origin, state }, choice, parts) {
  const query = written(chosenParts(choice, parts));
  return `${origin}/embed/${encodeURIComponent(state.network)}${query && `?${query}`}`;
}

/** @param {Figure} figure */
export const titleOf = ({ title, step }) => `${title}: ${step}`;

/**
 * @param {Figure} figure
 * @param {Choice} choice
 * @returns {Promise<{iframe: string, element: string, html: string, markdown: string, address: string}>}
 */
export async function snippets(figure, choice) {
  const { origin, state } = figure;
  const parts = await partsOf(state);
  const address = embedAddress(figure, choice, parts);
  const title = titleOf(figure);
  const attributes = [...chosenParts(choice, parts)].map(([name, text]) => ` ${name}="${attribute(text)}"`).join("");
  const { width, height } = choice;
  const link = origin + addressOf(state.network, await writeText({ ...state, theme: null }));
  const theme = choice.theme === "auto" ? "" : `theme=${choice.theme}`;
  const image = `${origin}/picture/${encodeURIComponent(state.network)}.png`;
  const query = [written(parts), theme].filter(Boolean).join("&");
  const picture = image + (query && `?${query}`);
  return {
    address,
    iframe: `<iframe src="${attribute(address)}" title="${attribute(title)}" width="${width}" height="${height}" style="width: 100%; max-width: ${width}px; border: 0" sandbox="${SANDBOX}" loading="lazy"></iframe>`,
    element: `<script src="${origin}/figure.js" async></script>\n<rowcol-figure network="${attribute(state.network)}"${attributes} title="${attribute(title)}" height="${height}" style="max-width: ${width}px"></rowcol-figure>`,
    html: `<a href="${attribute(link)}"><img src="${attribute(picture)}" alt="${attribute(title)}" width="${width}"></a>`,
    markdown: `[![${plainMarkdown(title)}](${picture})](${link})`,
  };
}
