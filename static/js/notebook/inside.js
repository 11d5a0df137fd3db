/**
 * What a notebook adds to the page that works by itself: it tells the frame's owner where the figure stands
 * and how high it would like to be, and goes where it is told, in the messages of an embedded page.
 */
(() => {
  const LEAST_STAGE = 180;
  const AROUND_STAGE = 8;
  /** @type {{store: import("../state/store.js").Store, player: import("../state/player.js").Player}} */
  const { store, player } = /** @type {any} */ (globalThis).rowcol;
  const figure = /** @type {HTMLElement} */ (document.querySelector("main"));
  const place = /** @type {HTMLElement} */ (figure.querySelector(".embed__stage"));
  const stage = /** @type {import("../stage/stage.js").RowcolStage} */ (figure.querySelector("rowcol-stage"));

  /** The same is told once. @type {Record<string, string>} */
  const told = {};
  /** @param {{type: string, [name: string]: unknown}} message */
  const tell = (message) => {
    const text = JSON.stringify(message);
    if (told[message.type] === text) return;
    told[message.type] = text;
    parent.postMessage(message, "*");
  };

  const tellHeight = () => {
    const layout = stage.scene?.layout;
    if (!layout) return;
    const around = figure.scrollHeight - place.getBoundingClientRect().height;
    tell({ type: "rowcol:height", height: Math.ceil(around + Math.max(LEAST_STAGE, layout.height * stage.scale + AROUND_STAGE)) });
  };

  const tellPlace = () => {
    const [step, frame] = [store.step.value, store.frame.value];
    // What it is on its way to would be taken for where it went.
    if (!step || !frame || player.aim.value) return;
    tell({ type: "rowcol:step", iteration: frame.iteration, step: step.index, lens: store.lens.value });
    const cell = store.hover.value ?? { matrix: step.output, ...store.selection.value };
    tell({ type: "rowcol:cell", matrix: cell.matrix, row: cell.row, column: cell.column });
    requestAnimationFrame(tellHeight);
  };

  /** @param {Record<string, any>} wanted */
  const set = ({ step, iteration, lens, theme }) => {
    if (theme) document.documentElement.dataset.theme = theme;
    if (lens) store.lens.value = lens;
    const now = player.cursor();
    const cursor = { iteration: iteration ?? now.iteration, step: step ?? now.step };
    if (cursor.iteration !== now.iteration || cursor.step !== now.step) player.goTo(cursor);
  };

  addEventListener("message", ({ source, data }) => {
    if (source === parent && data?.type === "rowcol:set") set(data);
  });
  const begun = store.frame.subscribe((frame) => {
    if (!frame) return;
    queueMicrotask(() => {
      begun();
      tell({ type: "rowcol:ready" });
      for (const signal of [store.step, store.frame, store.lens, store.hover, store.selection, player.aim]) {
        /** @type {{subscribe(heard: () => void): void}} */ (signal).subscribe(tellPlace);
      }
      new ResizeObserver(tellHeight).observe(figure);
    });
  });
})();
