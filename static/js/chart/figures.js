/**
 * The figures, as the server builds them: loss and accuracy over the run, the cases in the plane of
 * their two inputs, what is said of each input beside what is known of it, and how many cases of each
 * class are taken for which.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {"loss"|"class"|"right"|"known"|"confusion"} Kind
 * @typedef {{data: object[], layout: {title: {text: string}} & object}} Figure
 * @typedef {{classes: string[], counts: number[][]}} Counts
 */
import { language, t } from "../words/words.js";

/**
 * @param {Kind} kind
 * @param {Store} store
 * @param {Player} player
 * @returns {Promise<{figure: Figure, counts: Counts|null}>} rejected with what is wrong, in words
 */
export async function figureOf(kind, store, player) {
  const theme = store.theme.value;
  if (kind === "loss") return { figure: await lossFigure(store, theme), counts: null };
  const question = kind === "confusion" || kind === "known" ? { type: kind, theme } : { type: "plane", by: kind, theme };
  const { answer, refused } = await player.answers.ask(question);
  if (refused) throw new Error(refused.message);
  return { figure: answer.figure, counts: kind === "confusion" ? answer : null };
}

/**
 * The charts that there are of what is open.
 *
 * @param {Store} store
 * @returns {Kind[]}
 */
export function kindsOf(store) {
  const { classes, known, plane } = store.program.value ?? {};
  return ["loss", ...(plane ? /** @type {const} */ (["class", "right"]) : []), ...(known ? /** @type {const} */ (["known"]) : []), ...(classes ? /** @type {const} */ (["confusion"]) : [])];
}

/** @param {Store} store @param {string} theme @returns {Promise<Figure>} */
async function lossFigure(store, theme) {
  const history = store.history.value.map(asJson);
  const answer = await fetch("/api/figures/training", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ history, theme, language }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.error?.message ?? t("the server answered {status}", { status: answer.status }));
  return body;
}

/**
 * JSON knows no NaN and no infinity: they go by name.
 *
 * @param {import("../model/types.js").LossPoint} point
 */
function asJson({ iteration, loss, accuracy }) {
  return { iteration, loss: Number.isFinite(loss) ? loss : String(loss), accuracy };
}
