/** Activations and their derivatives, side by side; GELU in its tanh form (Hendrycks & Gimpel 2016). */
import { eachCell } from "./cells.js";

const LEAK = 0.01;
const GELU_CUBIC = 0.044715;
const GELU_SCALE = Math.sqrt(2 / Math.PI);

/** @param {number} z */
const geluTanh = (z) => Math.tanh(GELU_SCALE * (z + GELU_CUBIC * (z * z * z)));

/** @param {number} z */
function geluSlope(z) {
  const t = geluTanh(z);
  return 0.5 * (1 + t) + 0.5 * z * (1 - t * t) * (GELU_SCALE * (1 + 3 * GELU_CUBIC * z * z));
}

/** @param {number} z */
function sign(z) {
  if (Number.isNaN(z)) return z;
  return z < 0 ? -1 : 1;
}

/** @type {Record<string, import("../dense.js").Operation>} */
export const activations = {
  sigmoid: eachCell((z) => 1 / (1 + Math.exp(-z))),
  sigmoid_derivative: eachCell((a) => a * (1 - a)),
  tanh: eachCell((z) => Math.tanh(z)),
  tanh_derivative: eachCell((a) => 1 - a * a),
  relu: eachCell((z) => Math.max(z, 0)),
  relu_derivative: eachCell((a) => (a > 0 ? 1 : 0)),
  leaky_relu: eachCell((z) => Math.max(z, z * LEAK)),
  leaky_relu_derivative: eachCell((a) => (a > 0 ? 1 : LEAK)),
  gelu: eachCell((z) => 0.5 * z * (1 + geluTanh(z))),
  gelu_derivative: eachCell(geluSlope),
  sign: eachCell(sign),
};
