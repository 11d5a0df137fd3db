/**
 * The figures, as the server builds them: loss and accuracy over the run, and the cases in the plane
 * of their two inputs.
 *
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../state/player.js").Player} Player
 * @typedef {"loss"|"class"|"right"} Kind
 * @typedef {{data: object[], layout: {title: {text: string}} & object}} Figure
 */
import { language, t } from "../words/words.js";

/**
 * @param {Kind} kind
 * @param {Store} store
 * @param {Player} player
 * @returns {Promise<Figure>} rejected with what is wrong, in words
 */
export async function figureOf(kind, store, player) {
  const theme = store.theme.value;
  if (kind === "loss") return lossFigure(store, theme);
  const { answer, refused } = await player.answers.ask({ type: "plane", by: kind, theme });
  if (refused) throw new Error(refused.message);
  return answer.figure;
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
