/** All operations by name: the same as in the registry of the server, which a test compares. */
import { activations } from "./activations.js";
import { arithmetic } from "./arithmetic.js";
import { losses } from "./losses.js";
import { products } from "./products.js";
import { rearrange } from "./rearrange.js";
import { softmaxes } from "./softmax.js";
import { sparse } from "./sparse.js";
import { structure } from "./structure.js";
import { sums } from "./sums.js";
import { updates } from "./updates.js";

/** @type {Readonly<Record<string, import("../dense.js").Operation>>} */
export const OPERATIONS = {
  ...arithmetic,
  ...activations,
  ...products,
  ...sparse,
  ...sums,
  ...softmaxes,
  ...losses,
  ...structure,
  ...rearrange,
  ...updates,
};
