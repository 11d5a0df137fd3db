"""The pruned layer in plain NumPy: a dense one whose weights are 0 where the mask is."""

import autograd.numpy as anp

from app.networks.layers.sparse import SparseLayer, mask_of
from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import layer

_MASK = [[1, 0], [0, 0], [1, 1], [0, 1]]
SPECS = [
    {"layers": [{"kind": "sparse", "units": 4, "density": 0.5, "activation": "tanh"}, layer(2, "identity")]},
    {"layers": [layer(4), {"kind": "sparse", "units": 2, "mask": _MASK}], "l2": 0.3},
    {
        "layers": [
            {"kind": "sparse", "units": 6, "density": 0.1, "mask_seed": 3},
            {"kind": "sparse", "units": 2, "activation": "sigmoid"},
        ]
    },
]


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    mask = mask_of(SparseLayer(**layer), a.shape[1])
    z = anp.dot(a, parameters[f"W{n}"] * mask) + parameters[f"b{n}"]
    return z, ACTIVATIONS[layer.get("activation", "identity")](z)


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"W{n}"]]
