/**
 * The embedded page: the stage of one network in another page's frame. It keeps nothing, never takes
 * the focus, leaves the wheel and the history to the page around it.
 */
import "../shell/notices.js";
import "../stage/dominoes.js";
import "../stage/formula.js";
import "../stage/lenses.js";
import "../stage/stage.js";
import "../stage/worked.js";
import "./player.js";
import { effect } from "../../vendor/signals.js";
import { fetchEditorWhenNeeded } from "../shell/first-edit.js";
import { showState } from "../state/link/show.js";
import { usualState } from "../state/link/table.js";
import { Player } from "../state/player.js";
import { Store } from "../state/store.js";
import { Around } from "./around.js";
import { playWhenSeen } from "./autoplay.js";
import { obey } from "./commands.js";
import { markEdges } from "./edges.js";
import { Fit } from "./fit.js";
import { submitWithoutSending } from "./forms.js";
import { listenToKeys } from "./keys.js";
import { linkHere } from "./link.js";
import { readOptions } from "./options.js";
import { reports } from "./reports.js";
import { streamOf } from "./source.js";
import { takeOver } from "./take-over.js";
import { showTheme } from "./theme.js";

const figure = /** @type {HTMLElement} */ (document.querySelector(".embed"));
const { network = "", figure: address = "", stream: remote = "" } = document.documentElement.dataset;

// In the capture phase, before anything could keep it: wheel and pinch are the page's around it.
addEventListener("wheel", (event) => event.stopPropagation(), { capture: true, passive: true });

void begin();

async function begin() {
  const [stream, options] = await Promise.all([streamOf(address, remote), readOptions(location)]);
  const { own } = options;
  const store = new Store();
  const player = new Player(store, stream);
  const page = { store, player };
  /** @param {string} control */
  const shows = (control) => !own.hide.has(control);
  /** @param {string} control */
  const works = (control) => shows(control) && !own.lock.has(control);
  figure.dataset.hide = [...own.hide].join(" ");
  figure.dataset.lock = [...own.lock].join(" ");

  if (!works("edit")) figure.querySelector("rowcol-edit")?.remove();
  for (const element of figure.querySelectorAll("*")) {
    if (element.localName.startsWith("rowcol-")) Object.assign(element, { store, player, shows, works });
  }
  const editor = /** @type {import("../shell/edit.js").RowcolEdit|null} */ (figure.querySelector("rowcol-edit"));
  if (editor) fetchEditorWhenNeeded(editor);
  if (!works("lens")) figure.querySelector("rowcol-lenses")?.toggleAttribute("inert", true);
  if (!works("cell")) {
    const place = /** @type {HTMLElement} */ (figure.querySelector(".embed__stage"));
    for (const name of ["click", "pointermove"]) place.addEventListener(name, (event) => event.stopPropagation(), true);
  }
  showTheme(own.theme);
  listenToKeys(page, works);
  submitWithoutSending();

  // The drawing that came with the page stays until this one has its numbers: then they change places at once.
  const stop = effect(() => {
    if (!store.frame.value) return;
    takeOver(figure);
    queueMicrotask(() => stop());
  });

  const around = new Around();
  const fit = new Fit(figure);
  const fitted = () => {
    const height = fit.height();
    if (height !== null) around.tellHeight(height);
    markEdges(figure);
  };
  const sizes = new ResizeObserver(fitted);
  for (const element of [figure, ...figure.children]) sizes.observe(element);
  fit.stage.addController({ hostUpdated: fitted });
  figure.addEventListener("scroll", () => markEdges(figure), { capture: true, passive: true });
  // Letters that come late are of another width.
  void document.fonts.ready.then(() => markEdges(figure));

  /** @param {import("./options.js").Reading} reading */
  const show = async ({ given, faults }) => {
    const left = showState(page, { ...usualState(network), ...given }, false);
    if (store.program.value === null) player.start(network);
    store.linkFaults.value = [...faults, ...((await left) ?? [])];
  };
  await show(options);
  addEventListener("hashchange", async () => show(await readOptions(location)));
  reports(page, around);
  around.listen((command) => void obey(page, command, showTheme).then((said) => (store.linkFaults.value = said)));
  linkHere(page, /** @type {HTMLAnchorElement|null} */ (figure.querySelector(".embed__open")), around);
  if (own.autoplay) playWhenSeen(page, figure);
}
