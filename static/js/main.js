/** Starts the page: every element gets the one store, those that ask the server the one player. */
import "./reading/path.js";
import "./reading/remark.js";
import "./reading/view.js";
import "./change/list.js";
import "./change/buttons.js";
import "./shell/announcer.js";
import "./shell/diagram.js";
import "./shell/edit.js";
import "./shell/filmstrip.js";
import "./shell/keys.js";
import "./shell/loss.js";
import "./shell/notices.js";
import "./shell/picker.js";
import { wireTabs } from "./shell/tabs.js";
import "./shell/theme.js";
import "./shell/transport.js";
import "./stage/index.js";
import { networkHere } from "./state/address.js";
import { player, store } from "./state/page.js";
import { readTheme } from "./state/theme.js";

readTheme(store);
for (const element of document.querySelectorAll("*")) {
  if (element.localName.startsWith("rowcol-")) Object.assign(element, { store, player });
}
const view = document.getElementById("view");
if (view) wireTabs(view);

// The player is fixed on small screens: the page keeps as much room below as it takes.
const bar = document.querySelector(".player");
if (bar) {
  new ResizeObserver(() => {
    document.body.style.setProperty("--player-height", `${bar.getBoundingClientRect().height}px`);
  }).observe(bar);
}

player.start(networkHere());
