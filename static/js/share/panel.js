import { html, nothing } from "../../vendor/lit.js";
import { ShellElement } from "../shell/element.js";
import { icon } from "../shell/icons.js";
import { use } from "../state/later.js";
import { addressOf } from "../state/link/history.js";
import { readState } from "../state/link/table.js";
import { MOST_WRITTEN, writeText } from "../state/link/text.js";
import { formatCount } from "../model/format.js";
import { t } from "../words/words.js";
import { downloads, fetchForms } from "./downloads.js";
import { fileName, writeFile } from "./file.js";
import { holds } from "./holds.js";
import { openFile } from "./open.js";

/** @typedef {import("../state/link/table.js").State} State */

/** A link to what is shown, and the same as a file; each says what it holds. */
export class RowcolShare extends ShellElement {
  static properties = { ...ShellElement.properties, text: { state: true }, said: { state: true }, forms: { state: true } };

  constructor() {
    super();
    /** What stands behind the # of the link, once it is packed. @type {string|null} */
    this.text = null;
    /** What the last press did. */
    this.said = "";
    /** @type {State|null} */
    this.state = null;
    /** What else it can be had as, once the server has said so. @type {import("./downloads.js").Form[]} */
    this.forms = [];
  }

  connectedCallback() {
    super.connectedCallback();
    const { store, player } = this;
    if (!store || !player) return;
    this.state = readState({ store, player });
    void writeText(this.state).then((text) => (this.text = text));
    void fetchForms().then((forms) => (this.forms = forms));
  }

  get link() {
    return this.state && this.text !== null ? location.origin + addressOf(this.state.network, this.text) : "";
  }

  #copy = async () => {
    const field = /** @type {HTMLInputElement} */ (this.querySelector(".share__link"));
    try {
      await navigator.clipboard.writeText(field.value);
      this.said = t("Copied.");
    } catch {
      // Without a secure connection, or where it is forbidden: the link is selected, the keys copy it.
      this.said = t("This browser doesn't let the page copy. The link is selected: copy it with Ctrl C, or by touching it for a while.");
      field.focus();
      field.select();
    }
  };

  #save = () => {
    if (!this.state) return;
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([writeFile(this.state)], { type: "application/json" }));
    anchor.download = fileName(this.state);
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10_000);
    this.said = t("Saved as {file}.", { file: anchor.download });
  };

  /** @param {Event} event */
  #open = async (event) => {
    const { store, player } = this;
    const file = /** @type {HTMLInputElement} */ (event.currentTarget).files?.[0];
    if (!store || !player || !file) return;
    this.closest("dialog")?.close();
    await openFile({ store, player }, file);
  };

  #close = () => this.closest("dialog")?.close();

  #embed = () => {
    const { store, player } = this;
    this.#close();
    if (store && player) void use("dialogs", ({ openEmbedding }) => openEmbedding(store, player));
  };

  render() {
    const { store, state, text } = this;
    const program = store?.program.value;
    if (!state || !program) return nothing;
    const tooLong = text !== null && text.length > MOST_WRITTEN;
    return html`
      <div class="dialog__head">
        <h2 class="dialog__title" id="share-title">${t("Link and file")}</h2>
        <button class="button button--square" type="button" aria-label=${t("Close")} @click=${this.#close}>${icon("close")}</button>
      </div>
      <p>${t("Both hold what you see now:")}</p>
      <ul class="share__holds">
        ${holds(state, program.title).map((line) => html`<li>${line}</li>`)}
      </ul>
      <section class="share__part" aria-labelledby="share-link">
        <h3 class="share__heading" id="share-link">${t("Link")}</h3>
        ${tooLong ? this.#tooLong(text.length) : this.#field()}
      </section>
      <section class="share__part" aria-labelledby="share-embed">
        <h3 class="share__heading" id="share-embed">${t("In another page")}</h3>
        <div class="share__row">
          <button class="button" type="button" @click=${this.#embed}>${t("Embed …")}</button>
        </div>
        <p class="share__note">${t("A live figure for a blog, a slide or a course, with this step, this lens and these numbers.")}</p>
      </section>
      <section class="share__part" aria-labelledby="share-file">
        <h3 class="share__heading" id="share-file">${t("File")}</h3>
        <div class="share__row">
          <button class="button" type="button" @click=${this.#save}>${t("Save as JSON")}</button>
          <label class="button share__open">${t("Open a file")}
            <input class="share__input" type="file" accept=".json,application/json" @change=${this.#open}>
          </label>
        </div>
        <p class="share__note">${t("Or drop a file anywhere on the page. A network spelled out for the API can be opened, too.")}</p>
      </section>
      ${downloads(this.forms, state, store?.step.value?.output ?? "")}
      <p class="share__said" role="status">${this.said}</p>`;
  }

  #field() {
    return html`
      <div class="share__row">
        <input class="share__link" readonly aria-label=${t("Link to what is shown")} .value=${this.link} autofocus
          @focus=${(/** @type {any} */ event) => event.currentTarget.select()}>
        <button class="button button--strong" type="button" ?disabled=${this.text === null} @click=${this.#copy}>${t("Copy link")}</button>
      </div>
      <p class="share__note">${t("It is the address of this page, which follows what you do. A browser doesn't send what stands behind the # to the server; the page that opens it asks the server for its numbers, and nothing of that is kept.")}</p>`;
  }

  /** @param {number} length */
  #tooLong(length) {
    const counts = { length: formatCount(length), most: formatCount(MOST_WRITTEN) };
    return html`<p>${t("All of this would be {length} characters long. A link of more than {most} gets cut on its way: save a file.", counts)}</p>`;
  }
}

customElements.define("rowcol-share", RowcolShare);
