"""The adjacency layer in plain NumPy: a state moved over the edges of one square matrix."""

import autograd.numpy as anp

from tests.networks.samples import layer

SPECS = [
    {"layers": [{"kind": "adjacency", "sizes": [3, 4, 2]}], "optimizer": {"kind": "momentum"}},
    {
        "layers": [
            layer(4),
            {"kind": "adjacency", "sizes": [4, 2, 3]},
            {"kind": "adjacency", "sizes": [3, 2]},
        ],
        "l2": 0.1,
    },
]


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    sizes = layer["sizes"]
    state = anp.hstack([a, anp.zeros((len(a), sum(sizes[1:])))])
    for _ in sizes[1:]:
        state = anp.dot(state, parameters[f"M{n}"])
    return (state[:, -sizes[-1] :],) * 2


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"M{n}"]]
