/**
 * <rowcol-figure network="xor" step="3" lens="outer">: a live figure in any page, by this one script. The figure itself
 * stands in a frame of its own, that can do nothing to the page and to which the page's style sheets can do nothing.
 */
(() => {
  const script = document.currentScript ?? document.querySelector('script[src*="/figure.js"]');
  const home = new URL(".", /** @type {HTMLScriptElement} */ (script).src);
  /** What can be changed while it is shown. */
  const live = ["step", "iteration", "lens", "cell", "k", "convention", "decimals", "labels", "edits", "predict", "theme"];
  const all = ["network", ...live, "spec", "view", "controls", "hide", "lock", "autoplay", "lang"];
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all:initial; display:block!important; visibility:visible!important; opacity:1!important; transform:none!important; min-width:min(280px,100%)!important }
    :host([hidden]) { display:none!important }
    iframe { display:block; width:100%; height:480px; border:0 }`);

  class RowcolFigure extends HTMLElement {
    static observedAttributes = [...all, "height", "title"];
    #frame = document.createElement("iframe");
    /** @type {object[]|null} what is to be said once the figure is there; null: it is */
    #waiting = [];

    constructor() {
      super();
      const [root, frame] = [this.attachShadow({ mode: "open" }), this.#frame];
      root.adoptedStyleSheets = [sheet];
      frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
      frame.loading = "lazy";
      frame.referrerPolicy = "no-referrer";
      root.append(frame);
    }

    connectedCallback() {
      addEventListener("message", this.#hear);
      // Where it has been moved, the frame begins anew.
      this.#waiting ??= [];
      this.#open();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
    }

    /** @param {string} name @param {string|null} old @param {string|null} value */
    attributeChangedCallback(name, old, value) {
      if (old === value || !this.#frame.src) return;
      if (live.includes(name) && value !== null) this.set({ [name]: value });
      else this.#open();
    }

    next() {
      this.#say({ type: "rowcol:next" });
    }

    back() {
      this.#say({ type: "rowcol:back" });
    }

    /** @param {number} step from 0 @param {number} [iteration] */
    goto(step, iteration) {
      this.#say({ type: "rowcol:goto", step, iteration });
    }

    /** @param {Record<string, string|number|number[]>} options as the attributes are called */
    set(options) {
      this.#say({ ...options, type: "rowcol:set" });
    }

    #open() {
      const asked = all.slice(1).filter((name) => this.hasAttribute(name)).map((name) => [name, this.getAttribute(name) || "1"]);
      const address = new URL(`embed/${encodeURIComponent(this.getAttribute("network") ?? "xor")}?${new URLSearchParams(asked)}`, home);
      const [frame, height] = [this.#frame, Number(this.getAttribute("height"))];
      frame.title = this.title || "Rowcol";
      if (height > 0) frame.style.height = `${height}px`;
      if (frame.src === address.href) return;
      this.#waiting = [];
      frame.src = address.href;
    }

    /** @param {object} message */
    #say(message) {
      if (this.#waiting) this.#waiting.push(message);
      else this.#frame.contentWindow?.postMessage(message, "*");
    }

    /** @param {MessageEvent} event */
    #hear = ({ source, data }) => {
      if (source !== this.#frame.contentWindow || typeof data?.type !== "string") return;
      const name = data.type.replace("rowcol:", "");
      if (name === "height" && data.height > 0) this.#frame.style.height = `${data.height}px`;
      if (name === "ready") {
        const waiting = this.#waiting;
        this.#waiting = null;
        waiting?.forEach((message) => this.#say(message));
      }
      if (/^(ready|step|cell)$/.test(name)) this.dispatchEvent(new CustomEvent(name, { detail: data }));
    };
  }

  if (!customElements.get("rowcol-figure")) customElements.define("rowcol-figure", RowcolFigure);
})();
