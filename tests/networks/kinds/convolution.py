"""The convolution in plain NumPy: every filter slides over the image, tap by tap; no patch is laid out."""

import autograd.numpy as anp
import numpy as np

from tests.networks.activations import ACTIVATIONS
from tests.networks.samples import dataset, layer


def _images(height, width, **more):
    return dataset(inputs=height * width, **more) | {"image": [height, width]}


SPECS = [
    {
        "dataset": _images(4, 5, loss="softmax_cross_entropy"),
        "layers": [
            {"kind": "convolution", "filters": 2, "size": 3, "activation": "tanh"},
            layer(2, "identity"),
        ],
        "loss": "softmax_cross_entropy",
        "l2": 0.2,
    },
    {
        "dataset": _images(3, 3, outputs=4, loss="binary_cross_entropy"),
        "layers": [{"kind": "convolution", "filters": 1, "size": 2, "activation": "sigmoid"}],
        "loss": "binary_cross_entropy",
    },
    {
        "dataset": _images(2, 3),
        "layers": [
            {"kind": "convolution", "filters": 3, "size": 1, "activation": "softmax"},
            layer(4),
            layer(2, "identity"),
        ],
    },
]


def slid(images, taps):
    """Cases × places: the filter (size × size) at every place of the images (cases × height × width)."""
    size = len(taps)
    down, across = (length - size + 1 for length in images.shape[1:])
    total = 0.0
    for y, x in np.ndindex(size, size):
        total = total + taps[y, x] * images[:, y : y + down, x : x + across]
    return anp.reshape(total, (len(images), down * across))


def forward(layer, n, a, parameters, data, left):
    """Z and A, cases × (places · filters), the filters of a place side by side."""
    size, filters = layer["size"], layer["filters"]
    images = anp.reshape(a, (len(a), *data["image"]))
    maps = [
        slid(images, anp.reshape(parameters[f"W{n}"][:, f], (size, size))) + parameters[f"b{n}"][0, f]
        for f in range(filters)
    ]
    z = anp.reshape(anp.stack(maps, axis=2), (len(a), -1))
    return z, ACTIVATIONS[layer["activation"]](z)


def penalised(n, parameters):
    """The weights with an L2 penalty."""
    return [parameters[f"W{n}"]]
