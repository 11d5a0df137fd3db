/**
 * The control of an axis that isn't shown whole: where one is, back and on, and to any number.
 *
 * @typedef {import("../model/types.js").Span} Span
 */
import { html } from "../../vendor/lit.js";
import { formatCount } from "../model/format.js";
import { plural } from "../model/naming.js";
import { startAfterKey } from "../model/windows.js";

/**
 * @param {{axis: string, size: number, span: Span}} windowed
 * @param {(start: number) => void} move
 */
export function windowBar({ axis, size, span }, move) {
  const page = span[1] - span[0];
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.target instanceof HTMLInputElement && !event.key.startsWith("Page")) return;
    const start = startAfterKey(event.key, span, size);
    if (start === null) return;
    event.preventDefault();
    event.stopPropagation();
    move(start);
  };
  /** @param {Event} event */
  const go = (event) => {
    const field = /** @type {HTMLInputElement} */ (event.currentTarget);
    const wanted = Number.parseInt(field.value, 10);
    if (Number.isFinite(wanted)) move(Math.max(1, Math.min(size, wanted)) - 1);
    field.value = "";
  };
  return html`<div class="stage-window" role="group" aria-label="Shown ${plural(axis)}" data-axis=${axis} tabindex="0" @keydown=${key}>
    <span class="stage-window-where">${plural(axis)} <b>${formatCount(span[0] + 1)}–${formatCount(span[1])}</b> of ${formatCount(size)}</span>
    <button type="button" aria-label="Previous ${plural(axis)}" ?disabled=${span[0] === 0} @click=${() => move(span[0] - page)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M7 1L3 5l4 4"></path></svg>
    </button>
    <button type="button" aria-label="Next ${plural(axis)}" ?disabled=${span[1] === size} @click=${() => move(span[0] + page)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M3 1l4 4-4 4"></path></svg>
    </button>
    <input type="number" inputmode="numeric" min="1" max=${size} placeholder="go to ${axis}" aria-label="Go to ${axis}" @change=${go} />
  </div>`;
}
