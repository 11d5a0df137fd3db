"""The tensor-train layer in plain NumPy: the cores are contracted to all of the weights first."""

import autograd.numpy as anp

from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import dataset, layer

SPECS = [
    {
        "dataset": dataset(inputs=6),
        "layers": [
            {"kind": "tensor_train", "inputs": [2, 3], "units": [3, 2], "rank": 2, "activation": "tanh"},
            layer(2, "identity"),
        ],
        "l2": 0.3,
    },
    {
        "dataset": dataset(outputs=4),
        "layers": [layer(6), {"kind": "tensor_train", "inputs": [3, 2], "units": [4, 1], "rank": 1}],
    },
]


def weights(layer, n, parameters):
    """Inputs × units: W[(a,b),(g,u)] = Σ_r H[b,(r,g)] G[(a,r),u]."""
    (pieces, inputs), (units, groups), rank = layer["inputs"], layer["units"], layer["rank"]
    first = anp.reshape(parameters[f"G{n}"], (pieces, rank, units))
    second = anp.reshape(parameters[f"H{n}"], (inputs, rank, groups))
    return anp.reshape(anp.einsum("aru,brg->abgu", first, second), (pieces * inputs, groups * units))


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × units."""
    z = anp.dot(a, weights(layer, n, parameters)) + parameters[f"b{n}"]
    return z, ACTIVATIONS[layer.get("activation", "identity")](z)


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"G{n}"], parameters[f"H{n}"]]
