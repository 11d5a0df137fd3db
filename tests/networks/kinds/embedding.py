"""The embedding in plain NumPy: rows of a table are looked up."""

import autograd.numpy as anp

from tests.networks.samples import dataset, layer

PICKED = [2, 0, 0, 3, 1]
DATASET = dataset() | {"x": [[float(n == one) for n in range(4)] for one in PICKED]}
KNOWN = [[1, 0], [1, 1], [0, 1], [1, 1], [0, 1]]
FIXED = {"weights": [[0.5, -1.0], [1.0, 1.0]], "fixed_inputs": [1]}

SPECS = [
    {"layers": [{"kind": "embedding", "units": 3}, layer(2)], "dataset": DATASET, "l2": 0.2},
    {
        "layers": [{"kind": "embedding", "units": 2}, layer(2, "identity", **FIXED)],
        "dataset": DATASET | {"known": KNOWN},
        "optimizer": {"kind": "adam"},
    },
]


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    z = parameters[f"U{n}"][anp.argmax(a, axis=1)]
    return z, z


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"U{n}"]]
