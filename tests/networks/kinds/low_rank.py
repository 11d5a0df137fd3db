"""The low-rank layer in plain NumPy."""

import autograd.numpy as anp

from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import layer

SPECS = [
    {"layers": [{"kind": "low_rank", "units": 4, "rank": 2, "activation": "tanh"}, layer(2, "identity")]},
    {"layers": [layer(5), {"kind": "low_rank", "units": 2, "rank": 1}], "l2": 0.3},
]


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    z = anp.dot(anp.dot(a, parameters[f"U{n}"]), parameters[f"V{n}"]) + parameters[f"b{n}"]
    return z, ACTIVATIONS[layer.get("activation", "identity")](z)


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"U{n}"], parameters[f"V{n}"]]
