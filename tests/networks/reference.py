"""The loss of a spec in plain NumPy that HIPS autograd can differentiate: nothing of the engine in it."""

from importlib import import_module
from pathlib import Path

import autograd.numpy as anp

from tests.networks.activations import ACTIVATIONS, log_softmax

KINDS = {
    path.stem: import_module(f"tests.networks.kinds.{path.stem}")
    for path in sorted((Path(__file__).parent / "kinds").glob("[a-z]*.py"))
}
"""One module a layer kind that isn't dense: its specs, its forward pass and its penalised weights."""


def dense(layer, n, a, parameters):
    """Z and A of a dense layer."""
    w, b = parameters[f"W{n}"], 0.0
    if layer["bias"] == "augmented":
        w, b = w[1:], w[0]
    elif layer["bias"] != "none":
        b = parameters[f"b{n}"]
    z = anp.dot(a, w) + b
    return z, ACTIVATIONS[layer["activation"]](z)


def loss(spec, parameters):
    """The loss of a spec (as JSON), L2 included.

    Args:
        parameters: "W1", and "b1" where the style has it, …; an augmented W has its bias as row 0.
    """
    data = spec["dataset"]
    a = anp.array(data["x"], dtype=float)
    y = anp.array(data["y"], dtype=float)
    penalty, left = 0.0, [a]
    for n, layer in enumerate(spec["layers"], start=1):
        if layer.get("kind", "dense") == "dense":
            z, a = dense(layer, n, a, parameters)
            w = parameters[f"W{n}"]
            penalised = [w[1:] if layer["bias"] == "augmented" else w]
        else:
            kind = KINDS[layer["kind"]]
            z, a = kind.forward(layer, n, a, parameters, data, left)
            penalised = kind.penalised(n, parameters)
        left.append(a)
        penalty = penalty + 0.5 * spec.get("l2", 0.0) * sum(anp.sum(w**2) for w in penalised)
    if data.get("scored") is not None:
        a, y, z = a[data["scored"]], y[data["scored"]], z[data["scored"]]
    if spec["loss"] == "energy":
        return -0.5 * anp.sum(a * z) / len(a)
    if spec["loss"] == "mean_squared_error":
        known = anp.array(data.get("known") or anp.ones(y.shape))
        return anp.sum(known * (a - y) ** 2) / anp.sum(known) + penalty
    if spec["loss"] == "softmax_cross_entropy":
        return -anp.sum(y * log_softmax(a)) / len(y) + penalty
    softplus = anp.maximum(z, 0) + anp.log(1 + anp.exp(-anp.abs(z)))
    return anp.mean(softplus - y * z) + penalty
