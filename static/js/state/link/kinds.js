/**
 * The kinds of value that a row of the table may hold. Each is written as a short text for the
 * address and read back from it, and checks what a file says of it. Nothing here is evaluated.
 *
 * @template T
 * @typedef {object} Kind
 * @property {(value: T) => string} text as the address has it
 * @property {(text: string) => unknown} value what the text means, unchecked
 * @property {(value: unknown) => T} check raises Wrong, which says what would be right
 */
import { t } from "../../words/words.js";

/** @typedef {{row: number, column: number}} Position */
/** @typedef {import("../../model/changed.js").Edit} Edit */
/** @typedef {import("../../model/windows.js").Windows} Windows */
/** @typedef {"all"|import("../../model/types.js").Cell} Hidden */

/** What a value would have to be. */
export class Wrong extends Error {}

/** As many as the server takes. */
const MOST_EDITS = 1000;
const MOST_WINDOWS = 32;
/** A spec is no deeper than this: deeper ones would only be there to exhaust something. */
const DEEPEST = 12;
const ID = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
const NAME = /^[A-Za-z0-9_-]{1,80}$/;
const DIGITS = /^\d{1,15}$/;
const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** @param {string} text @returns {number|string} the text itself where it is no whole number */
const asWhole = (text) => (DIGITS.test(text) ? Number(text) : text);

/** @param {unknown} value @param {number} most */
const isWhole = (value, most) => typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {number} most @returns {Kind<number>} a whole number from 0 */
export function whole(most) {
  return {
    text: String,
    value: asWhole,
    check(value) {
      if (isWhole(value, most)) return /** @type {number} */ (value);
      throw new Wrong(t("a whole number from 0 to {most}", { most }));
    },
  };
}

/**
 * @template {string} T
 * @param {readonly T[]} choices
 * @returns {Kind<T>}
 */
export function oneOf(choices) {
  return {
    text: (value) => value,
    value: (text) => text,
    check(value) {
      const found = choices.find((choice) => choice === value);
      if (found !== undefined) return found;
      throw new Wrong(t("one of {choices}", { choices: choices.join(", ") }));
    },
  };
}

/**
 * @template T
 * @param {Kind<T>} kind
 * @returns {Kind<T|null>} where a file may say null; the address says nothing then
 */
export function maybe(kind) {
  return {
    text: (value) => (value === null ? "" : kind.text(value)),
    value: kind.value,
    check: (value) => (value === null ? null : kind.check(value)),
  };
}

/** @type {Kind<string>} */
export const name = {
  text: (value) => value,
  value: (text) => text,
  check(value) {
    if (typeof value === "string" && NAME.test(value)) return value;
    throw new Wrong(t("a name of letters, digits, - and _"));
  },
};

/** @type {Kind<Position>} `1,2`: row and column */
export const position = {
  text: ({ row, column }) => `${row},${column}`,
  value(text) {
    const [row, column, ...more] = text.split(",").map(asWhole);
    return more.length > 0 ? text : { row, column };
  },
  check(value) {
    if (isObject(value) && isWhole(value.row, 1e9) && isWhole(value.column, 1e9)) {
      return { row: Number(value.row), column: Number(value.column) };
    }
    throw new Wrong(t("a row and a column, counted from 0, like 1,2"));
  },
};

/** @type {Kind<Edit[]>} `W1,0,1,0.5@3;…`: matrix, row, column and value, at an iteration */
export const edits = {
  text: (list) => list.map(({ matrix, row, column, value, iteration }) => `${matrix},${row},${column},${numberText(value)}@${iteration}`).join(";"),
  value: (text) =>
    text.split(";").map((part) => {
      const [cell, iteration, ...more] = part.split("@");
      const [matrix, row, column, value, ...rest] = cell.split(",");
      if (more.length > 0 || rest.length > 0 || iteration === undefined) return part;
      return { iteration: asWhole(iteration), matrix, row: asWhole(row ?? ""), column: asWhole(column ?? ""), value: NUMBER.test(value ?? "") ? Number(value) : value };
    }),
  check(value) {
    if (!Array.isArray(value) || value.length > MOST_EDITS) {
      throw new Wrong(t("at most {most} changes, each like W1,0,1,0.5@3: matrix, row, column and number, at an iteration", { most: MOST_EDITS }));
    }
    return value.map(oneEdit);
  },
};

/** @param {unknown} edit @param {number} n @returns {Edit} */
function oneEdit(edit, n) {
  if (isObject(edit) && ID.test(String(edit.matrix)) && isWhole(edit.row, 1e9) && isWhole(edit.column, 1e9) && isWhole(edit.iteration, 1e9)) {
    const { value } = edit;
    if (typeof value === "number" && Number.isFinite(value)) {
      return { iteration: Number(edit.iteration), matrix: String(edit.matrix), row: Number(edit.row), column: Number(edit.column), value };
    }
  }
  throw new Wrong(t("as number {n} something like W1,0,1,0.5@3: matrix, row, column and number, at an iteration", { n: n + 1 }));
}

/** @param {number} value @returns {string} exact, without a plus, which some programs take for a space */
const numberText = (value) => (Object.is(value, -0) ? "-0" : String(value).replace("+", ""));

/** @type {Kind<Hidden>} `all`, or one cell: `A1,2,0` */
export const hidden = {
  text: (value) => (value === "all" ? value : `${value.matrix},${value.row},${value.column}`),
  value(text) {
    const [matrix, row, column, ...more] = text.split(",");
    return column === undefined || more.length > 0 ? text : { matrix, row: asWhole(row), column: asWhole(column) };
  },
  check(value) {
    if (value === "all") return value;
    if (isObject(value) && ID.test(String(value.matrix)) && isWhole(value.row, 1e9) && isWhole(value.column, 1e9)) {
      return { matrix: String(value.matrix), row: Number(value.row), column: Number(value.column) };
    }
    throw new Wrong(t("all, or a cell like A1,2,0: matrix, row and column"));
  },
};

/** @type {Kind<Windows>} `case:100-108,input:0-8`: of long axes, from where up to where */
export const windows = {
  text: (value) => Object.entries(value).map(([axis, [start, stop]]) => `${axis}:${start}-${stop}`).join(","),
  value(text) {
    const parts = text.split(",").map((part) => /^([^:,]{1,60}):(\d{1,9})-(\d{1,9})$/.exec(part));
    if (parts.includes(null)) return text;
    return Object.fromEntries(parts.map((part) => [part?.[1], [Number(part?.[2]), Number(part?.[3])]]));
  },
  check(value) {
    const spans = isObject(value) ? Object.entries(value) : [];
    const sound = spans.every(([axis, span]) => /^[^:,]{1,60}$/.test(axis) && Array.isArray(span) && span.length === 2 && isWhole(span[0], 1e9) && isWhole(span[1], 1e9) && span[0] < span[1]);
    if (isObject(value) && sound && spans.length <= MOST_WINDOWS) return /** @type {Windows} */ (value);
    throw new Wrong(t("the part of a long axis that is shown, like case:100-108"));
  },
};

/** @type {Kind<object>} a network spelled out, as JSON; what it may be is the server's to say */
export const spec = {
  text: (value) => JSON.stringify(value),
  value(text) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  },
  check(value) {
    if (isObject(value) && isFlat(value)) return value;
    throw new Wrong(t("a network as JSON, like {\"dataset\": …, \"layers\": …}"));
  },
};

/** @param {unknown} value @returns {boolean} whether nothing in it lies too deep, found level by level */
function isFlat(value) {
  /** @type {unknown[]} */
  let level = [value];
  for (let depth = 0; depth < DEEPEST; depth += 1) {
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}
