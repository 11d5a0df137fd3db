/**
 * The cases of a run as given or edited.
 *
 * @typedef {import("./dense.js").Dense} Dense
 * @typedef {import("./edits.js").PlainEdit} PlainEdit
 * @typedef {import("./edits.js").Edit} Edit
 */
import { t } from "../words/words.js";
import { Refused } from "./refusal.js";

/** The matrices of the cases, which can be edited beside the parameters. */
export const CASES = ["X", "Y"];

/**
 * @param {(id: string) => Dense} held
 * @param {Edit[]} made edits of these and of other matrices, which are taken back
 * @returns {Map<string, Dense>} copies, by id
 */
export function asGiven(held, made) {
  /** @type {Map<string, Dense>} */
  const given = new Map();
  for (const id of CASES) {
    const { rows, columns, data } = held(id);
    const before = data.slice();
    for (const edit of made.filter(({ matrix }) => matrix === id).reverse()) {
      for (const cell of [edit, ...edit.others]) before[cell.row * columns + cell.column] = cell.before;
    }
    given.set(id, { rows, columns, data: before });
  }
  return given;
}

export class Cases {
  /**
   * @param {{loss: string, augmented: boolean}} spec augmented: X has the column of ones in front
   * @param {Map<string, Dense>} given
   * @param {(id: string) => Dense} now where they are written
   */
  constructor(spec, given, now) {
    this.spec = spec;
    this.given = given;
    this.now = now;
  }

  /**
   * @param {string} matrix X or Y
   * @param {number} column
   * @param {number} value
   * @throws {Refused} if the network has no meaning for it
   */
  check(matrix, column, value) {
    if (matrix === "X" && this.spec.augmented && column === 0) {
      throw new Refused(
        t("the column of ones isn't an input: it carries the bias; edit the bias row of the weights instead"),
        "column",
      );
    }
    const { loss } = this.spec;
    if (matrix === "Y" && loss === "softmax_cross_entropy" && value !== 1) {
      throw new Refused(
        t("the targets of a case must add up to 1: give 1 to the class that is right, and the others become 0"),
        "value",
      );
    }
    if (matrix === "Y" && loss === "binary_cross_entropy" && !(value >= 0 && value <= 1)) {
      throw new Refused(t("{loss} needs targets between 0 and 1", { loss }), "value");
    }
  }

  /** As they were given. */
  restore() {
    for (const id of CASES) {
      const given = this.given.get(id);
      if (given) this.now(id).data.set(given.data);
    }
  }

  /** A 1 among the targets of a softmax makes the others of that case 0. @param {PlainEdit} edit of X or Y */
  write({ matrix, row, column, value }) {
    const { columns, data } = this.now(matrix);
    if (matrix === "Y" && this.spec.loss === "softmax_cross_entropy") data.fill(0, row * columns, (row + 1) * columns);
    data[row * columns + column] = value;
  }
}
