/**
 * What a picture says of itself: above the stage its formula and what the step does, below it the shapes
 * and where the numbers come from.
 *
 * @typedef {import("./tree.js").Element} Element
 * @typedef {import("../state/store.js").Store} Store
 * @typedef {import("../model/types.js").Step} Step
 */
import { emsOf, formatCount } from "../model/format.js";
import { PHASE_NAMES } from "../model/naming.js";
import { productOf, turn } from "../model/product.js";
import { t } from "../words/words.js";
import { formulaOf, textOf } from "./formula.js";
import { svg } from "./lit.js";
import { nodesOf } from "./tree.js";

/** Round a picture; without words and ground there is only room for what reaches over. */
const MARGIN = 22;
const EDGE = 4;
/** A narrow picture has less of it: cells need the room. */
const NARROW = 420;
const NARROW_MARGIN = 10;
const LARGE = 21;
const SMALL = 12.5;
/** What is raised or lowered is smaller by this. */
const RAISED = 0.7;
const GAP = 14;

/**
 * @param {Store} store
 * @param {Step} step
 */
export function wordsOf(store, step) {
  const matrices = store.matrices.value;
  const program = store.program.value;
  const product = productOf(step);
  const operands = product ? [product.left, product.right] : [...new Set(step.inputs)].map((id) => ({ id, transposed: false }));
  const shaped = [...operands, { id: step.output, transposed: false }].map(({ id, transposed }) => {
    const { symbol, shape } = store.matrix(id);
    const [rows, columns] = turn(transposed, ...shape).map(formatCount);
    return `${symbol}${transposed ? "ᵀ" : ""} (${rows} × ${columns})`;
  });
  return {
    formula: formulaOf(matrices, step.mathml, store.isProduct.value),
    where: [PHASE_NAMES[step.phase], step.layer_name, step.title].filter(Boolean).join(" · "),
    shapes: `${shaped.slice(0, -1).join(", ")} → ${shaped[shaped.length - 1]}`,
    from: `${program?.title ?? ""} · ${t("iteration {iteration}", { iteration: formatCount(store.frame.value?.iteration ?? 0) })}`,
  };
}

/** @param {{width: number, titled: boolean, ground: boolean}} picture @returns {number} what is free round the stage */
export function marginOf({ width, titled, ground }) {
  if (!titled && !ground) return EDGE;
  return width < NARROW ? NARROW_MARGIN : MARGIN;
}

/**
 * The stage with its words, on a ground.
 *
 * @param {Element} stage
 * @param {ReturnType<typeof wordsOf>} words
 * @param {{width: number, titled: boolean, ground: boolean}} picture
 * @returns {Element}
 */
export function captioned(stage, words, { width: room, titled, ground }) {
  const margin = marginOf({ width: room, titled, ground });
  const [wide, high] = [Number(stage.attributes.width), Number(stage.attributes.height)];
  const formulaWide = emsOf(textOf(words.formula)) * LARGE;
  const wanted = titled ? Math.max(wide, Math.min(room - 2 * margin, Math.max(formulaWide, emsOf(words.where) * SMALL))) : wide;
  const width = wanted + 2 * margin;
  const size = Math.min(LARGE, (LARGE * wanted) / formulaWide);
  const where = lines(words.where, wanted);
  const below = [words.shapes, words.from].flatMap((text) => lines(text, wanted));
  const oneLine = (emsOf(words.shapes) + emsOf(words.from) + 3) * SMALL < wanted;
  const top = margin + (titled ? size + where.length * 19 + GAP : 0);
  const foot = top + high + GAP;
  const height = foot + (titled ? (oneLine ? 1 : below.length) * 19 : 0) + margin - GAP;
  const [whole] = nodesOf(svg`<svg xmlns="http://www.w3.org/2000/svg" width=${width} height=${height} viewBox="0 0 ${width} ${height}" role="img">
    <title>${textOf(words.formula)}</title>
    <desc>${words.where}. ${words.shapes}. ${words.from}.</desc>
    ${ground ? svg`<rect class="picture-ground" width=${width} height=${height} fill="var(--paper)"></rect>` : ""}
    ${titled ? svg`<text x=${margin} y=${margin + size * 0.8} font-size=${size.toFixed(2)} font-weight="600" fill="var(--ink)">${drawFormula(words.formula, size)}</text>
      ${where.map((line, n) => small(line, margin, margin + size + 17 + n * 19, "start"))}
      ${oneLine ? [small(words.shapes, margin, foot + 13, "start"), small(words.from, margin + wanted, foot + 13, "end")] : below.map((line, n) => small(line, margin, foot + 13 + n * 19, "start"))}` : ""}
  </svg>`);
  const drawing = /** @type {Element} */ (whole);
  const inside = stage.attributes.class.startsWith("stage") ? "rowcol-stage" : "rowcol-diagram";
  const place = { transform: `translate(${margin + (wanted - wide) / 2} ${top})`, class: stage.attributes.class };
  drawing.children.push({ name: inside, attributes: {}, children: [{ name: "g", attributes: place, children: stage.children }] });
  return drawing;
}

/** @param {string} text @param {number} x @param {number} y @param {string} anchor */
function small(text, x, y, anchor) {
  return svg`<text x=${x} y=${y} font-size=${SMALL} fill="var(--muted)" text-anchor=${anchor}>${text}</text>`;
}

/** @param {string} text @param {number} room @returns {string[]} broken where it doesn't fit */
function lines(text, room) {
  /** @type {string[]} */
  const found = [];
  for (const word of text.split(" ")) {
    const longer = found.length ? `${found[found.length - 1]} ${word}` : word;
    if (found.length && emsOf(longer) * SMALL <= room) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found;
}

/** @param {import("./formula.js").Span[]} spans @param {number} size */
function drawFormula(spans, size) {
  let at = 0;
  return spans.map(({ text, role, raised = 0 }) => {
    const up = raised * size * 0.28 * (raised > 0 ? 1.2 : 1);
    const down = at - up;
    at = up;
    return svg`<tspan class=${role ? `role-${role}` : ""} dy=${Number(down.toFixed(2))} font-size=${(raised ? size * RAISED : size).toFixed(2)} fill=${role ? `var(--role-${role}-text)` : "var(--ink)"}>${text}</tspan>`;
  });
}
