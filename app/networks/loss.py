"""The loss phase: from the last layer's output and the targets to one number, L2 included."""

from __future__ import annotations

from dataclasses import replace

from app.engine.matrix import Axis, Matrix
from app.engine.program import Builder
from app.networks.labels import subscript
from app.networks.layers import LayerOutline
from app.networks.models import Loss
from app.words.phrase import phrase

_ONE = Axis("loss", 1, ("loss",))


def add_prediction(builder: Builder, last: LayerOutline, loss: Loss) -> str:
    """The forward step from logits to probabilities, where the last layer gives logits.

    Returns:
        The id of the network's prediction, cases × outputs.
    """
    squash = {"softmax_cross_entropy": "softmax", "binary_cross_entropy": "sigmoid"}.get(loss)
    if squash is None:
        return last.activation
    logits = last.pre_activation if loss == "binary_cross_entropy" else last.activation
    builder.matrices[logits] = replace(builder.matrices[logits], noun=phrase("logits"))
    with builder.at("forward", layer=last.index):
        probabilities = builder.apply(squash, logits)
    named = replace(builder.matrices[logits], id="P", symbol="P", noun=phrase("probabilities"))
    return builder.name(probabilities, named)


def add_loss(builder: Builder, layers: list[LayerOutline], targets: str, loss: Loss, l2: float) -> str:
    """The loss steps.

    Returns:
        The id of L, 1 × 1, which includes ½·l2·Σw² over all weights but the biases.
    """
    last = layers[-1]
    with builder.at("loss"):
        if loss == "mean_squared_error":
            builder.apply("subtract", last.activation, targets)
            difference = name_difference(builder, last.activation, targets)
            value = builder.apply("mean_square", difference)
        elif loss == "binary_cross_entropy":
            value = builder.apply("binary_cross_entropy", last.pre_activation, targets)
        else:
            value = builder.apply("softmax_cross_entropy", last.activation, targets)
        if l2 == 0:
            return builder.name(value, Matrix("L", "L", "loss", _ONE, _ONE, phrase("loss")))
        first = Matrix("L_cases", "L₀", "loss", _ONE, _ONE, phrase("loss without the penalties"))
        total = builder.name(value, first)
        for n, layer in enumerate(layers):
            total = builder.apply("add", total, _penalty(builder, layer, l2))
            final = n == len(layers) - 1
            name, symbol = ("L", "L") if final else (f"L_{n + 1}", f"L{subscript(n + 1)}")
            noun = (
                phrase("loss")
                if final
                else phrase("loss with {n} of {all} penalties", n=n + 1, all=len(layers))
            )
            total = builder.name(total, Matrix(name, symbol, "loss", _ONE, _ONE, noun))
        return total


def name_difference(builder: Builder, prediction: str, targets: str) -> str:
    """Call what the prediction misses the targets by E, where a step computed it.

    Returns:
        The id of the difference, cases × outputs.
    """
    for step in builder.steps:
        if step.op == "subtract" and step.inputs == (prediction, targets) and step.output != "E":
            noun = phrase("difference from the targets")
            of = builder.matrices[prediction]
            named = replace(of, id="E", symbol="E", role="loss", noun=noun, place=None)
            return builder.name(step.output, named)
    return "E"


def _penalty(builder: Builder, layer: LayerOutline, l2: float) -> str:
    sub = subscript(layer.index)
    weight = layer.weight
    if layer.augmented:
        weights = builder.matrices[weight]
        inner = replace(
            weights,
            id=f"{weight}_weights",
            symbol=f"{weights.symbol} without bias",
            rows=weights.rows.without_first(),
            noun=phrase("weights without the bias"),
        )
        weight = builder.name(builder.apply("drop_first_row", weight), inner)
    penalty = builder.apply("l2_penalty", weight, l2=l2)
    named = Matrix(
        f"R{layer.index}", f"R{sub}", "loss", _ONE, _ONE, phrase("penalty of {symbol}", symbol=f"W{sub}")
    )
    return builder.name(penalty, named)
