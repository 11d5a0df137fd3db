import { html, live, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { readState } from "../state/link/table.js";
import { t } from "../words/words.js";
import { snippets } from "./snippets.js";

/** @typedef {import("./snippets.js").Choice} Choice */
/** @typedef {"iframe"|"element"|"html"|"markdown"} Kind */

const WIDTHS = [320, 480, 640, 900, 1200];
const FIRST_WIDTH = 640;
/** Until the figure has said how high it would like to be. */
const FIRST_HEIGHT = 480;

/** Of the window's height. */
const PREVIEW = 0.46;
const LEAST_PREVIEW = 220;

/** @type {[Kind, string, string][]} */
const KINDS = [
  ["iframe", t("Frame"), t("One element of HTML; works wherever a page may hold frames.")],
  ["element", t("Script and element"), t("Follows its height by itself, and the page’s own scripts can step it.")],
  ["html", t("Picture with link"), t("For places without frames: mail, feeds.")],
  ["markdown", t("The same as Markdown"), t("For a README or a forum.")],
];

/** Copy-paste texts that put the figure into another page, with the figure as it will stand there. */
export class RowcolEmbedding extends ShellElement {
  static properties = { ...ShellElement.properties, choice: { state: true }, now: { state: true }, made: { state: true }, kind: { state: true }, said: { state: true } };

  constructor() {
    super();
    /** @type {Choice} */
    this.choice = { controls: true, theme: "auto", width: FIRST_WIDTH, height: FIRST_HEIGHT };
    /** Whether it begins where the page stands, not at the network's start. */
    this.now = true;
    /** @type {Awaited<ReturnType<typeof snippets>>|null} */
    this.made = null;
    /** @type {Kind} */
    this.kind = "iframe";
    /** What the last press did. */
    this.said = "";
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("message", this.#hear);
    void this.#make();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("message", this.#hear);
  }

  /** @param {MessageEvent} event */
  #hear = ({ source, data }) => {
    const frame = this.querySelector("iframe");
    if (!frame || source !== frame.contentWindow || data?.type !== "rowcol:height" || !(data.height > 0)) return;
    this.#choose({ height: Math.ceil(data.height) });
  };

  /** @param {Partial<Choice>} change */
  #choose(change) {
    this.choice = { ...this.choice, ...change };
    this.#again();
  }

  /** Another text: what was copied is an old one. */
  #again() {
    this.said = "";
    void this.#make();
  }

  async #make() {
    const { store, player, choice, now } = this;
    const [program, step] = [store?.program.value, store?.step.value];
    if (!store || !player || !program || !step) return;
    const state = readState({ store, player });
    const first = { ...state, step: 0, cell: null, k: 0, hide: null };
    const made = await snippets({ origin: location.origin, state: now ? state : first, title: program.title, step: now ? step.title : program.steps[0].title }, choice);
    // What was chosen meanwhile counts.
    if (choice === this.choice && now === this.now) this.made = made;
  }

  /** @param {number} width */
  #width(width) {
    this.#choose({ width, height: FIRST_HEIGHT });
  }

  #copy = async () => {
    const field = /** @type {HTMLTextAreaElement} */ (this.querySelector(".embedding__text"));
    try {
      await navigator.clipboard.writeText(field.value);
      this.said = t("Copied.");
    } catch {
      this.said = t("This browser doesn’t let the page copy. The text is selected: copy it with Ctrl C, or by touching it for a while.");
      field.focus();
      field.select();
    }
  };

  /** The preview is as large as it will be, and drawn smaller where it would leave the texts no room. */
  updated() {
    const [room, frame] = [this.querySelector(".embedding__preview"), this.querySelector("iframe")];
    if (!(room instanceof HTMLElement) || !frame) return;
    const { width, height } = this.choice;
    const scale = Math.min(1, room.clientWidth / width, Math.max(LEAST_PREVIEW, innerHeight * PREVIEW) / height);
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` });
    room.style.height = `${Math.ceil(height * scale)}px`;
  }

  /** @param {KeyboardEvent} event */
  #move = (event) => {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!by) return;
    event.preventDefault();
    const at = KINDS.findIndex(([kind]) => kind === this.kind);
    this.#show(KINDS[(at + by + KINDS.length) % KINDS.length][0]);
    void this.updateComplete.then(() => /** @type {HTMLElement|null} */ (this.querySelector("[role=tab][aria-selected=true]"))?.focus());
  };

  /** @param {Kind} kind */
  #show(kind) {
    this.kind = kind;
    this.said = "";
  }

  #close = () => this.closest("dialog")?.close();

  render() {
    if (!this.store?.program.value) return nothing;
    return html`
      <div class="dialog__head">
        <h2 class="dialog__title" id="embedding-title">${t("Embed this figure")}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      ${this.#options()}
      <div class="embedding__preview">
        ${this.made ? html`<iframe class="embedding__frame" title=${t("Preview")} sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox" src=${this.made.address}></iframe>` : nothing}
      </div>
      ${this.#texts()}
      <p class="embedding__said" role="status">${this.said}</p>`;
  }

  #options() {
    const { choice } = this;
    /** @type {[Choice["theme"], string][]} */
    const themes = [["auto", t("as the reader’s system")], ["paper", t("light")], ["board", t("dark")]];
    return html`<div class="embedding__options">
      <label class="embedding__option">${t("Width")}
        <select class="embedding__select" autocomplete="off" autofocus @change=${(/** @type {any} */ event) => this.#width(Number(event.currentTarget.value))}>
          ${WIDTHS.map((width) => html`<option value=${width} ?selected=${width === choice.width}>${t("at most {width} px", { width })}</option>`)}
        </select>
      </label>
      <label class="embedding__option">${t("Height")}
        <input class="embedding__height" type="number" min="150" max="3000" autocomplete="off" .value=${live(String(choice.height))}
          @change=${(/** @type {any} */ event) => this.#choose({ height: Math.min(3000, Math.max(150, Math.round(Number(event.currentTarget.value) || FIRST_HEIGHT))) })}> px
      </label>
      <label class="embedding__option">${t("Theme")}
        <select class="embedding__select" autocomplete="off" @change=${(/** @type {any} */ event) => this.#choose({ theme: event.currentTarget.value })}>
          ${themes.map(([theme, says]) => html`<option value=${theme} ?selected=${theme === choice.theme}>${says}</option>`)}
        </select>
      </label>
      <label class="embedding__option">${t("Begins")}
        <select class="embedding__select" autocomplete="off" @change=${(/** @type {any} */ event) => {
          this.now = event.currentTarget.value === "now";
          this.#again();
        }}>
          <option value="now" ?selected=${this.now}>${t("as you see it now")}</option>
          <option value="start" ?selected=${!this.now}>${t("at the first step")}</option>
        </select>
      </label>
      <label class="embedding__option"><input type="checkbox" autocomplete="off" .checked=${choice.controls}
        @change=${(/** @type {any} */ event) => this.#choose({ controls: event.currentTarget.checked })}>${t("With controls")}</label>
    </div>`;
  }

  #texts() {
    const says = KINDS.find(([kind]) => kind === this.kind)?.[2];
    return html`<div class="embedding__kinds" role="tablist" aria-label=${t("What to copy")} @keydown=${this.#move}>
        ${KINDS.map(([kind, name]) => html`<button class="embedding__kind" type="button" role="tab" id="embedding-${kind}" aria-controls="embedding-text"
          aria-selected=${kind === this.kind ? "true" : "false"} tabindex=${kind === this.kind ? 0 : -1} @click=${() => this.#show(kind)}>${name}</button>`)}
      </div>
      <div class="embedding__panel" id="embedding-text" role="tabpanel" aria-labelledby="embedding-${this.kind}">
        <textarea class="embedding__text" readonly rows="4" spellcheck="false" aria-label=${t("Text to copy")} .value=${this.made?.[this.kind] ?? ""}
          @focus=${(/** @type {any} */ event) => event.currentTarget.select()}></textarea>
        <div class="embedding__row">
          <button class="button button--strong" type="button" ?disabled=${!this.made} @click=${this.#copy}>${t("Copy")}</button>
          <p class="embedding__note">${says}</p>
        </div>
      </div>`;
  }
}

customElements.define("rowcol-embedding", RowcolEmbedding);
