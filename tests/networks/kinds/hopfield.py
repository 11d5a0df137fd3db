"""The Hopfield network in plain NumPy; its energy is the loss."""

import autograd.numpy as anp

PATTERNS = [[1, 1, -1, -1, 1], [1, -1, 1, -1, -1]]
SPECS = [
    {
        "dataset": {"x": PATTERNS, "y": PATTERNS},
        "layers": [{"kind": "hopfield", "flipped": 0.4}],
        "loss": "energy",
        "optimizer": {"kind": "sign"},
    }
]


def forward(layer, n, a, parameters, data, left):
    """The fields Z and the state S, cases × neurons."""
    weights = anp.dot(a.T, a) / a.shape[1]
    return anp.dot(parameters[f"S{n}"], weights), parameters[f"S{n}"]


def penalised(n, parameters):
    """Nothing is penalised."""
    return []
