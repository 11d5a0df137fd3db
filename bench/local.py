"""What works without a server: the evaluator in JavaScript against NumPy, and a file that stands alone."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import numpy as np

from app.exports.figure import figure
from app.exports.standalone import html
from app.networks.build import build
from app.networks.gallery import network_spec
from bench.measure import Result, seconds

_SIZE, _ROUNDS, _EACH = 64, 40, 50
_PRODUCTS = Path(__file__).resolve().parents[1] / "static/js/local/operations/products.js"
# The median over rounds of so many products each, in seconds; the first rounds warm the compiler up.
_SCRIPT = """
import { matmul } from "%s";
const [size, rounds, each] = [%d, %d, %d];
const cells = (seed) => Float64Array.from({ length: size * size }, (_, n) => Math.sin(seed + n));
const square = (seed) => ({ rows: size, columns: size, data: cells(seed) });
const [a, b, out] = [square(1), square(2), square(3)];
const times = [];
for (let round = 0; round < 2 * rounds; round++) {
  const begun = performance.now();
  for (let n = 0; n < each; n++) matmul(out, a, b);
  if (round >= rounds) times.push((performance.now() - begun) / 1000 / each);
}
console.log(JSON.stringify(times.sort((x, y) => x - y)[rounds >> 1]));
"""


def product() -> Result:
    """A 64 × 64 product of the evaluator, in Node, against NumPy's."""
    script = _SCRIPT % (_PRODUCTS.as_uri(), _SIZE, _ROUNDS, _EACH)
    command = ["node", "--input-type=module", "--eval", script]
    ours = float(json.loads(subprocess.run(command, capture_output=True, check=True).stdout))
    a, b = (np.sin(seed + np.arange(_SIZE * _SIZE)).reshape(_SIZE, _SIZE) for seed in (1.0, 2.0))
    out = np.empty_like(a)

    def products() -> None:
        for _ in range(_EACH):
            np.dot(a, b, out)

    products()
    theirs = float(np.median([seconds(products) / _EACH for _ in range(_ROUNDS)]))
    return Result(
        "64 × 64 product: evaluator in JavaScript ÷ NumPy",
        ours / theirs,
        25.0,
        "×",
        f"medians of {_ROUNDS} rounds: {1e6 * ours:.0f} µs against {1e6 * theirs:.0f} µs",
    )


def standalone() -> Result:
    """xor as one file, compressed."""
    file = html(figure(build(network_spec("xor")))).encode()
    return Result(
        "xor: one file that stands alone, compressed",
        len(gzip.compress(file, 9)) / 1000,
        120.0,
        "kB",
        f"{len(file) / 1000:.0f} kB as it lies on the disk",
    )
