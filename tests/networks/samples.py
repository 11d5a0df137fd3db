"""Small specs for tests: one by hand, and random ones that leave no combination out."""

import itertools

import numpy as np

from app.networks.build import build
from app.networks.spec import parse_spec

ACTIVATIONS = ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax")
LOSSES = ("mean_squared_error", "binary_cross_entropy", "softmax_cross_entropy")
BIASES = ("augmented", "added", "product", "none")
GIVING_LOGITS = ("sigmoid", "identity")
"""What may stand before binary_cross_entropy."""

LAST = [
    (activation, loss, bias)
    for activation, loss, bias in itertools.product(ACTIVATIONS, LOSSES, BIASES)
    if loss != "binary_cross_entropy" or activation in GIVING_LOGITS
]
"""Every activation × loss × bias style that the last layer may have."""

HIDDEN = list(itertools.product(ACTIVATIONS, LOSSES, BIASES))
"""Every activation × loss × bias style of a hidden layer."""


def layer(units, activation="tanh", bias="augmented", **more):
    """A dense layer with a random start of weights and biases."""
    normal = {"kind": "normal", "std": 1.0}
    return {
        "kind": "dense",
        "units": units,
        "activation": activation,
        "bias": bias,
        "bias_init": normal,
    } | more


def dataset(loss="mean_squared_error", cases=5, inputs=3, outputs=2, seed=0):
    """Cases with targets that suit the loss."""
    rng = np.random.default_rng(seed)
    x = rng.normal(size=(cases, inputs))
    if loss == "mean_squared_error":
        y = rng.normal(size=(cases, outputs))
    elif loss == "binary_cross_entropy":
        y = rng.integers(0, 2, (cases, outputs)).astype(float)
    else:
        y = np.eye(outputs)[rng.integers(0, outputs, cases)]
    return {"x": x.tolist(), "y": y.tolist()}


def written(**changes):
    """A spec as JSON: 3 inputs, 4 tanh neurons, 2 outputs, 5 cases."""
    loss = changes.get("loss", "mean_squared_error")
    spec = {
        "name": "small",
        "dataset": dataset(loss),
        "layers": [layer(4), layer(2, "identity")],
        "loss": loss,
        "seed": 3,
    }
    return spec | changes


def network(**changes):
    """The network of `written`."""
    return build(parse_spec(written(**changes)))


def random_spec(number):
    """Spec number 0, 1, …: the first ones go through `LAST` and `HIDDEN`, the others are drawn."""
    rng = np.random.default_rng([number, 41])
    featured = (LAST + [None] * len(HIDDEN) + [None] * 1000)[number]
    hidden = None
    if featured is None and number < len(LAST) + len(HIDDEN):
        hidden = HIDDEN[number - len(LAST)]
    loss = (featured or hidden or LAST[rng.integers(len(LAST))])[1]
    depth = int(rng.integers(2 if hidden else 1, 5))
    units = rng.integers(1, 7, depth).tolist()
    allowed = GIVING_LOGITS if loss == "binary_cross_entropy" else ACTIVATIONS
    layers = [layer(n, str(rng.choice(ACTIVATIONS)), str(rng.choice(BIASES))) for n in units[:-1]]
    layers.append(layer(units[-1], str(rng.choice(allowed)), str(rng.choice(BIASES))))
    where, choice = (-1, featured) if featured else (int(rng.integers(0, max(1, depth - 1))), hidden)
    if choice:
        layers[where] |= {"activation": choice[0], "bias": choice[2]}
    data = dataset(loss, int(rng.integers(1, 7)), int(rng.integers(1, 6)), units[-1], number)
    l2 = float(rng.choice([0.0, 0.03, 0.5]))
    return written(dataset=data, layers=layers, loss=loss, l2=l2, seed=number)
