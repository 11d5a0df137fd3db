"""Layer normalisation in plain NumPy, by the formula of its paper: (x − μ) / √(σ² + ε), case by case."""

import autograd.numpy as anp

from tests.networks.samples import dataset, layer

SPECS = [
    {"layers": [layer(4), {"kind": "layer_norm"}, layer(2, "identity")]},
    {"layers": [{"kind": "layer_norm", "epsilon": 0.1}, layer(2)], "l2": 0.3},
    {
        "dataset": dataset("softmax_cross_entropy"),
        "layers": [layer(2), {"kind": "layer_norm"}],
        "loss": "softmax_cross_entropy",
    },
]


def forward(layer, n, a, parameters, data, left):
    """What leaves, cases × neurons, twice."""
    gain, shift = parameters[f"g{n}"][0], parameters[f"b{n}"][0]
    epsilon = layer.get("epsilon", 1e-5)
    rows = [(x - anp.mean(x)) / anp.sqrt(anp.var(x) + epsilon) * gain + shift for x in a]
    return anp.array(rows), anp.array(rows)


def penalised(n, parameters):
    """None: a gain isn't a weight of anything."""
    return []
