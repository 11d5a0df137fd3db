/** What can't be done, said as the server would say it. */
import { t } from "../words/words.js";

export class Refused extends Error {
  /**
   * @param {string} message
   * @param {string|null} where
   * @param {string} [code] a stable name for programs
   */
  constructor(message, where, code = "invalid_request") {
    super(message);
    this.where = where;
    this.code = code;
  }

  /** @param {string|null} about the type of the message that is refused */
  answer(about) {
    return { type: "error", about, error: { code: this.code, message: this.message, where: this.where } };
  }
}

/** What only the server can do. */
export class Beyond extends Refused {
  constructor() {
    super(t("this works only with a connection to the server"), null, "no_server");
  }
}
