/**
 * The control of an axis that isn't shown whole: where one is, back and on, and to any number.
 *
 * @typedef {import("../model/types.js").Span} Span
 */
import { html } from "../../vendor/lit.js";
import { formatCount, ungrouped } from "../model/format.js";
import { plural, singular } from "../model/naming.js";
import { startAfterKey } from "../model/windows.js";
import { sayInvalid } from "../shell/invalid.js";
import { t } from "../words/words.js";
import { rich } from "../words/rich.js";

/**
 * @param {{axis: string, size: number, span: Span}} windowed
 * @param {(start: number) => void} move
 * @param {(at: number) => void} choose one of the axis, wherever it is shown
 * @param {() => void} overview open all of a matrix that has the axis
 */
export function windowBar({ axis, size, span }, move, choose, overview) {
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
    const digits = ungrouped(field.value);
    if (digits === "") return;
    const wanted = /^\d+$/.test(digits) ? Number(digits) : NaN;
    if (!(wanted >= 1 && wanted <= size)) return sayInvalid(field, t("A whole number from 1 to {size}, please.", { size: formatCount(size) }));
    choose(wanted - 1);
    field.value = "";
  };
  return html`<div class="stage-window" role="group" aria-label=${t("Shown {things}", { things: plural(axis) })} data-axis=${axis} tabindex="0" @keydown=${key}>
    <button type="button" class="stage-window-where" title=${t("All of it as a heat map (O)")} @click=${overview}>${rich("{things} {span} of {size}", { things: plural(axis), span: html`<b>${formatCount(span[0] + 1)}–${formatCount(span[1])}</b>`, size: formatCount(size) })}</button>
    <button type="button" aria-label=${t("Previous {things}", { things: plural(axis) })} ?disabled=${span[0] === 0} @click=${() => move(span[0] - page)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M7 1L3 5l4 4"></path></svg>
    </button>
    <button type="button" aria-label=${t("Next {things}", { things: plural(axis) })} ?disabled=${span[1] === size} @click=${() => move(span[0] + page)}>
      <svg viewBox="0 0 10 10" aria-hidden="true"><path d="M3 1l4 4-4 4"></path></svg>
    </button>
    <input inputmode="numeric" autocomplete="off" placeholder=${t("go to")} aria-label=${t("Go to {thing}", { thing: singular(axis) })} @change=${go} />
  </div>`;
}
