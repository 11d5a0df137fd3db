/**
 * The figure in a notebook: the page that works by itself, in a frame that can do nothing to the notebook,
 * and the cursor, which the frame and Python both move.
 *
 * @typedef {{
 *   get(name: string): any, set(name: string, value: unknown): void, save_changes(): void,
 *   on(event: string, heard: () => void): void, off(event: string, heard: () => void): void
 * }} Model of anywidget: what Python and the notebook both know
 */

/** What both move. A frame tells it by these names, and takes it by them. */
const MOVED = ["iteration", "step", "lens"];
const LEAST_HEIGHT = 320;

/** @param {{model: Model, el: HTMLElement}} place */
function render({ model, el }) {
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts");
  frame.title = model.get("title");
  frame.srcdoc = model.get("page");
  Object.assign(frame.style, { display: "block", width: "100%", height: `${LEAST_HEIGHT}px`, border: "0" });
  let there = false;

  /** @param {Record<string, unknown>} wanted */
  const set = (wanted) => frame.contentWindow?.postMessage({ type: "rowcol:set", ...wanted }, "*");
  const theme = () => model.get("theme") || (isDark() ? "board" : "paper");

  /** What the frame stands at, as far as it has said. @type {Record<string, unknown>} */
  const told = {};
  /** @param {MessageEvent} event */
  const hear = ({ source, data }) => {
    if (source !== frame.contentWindow || typeof data?.type !== "string") return;
    if (data.type === "rowcol:height" && data.height > 0) frame.style.height = `${Math.ceil(data.height)}px`;
    if (data.type === "rowcol:ready") {
      there = true;
      set({ theme: theme(), ...cursor(model) });
    }
    if (data.type === "rowcol:step") {
      for (const name of MOVED) {
        told[name] = data[name];
        model.set(name, data[name]);
      }
      model.save_changes();
    }
    if (data.type === "rowcol:cell") {
      model.set("cell", [data.row, data.column]);
      model.set("matrix", data.matrix);
      model.save_changes();
    }
  };

  const move = () => {
    const wanted = cursor(model);
    if (there && MOVED.some((name) => wanted[name] !== told[name])) set(wanted);
  };
  const dress = () => set({ theme: theme() });

  addEventListener("message", hear);
  for (const name of MOVED) model.on(`change:${name}`, move);
  model.on("change:theme", dress);
  el.append(frame);
  return () => {
    removeEventListener("message", hear);
    for (const name of MOVED) model.off(`change:${name}`, move);
    model.off("change:theme", dress);
  };
}

/** @param {Model} model @returns {Record<string, unknown>} */
const cursor = (model) => Object.fromEntries(MOVED.map((name) => [name, model.get(name)]));

/** Whether the notebook around is dark: JupyterLab says so of its page. */
const isDark = () => document.body.dataset.jpThemeLight === "false";

export default { render };
