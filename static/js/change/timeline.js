/**
 * Undo and redo: the versions of what is open, one after the other, and which of them is present.
 * The server's list of edits is the truth; a version is what it has said.
 *
 * @typedef {import("../model/changed.js").Edit} Edit
 * @typedef {object} Version
 * @property {object|null} spec null: the network of the gallery as it is
 * @property {Edit[]} edits in the rows convention
 * @property {number} iteration where the page stood when it left this network for another one
 * @property {unknown} [gesture] edits of one gesture are one version
 */

const MOST = 200;

export class Timeline {
  /** @type {Version[]} */
  #versions = [{ spec: null, edits: [], iteration: 0 }];
  #at = 0;
  /** Until the server has answered an undo or a redo, what it says is of before. */
  #awaiting = false;

  get present() {
    return this.#versions[this.#at];
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at < this.#versions.length - 1;
  }

  clear() {
    this.#versions = [{ spec: null, edits: [], iteration: 0 }];
    this.#at = 0;
    this.#awaiting = false;
  }

  /** @param {Version} version as the server has it now */
  record(version) {
    if (same(version, this.present)) this.#awaiting = false;
    else if (!this.#awaiting) this.#add(version);
  }

  /** @param {Version} version */
  #add(version) {
    const merged = version.gesture !== undefined && version.gesture === this.present.gesture;
    this.#versions.length = merged ? this.#at : this.#at + 1;
    this.#versions.push(version);
    if (this.#versions.length > MOST) this.#versions.shift();
    this.#at = this.#versions.length - 1;
  }

  /**
   * @param {1|-1} by
   * @returns {Version|null} the version to go to; null if there is none
   */
  move(by) {
    if (by < 0 ? !this.canUndo : !this.canRedo) return null;
    this.#at += by;
    this.#awaiting = true;
    return this.present;
  }

  /**
   * The same numbers in other matrices: the versions of this network are told in those from now on,
   * and there is nothing to be undone.
   *
   * @param {object} spec in the place of the present one
   * @param {(edits: Edit[]) => Edit[]} told
   */
  retell(spec, told) {
    const old = this.present.spec;
    this.#versions = this.#versions.map((one) => (one.spec === old ? { ...one, spec, edits: told(one.edits) } : one));
    this.#awaiting = true;
  }

  /** An undo or redo will not be answered. @param {Version} version that counts instead */
  settle(version) {
    if (!this.#awaiting) return;
    this.#awaiting = false;
    const found = this.#versions.findIndex((one) => same(one, version));
    if (found >= 0) this.#at = found;
  }
}

/** @param {Version} a @param {Version} b */
function same(a, b) {
  return a.spec === b.spec && a.edits.length === b.edits.length && a.edits.every((edit, n) => sameEdit(edit, b.edits[n]));
}

/** @param {Edit} a @param {Edit} b */
export function sameEdit(a, b) {
  return a.iteration === b.iteration && a.matrix === b.matrix && a.row === b.row && a.column === b.column && a.value === b.value;
}
