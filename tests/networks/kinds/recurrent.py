"""The recurrent layer in plain NumPy, one time step after the other."""

import autograd.numpy as anp

from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import layer

SPECS = [
    {"layers": [{"kind": "recurrent", "units": 4, "steps": 3}, layer(2, "identity")]},
    {"layers": [layer(6), {"kind": "recurrent", "units": 2, "steps": 2, "activation": "sigmoid"}], "l2": 0.3},
    {"layers": [{"kind": "recurrent", "units": 2, "steps": 1, "activation": "identity"}]},
    {
        "layers": [
            layer(8),
            {"kind": "recurrent", "units": 6, "steps": 4},
            {"kind": "recurrent", "units": 2, "steps": 3, "activation": "relu"},
        ],
        "loss": "softmax_cross_entropy",
    },
]


def forward(layer, n, a, parameters, data, left):
    """Z and A of the last step, cases × units."""
    activation = ACTIVATIONS[layer.get("activation", "tanh")]
    h = z = anp.zeros((len(a), layer["units"]))
    for x in anp.split(a, layer["steps"], axis=1):
        z = anp.dot(x, parameters[f"W{n}"]) + parameters[f"b{n}"]
        z = z + (anp.dot(h, parameters[f"U{n}"]) if layer["steps"] > 1 else 0.0)
        h = activation(z)
    return z, h


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[name] for name in (f"W{n}", f"U{n}") if name in parameters]
