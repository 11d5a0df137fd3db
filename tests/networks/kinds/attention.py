"""Attention in plain NumPy: every sequence by itself, cut out of the cases, instead of with a mask."""

import autograd.numpy as anp

from tests.networks.samples import dataset, layer


def head(units, width, sequence, **more):
    """An attention layer."""
    return {"kind": "attention", "units": units, "width": width, "sequence": sequence} | more


SPECS = [
    {"dataset": dataset(cases=6), "layers": [head(4, 3, 3), layer(2, "identity")]},
    {"dataset": dataset(cases=8), "layers": [layer(4), head(2, 2, 4, causal=False)], "l2": 0.2},
    {
        "dataset": dataset("softmax_cross_entropy", cases=4),
        "layers": [head(3, 5, 2), head(2, 1, 4)],
        "loss": "softmax_cross_entropy",
    },
    {"layers": [head(2, 2, 1)]},
]


def forward(layer, n, a, parameters, data, left):
    """Z, cases × units, twice: there is no activation."""
    length, rows = layer["sequence"], []
    wq, wk, wv, wo = (parameters[name] for name in names(n))
    for start in range(0, len(a), length):
        x = a[start : start + length]
        for token in range(length):
            seen = x[: token + 1] if layer.get("causal", True) else x
            scores = anp.dot(anp.dot(seen, wk), anp.dot(x[token], wq)) / layer["width"] ** 0.5
            shares = anp.exp(scores) / anp.sum(anp.exp(scores))
            rows.append(anp.dot(anp.dot(shares, anp.dot(seen, wv)), wo))
    z = anp.array(rows)
    return z, z


def names(n):
    """The ids of its weights."""
    return [f"W{letter}{n}" for letter in "qkvo"]


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[name] for name in names(n)]
