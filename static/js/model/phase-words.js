/** What the phases of an iteration are called. */
import { t } from "../words/words.js";

/** @type {Record<import("./types.js").Phase, string>} */
export const PHASE_NAMES = { forward: t("forward"), loss: t("loss"), backward: t("backward"), update: t("update") };
