"""The forward algorithm in plain NumPy; one is among trained layers, so that gradients go through it."""

import autograd.numpy as anp

from tests.networks.samples import layer

_WEATHER = {
    "kind": "hidden_markov",
    "transition": [[0.8, 0.05, 0.15], [0.2, 0.6, 0.2], [0.2, 0.3, 0.5]],
    "emission": [[0.1, 0.9], [0.8, 0.2], [0.3, 0.7]],
    "start": [0.2, 0.5, 0.3],
    "steps": 3,
}
SPECS = [
    {"layers": [layer(6, "sigmoid"), _WEATHER, layer(2, "identity")]},
    {"layers": [layer(2, "softmax"), _WEATHER | {"steps": 1}, layer(2)], "l2": 0.2},
    {
        "dataset": {"x": [[1, 0, 0, 1], [0, 1, 0, 1]], "y": [[0, 1, 0], [1, 0, 0]]},
        "layers": [_WEATHER | {"steps": 2}],
    },
]


def forward(layer, n, a, parameters, data, left):
    """The joint and the posterior of the last step, cases × states."""
    alpha, joint = None, None
    for x in anp.split(a, layer["steps"], axis=1):
        prior = anp.array(layer["start"]) if alpha is None else anp.dot(alpha, anp.array(layer["transition"]))
        joint = prior * anp.dot(x, anp.array(layer["emission"]).T)
        alpha = joint / anp.sum(joint, axis=1, keepdims=True)
    return joint, alpha


def penalised(n, parameters):
    """Nothing of it is trained."""
    return []
