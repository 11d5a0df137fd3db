"""The graph layer in plain NumPy, each case summed over its neighbours one by one."""

import autograd.numpy as anp

from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import dataset, layer

EDGES = [[0, 1], [1, 2], [2, 3], [3, 0], [0, 2]]
"""The last of the five cases is alone."""

SPECS = [
    {
        "layers": [
            {"kind": "graph", "units": 4, "activation": "tanh"},
            {"kind": "graph", "units": 2, "activation": "identity"},
        ],
        "loss": "softmax_cross_entropy",
        "dataset": dataset("softmax_cross_entropy") | {"edges": EDGES, "scored": [0, 3]},
        "l2": 0.1,
    },
    {
        "layers": [layer(3), {"kind": "graph", "units": 2, "activation": "sigmoid"}],
        "dataset": dataset() | {"edges": EDGES, "scored": [1, 2, 4]},
    },
    {
        "layers": [{"kind": "graph", "units": 3}, layer(2, "sigmoid")],
        "loss": "binary_cross_entropy",
        "dataset": dataset("binary_cross_entropy") | {"edges": EDGES, "scored": [4, 0]},
    },
]


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    near = [{case} for case in range(len(data["x"]))]
    for one, other in data["edges"]:
        near[one].add(other)
        near[other].add(one)
    own = anp.dot(a, parameters[f"W{n}"])
    rows = [
        sum(own[j] / anp.sqrt(len(near[i]) * len(near[j])) for j in sorted(near[i])) for i in range(len(near))
    ]
    z = anp.array(rows)
    return z, ACTIVATIONS[layer.get("activation", "identity")](z)


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"W{n}"]]
