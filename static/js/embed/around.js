/**
 * The page around the embedded one: what is told to it, and what it may ask for. Nothing that is told
 * is private, so it is told to whatever page that is.
 */

/** What WordPress appends to the address, and wants to hear again. */
const SECRET = /[?&]secret=([A-Za-z0-9]{1,64})$/;

/** @param {string} hash @returns {string|null} */
export const secretOf = (hash) => SECRET.exec(hash)?.[1] ?? null;

/** @typedef {{type: string, [name: string]: unknown}} Message `type` begins with "rowcol:" */

export class Around {
  /** @param {Window} self the embedded page's own window */
  constructor(self = window) {
    this.self = self;
    this.framed = self.parent !== self;
    this.secret = secretOf(self.location.hash);
    this.height = 0;
  }

  /** @param {Message} message */
  tell(message) {
    if (this.framed) this.self.parent.postMessage(message, "*");
  }

  /** @param {number} height that the page would like, in pixels */
  tellHeight(height) {
    if (height === this.height) return;
    this.height = height;
    this.tell({ type: "rowcol:height", height });
    this.tellWordPress("height", height);
  }

  /** @param {"height"|"link"} message @param {number|string} value */
  tellWordPress(message, value) {
    if (this.framed && this.secret) this.self.parent.postMessage({ message, value, secret: this.secret }, "*");
  }

  /** @param {(command: Message) => void} obey called with what the page around asks for, and nobody else */
  listen(obey) {
    if (!this.framed) return;
    this.self.addEventListener("message", ({ source, data }) => {
      if (source !== this.self.parent || typeof data !== "object" || data === null) return;
      if (typeof data.type === "string" && data.type.startsWith("rowcol:")) obey(data);
    });
  }
}
