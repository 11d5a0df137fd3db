/** Defines the elements of the stage. */
import "./dominoes.js";
import "./formula.js";
import "./lenses.js";
import "./stage.js";
import "./worked.js";
