import { effect } from "../../vendor/signals.js";
import { t } from "../words/words.js";

/**
 * A black screen over all, while the room is to look at the speaker.
 *
 * @param {import("../state/store.js").Store} store
 * @returns {() => void} stops it
 */
export function showBlack(store) {
  const black = document.createElement("div");
  black.className = "room-black";
  black.setAttribute("role", "alert");
  const said = document.createElement("p");
  said.className = "hidden-text";
  said.textContent = t("The picture is off. Any key shows it again.");
  black.append(said);
  black.addEventListener("click", () => (store.black.value = false));
  const stop = effect(() => {
    if (store.black.value) document.body.append(black);
    else black.remove();
  });
  return () => {
    stop();
    black.remove();
  };
}
