/**
 * Fetched when a program has composite axes, or products of which a mask leaves some terms out: what meets
 * there, and what is said of it.
 */
import { meeting } from "./composite-cells.js";
import { readAt, readerAt } from "./composite-follow.js";
import { cellsOfLine } from "./composite-line.js";
import { compositeSentence } from "./composite-words.js";
import { learn } from "./index-string.js";
import { maskedTerms } from "./masked-terms.js";

learn({ meeting, cellsOfLine, compositeSentence, readAt, readerAt, maskedTerms });
