import { nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { pathList } from "./path-list.js";

/** The path of a number as a list of steps, while one is followed. Defined with the first. */
export class RowcolPath extends ShellElement {
  render() {
    const { store, player } = this;
    const path = store?.path.value;
    if (!store || !player || !path) return nothing;
    return pathList(store, player, path);
  }

  /** The stop of the step that is shown stays in sight. */
  updated() {
    const list = this.querySelector(".path-stops");
    const here = this.querySelector("[aria-current=step]");
    if (!list || !(here instanceof HTMLElement)) return;
    const [room, box] = [list.getBoundingClientRect(), here.getBoundingClientRect()];
    if (box.top < room.top) list.scrollTop -= room.top - box.top;
    else if (box.bottom > room.bottom) list.scrollTop += box.bottom - room.bottom;
  }
}

customElements.define("rowcol-path", RowcolPath);
