"""The loss of a spec in plain NumPy that HIPS autograd can differentiate: nothing of the engine in it."""

import autograd.numpy as anp


def log_softmax(z):
    """Row by row."""
    shifted = z - anp.max(z, axis=1, keepdims=True)
    return shifted - anp.log(anp.sum(anp.exp(shifted), axis=1, keepdims=True))


ACTIVATIONS = {
    "identity": lambda z: z,
    "sigmoid": lambda z: 0.5 * (anp.tanh(z / 2) + 1),
    "tanh": anp.tanh,
    "relu": lambda z: anp.where(z > 0, z, 0.0),
    "leaky_relu": lambda z: anp.where(z > 0, z, 0.01 * z),
    "gelu": lambda z: z / 2 * (1 + anp.tanh(anp.sqrt(2 / anp.pi) * (z + 0.044715 * z**3))),
    "softmax": lambda z: anp.exp(log_softmax(z)),
}


def loss(spec, parameters):
    """The loss of a spec (as JSON), L2 included.

    Args:
        parameters: "W1", and "b1" where the style has it, …; an augmented W has its bias as row 0.
    """
    a = anp.array(spec["dataset"]["x"], dtype=float)
    y = anp.array(spec["dataset"]["y"], dtype=float)
    penalty = 0.0
    for n, layer in enumerate(spec["layers"], start=1):
        w, b = parameters[f"W{n}"], 0.0
        if layer["bias"] == "augmented":
            w, b = w[1:], w[0]
        elif layer["bias"] != "none":
            b = parameters[f"b{n}"]
        z = anp.dot(a, w) + b
        a = ACTIVATIONS[layer["activation"]](z)
        penalty = penalty + 0.5 * spec["l2"] * anp.sum(w**2)
    if spec["loss"] == "mean_squared_error":
        return anp.mean((a - y) ** 2) + penalty
    if spec["loss"] == "softmax_cross_entropy":
        return -anp.sum(y * log_softmax(a)) / len(y) + penalty
    softplus = anp.maximum(z, 0) + anp.log(1 + anp.exp(-anp.abs(z)))
    return anp.mean(softplus - y * z) + penalty
