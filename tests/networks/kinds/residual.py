"""A residual connection in plain NumPy."""

from tests.networks.samples import dataset, layer

SPECS = [
    {"layers": [layer(4), layer(4), {"kind": "residual", "from": 1}, layer(2, "identity")]},
    {"layers": [layer(3), {"kind": "residual", "from": 0}, layer(2)], "l2": 0.3},
    {"layers": [layer(3, bias="added"), {"kind": "residual", "from": 0}, layer(2)]},
    {
        "dataset": dataset("binary_cross_entropy"),
        "layers": [
            layer(2),
            {"kind": "layer_norm"},
            layer(3, "gelu"),
            layer(2),
            {"kind": "residual", "from": 1},
        ],
        "loss": "binary_cross_entropy",
    },
    {"layers": [layer(2), {"kind": "residual", "from": 1}]},
]


def forward(layer, n, a, parameters, data, left):
    """What leaves, cases × neurons, twice."""
    total = a + left[layer["from"]]
    return total, total


def penalised(n, parameters):
    """It has no weights."""
    return []
