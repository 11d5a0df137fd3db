/**
 * Then and now: a parameter at the start, now, and the difference, drawn like the stage; and the
 * history of one weight over the run. All numbers are the engine's.
 *
 * @typedef {import("../model/types.js").Matrix} Matrix
 * @typedef {object} Compared
 * @property {string} matrix
 * @property {number} iteration
 * @property {[number, number]} rows
 * @property {[number, number]} columns
 * @property {number[][]} start
 * @property {number[][]} now
 * @property {number[][]} difference
 */
import { html, nothing } from "../../vendor/lit.js";
import { readNumber } from "../model/frames.js";
import { MINUS, PRECISION, formatCount, formatNumber } from "../model/format.js";
import { cellName } from "../model/naming.js";
import { originOf } from "../model/origin.js";
import { decimalsThatAddUp } from "../model/worked.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { counted, t } from "../words/words.js";
import { drawSmall } from "./small-matrix.js";
import { drawTrail } from "./trail.js";
import { litHere, weightHere } from "./weight-here.js";

export class RowcolThenAndNow extends ShellElement {
  static properties = {
    ...ShellElement.properties,
    parameter: { state: true },
    compared: { state: true },
    cell: { state: true },
    points: { state: true },
    refused: { state: true },
  };

  constructor() {
    super();
    this.parameter = "";
    /** @type {Compared|null} */
    this.compared = null;
    this.cell = { row: 0, column: 0 };
    /** @type {[number, number][]} */
    this.points = [];
    this.refused = "";
  }

  firstUpdated() {
    const { store } = this;
    if (!store) return;
    this.#choose(weightHere(store, true) ?? store.program.value?.parameters[0] ?? "");
  }

  /** @param {string} parameter */
  async #choose(parameter) {
    const { store, player } = this;
    if (!store || !player) return;
    this.parameter = parameter;
    this.compared = null;
    this.points = [];
    const { answer, refused } = await player.answers.ask({ type: "compare", matrix: parameter });
    if (parameter !== this.parameter) return;
    this.refused = refused?.message ?? "";
    if (!answer) return;
    this.compared = { ...answer, start: numbers(answer.start), now: numbers(answer.now), difference: numbers(answer.difference) };
    const compared = /** @type {Compared} */ (this.compared);
    await this.#trail(mostChanged(compared, litHere(store, parameter)) ?? mostChanged(compared, null) ?? this.cell);
  }

  /** @param {{row: number, column: number}} cell */
  async #trail(cell) {
    this.cell = cell;
    const { parameter } = this;
    const question = this.player?.answers.ask({ type: "trail", matrix: parameter, ...cell });
    const { answer } = (await question) ?? { answer: null };
    if (!answer || parameter !== this.parameter || cell !== this.cell) return;
    this.points = answer.points.map((/** @type {[number, unknown]} */ [iteration, value]) => [iteration, readNumber(value)]);
  }

  #close = () => this.closest("dialog")?.close();

  render() {
    const { store, compared } = this;
    const program = store?.program.value;
    if (!store || !program) return nothing;
    const matrix = store.matrices.value.get(this.parameter);
    return html`<div class="dialog__head">
        <h2 class="dialog__title" id="then-title">${t("{symbol} then and now", { symbol: matrix?.symbol ?? "" })}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      ${program.parameters.length > 1
        ? html`<div class="dialog__choice" role="group" aria-label=${t("Parameter")}>${program.parameters.map(
            (id) => html`<button type="button" aria-pressed=${id === this.parameter ? "true" : "false"} @click=${() => this.#choose(id)}>${store.matrix(id).symbol}</button>`,
          )}</div>`
        : nothing}
      ${this.refused ? html`<p role="alert">${this.refused}</p>` : nothing}
      ${compared && matrix ? this.#body(compared, matrix) : nothing}`;
  }

  /** @param {Compared} compared @param {Matrix} matrix */
  #body(compared, matrix) {
    const { store } = this;
    if (!store) return nothing;
    const { start, now, difference, iteration } = compared;
    const changed = difference.flat().filter((value) => value !== 0).length;
    const cells = difference.flat().length;
    const says = whatChanged({ changed, cells, iteration, part: cells < matrix.shape[0] * matrix.shape[1] });
    /** @param {string} name @param {number[][]} values */
    const one = (name, values) => html`<figure class="then__matrix"><figcaption>${name}</figcaption>
      ${drawSmall({ store, matrix, values, name, rows: compared.rows, columns: compared.columns, chosen: this.cell, choose: (cell) => this.#trail(cell) })}</figure>`;
    const program = store.program.value;
    const origin = program ? html`<p class="then__note">${t("At the start: {origin}.", { origin: originOf(program, matrix.id) })}</p>` : nothing;
    if (iteration === 0 && changed === 0) return html`<p class="then__says">${says}</p>${origin}<div class="then__row">${one(t("at the start"), start)}</div>`;
    return html`<p class="then__says">${says}</p>
      ${origin}
      <div class="then__row">
        ${one(t("at the start"), start)}<span class="then__sign" aria-hidden="true">→</span>
        ${one(iteration === 0 ? t("now") : t("now, iteration {iteration}", { iteration: formatCount(iteration) }), now)}
        ${one(t("difference, now − start"), difference)}
      </div>
      <p class="then__note">${t("Rounded here; below, the chosen one with all the digits that its difference needs.")}</p>
      <h3 class="then__cell">${cellName(matrix, this.cell.row, this.cell.column)} <span class="then__sum">${this.#sum(compared)}</span></h3>
      ${this.points.length > 1
        ? html`${drawTrail(this.points, iteration)}
            <p class="then__note">${t("Choose a cell to see its history. The run keeps some hundreds of its iterations; the line joins those.")}</p>`
        : nothing}`;
  }

  /** The chosen cell's difference, with as many decimals as it takes to be right as shown. @param {Compared} compared */
  #sum({ rows, columns, start, now, difference }) {
    const at = (/** @type {number[][]} */ values) => values[this.cell.row - rows[0]]?.[this.cell.column - columns[0]] ?? NaN;
    const { decimals, exact } = decimalsThatAddUp([at(now), -at(start)], at(difference), PRECISION);
    const shown = (/** @type {number} */ value) => formatNumber(value, decimals);
    const then = shown(at(start));
    return `${shown(at(now))} − ${then.startsWith(MINUS) ? `(${then})` : then} ${exact ? "=" : "≈"} ${shown(at(difference))}`;
  }
}

/**
 * @param {object} counts
 * @param {number} counts.changed
 * @param {number} counts.cells
 * @param {number} counts.iteration
 * @param {boolean} counts.part whether the cells are a part of the matrix
 * @returns {string}
 */
function whatChanged({ changed, cells, iteration, part }) {
  if (iteration === 0 && changed === 0) return t("Nothing has been updated yet: the update is the end of this iteration. Train, or go to the next one.");
  const values = { changed, cells, iterations: counted(iteration, "{count} iteration", "{count} iterations", { count: formatCount(iteration) }) };
  if (changed === 0) {
    return part
      ? t("Not one of the {cells} numbers that are shown has changed in {iterations}.", values)
      : t("Not one of the {cells} numbers has changed in {iterations}.", values);
  }
  if (changed === cells) {
    return part ? t("All {cells} numbers that are shown have changed in {iterations}.", values) : t("All {cells} numbers have changed in {iterations}.", values);
  }
  return part
    ? t("{changed} of {cells} numbers that are shown have changed in {iterations}.", values)
    : t("{changed} of {cells} numbers have changed in {iterations}.", values);
}

/** @param {unknown[][]} rows @returns {number[][]} */
function numbers(rows) {
  return rows.map((row) => row.map(readNumber));
}

/**
 * @param {Compared} compared
 * @param {import("../model/types.js").Box|null} within the cells that count; null: all
 * @returns {{row: number, column: number}|null} the cell that has changed most
 */
function mostChanged({ rows, columns, difference }, within) {
  const inside = (/** @type {number} */ at, /** @type {[number, number]|undefined} */ [first, end] = [0, Infinity]) => at >= first && at < end;
  const cells = difference.flatMap((line, n) => line.map((value, m) => ({ row: rows[0] + n, column: columns[0] + m, size: Math.abs(value) })));
  const meant = cells.filter(({ row, column }) => inside(row, within?.rows) && inside(column, within?.columns));
  const [most] = meant.sort((a, b) => b.size - a.size);
  return most ? { row: most.row, column: most.column } : null;
}

customElements.define("rowcol-then-and-now", RowcolThenAndNow);
