/** Starts the page: every element gets the one store, those that ask the server the one player. */
import "./reading/remark.js";
import "./reading/view.js";
import "./change/list.js";
import "./change/buttons.js";
import "./shell/announcer.js";
import "./shell/diagram.js";
import "./shell/filmstrip.js";
import { fetchEditorWhenNeeded } from "./shell/first-edit.js";
import "./shell/keys.js";
import "./shell/loss.js";
import "./shell/notices.js";
import "./shell/picker.js";
import { wireTabs } from "./shell/tabs.js";
import "./shell/theme.js";
import "./shell/transport.js";
import "./stage/dominoes.js";
import "./stage/formula.js";
import "./stage/lenses.js";
import "./stage/stage.js";
import "./stage/worked.js";
import "./tour/door.js";
import { effect } from "../vendor/signals.js";
import { wireSharing } from "./share/wire.js";
import { openHere } from "./state/address.js";
import { use } from "./state/later.js";
import { player, store } from "./state/page.js";
import { wirePresenting } from "./state/presenting.js";
import { readTheme } from "./state/theme.js";

readTheme(store);
for (const element of document.querySelectorAll("*")) {
  if (element.localName.startsWith("rowcol-")) Object.assign(element, { store, player });
}
const editor = document.querySelector("rowcol-edit");
if (editor) fetchEditorWhenNeeded(/** @type {import("./shell/edit.js").RowcolEdit} */ (editor));
const view = document.getElementById("view");
if (view) wireTabs(view);

// The player is fixed on small screens: the page keeps as much room below as it takes.
const bar = document.querySelector(".player");
if (bar) {
  new ResizeObserver(() => {
    document.body.style.setProperty("--player-height", `${bar.getBoundingClientRect().height}px`);
  }).observe(bar);
}

effect(() => {
  const images = store.program.value?.matrices.some((matrix) => matrix.images?.some(Boolean));
  if (images) use("pictures", ({ show }) => show(store, player));
  if (store.program.value?.graph) use("graph", ({ show }) => show(store, player));
});
if (navigator.maxTouchPoints > 0) use("touch", ({ listen }) => listen(store, player));
wirePresenting(store, player);
wireSharing(store, player);
void openHere({ store, player });
