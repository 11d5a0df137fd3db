"""The loss phase: from the last layer's output and the targets to one number, L2 included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from app.engine.matrix import Axis, Matrix
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.fields import Loss
from app.networks.labels import subscript
from app.networks.layers import LayerOutline
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


@dataclass(frozen=True)
class Judged:
    """What the prediction is held against.

    Attributes:
        targets: id, cases × outputs.
        scored: the cases that count, if not all do.
        known: cases × outputs, 1 where the target is known, if not all are.
        constants: takes the numbers of the matrices that are given here.
    """

    targets: str
    scored: Sequence[int] | None
    known: Array | None
    constants: dict[str, Callable[[int], Array]]


def add_loss(builder: Builder, layers: list[LayerOutline], judged: Judged, loss: Loss, l2: float) -> str:
    """The loss steps.

    Returns:
        The id of L, 1 × 1, which includes ½·l2·Σw² over all weights but the biases.
    """
    weights = [(layer, weight) for layer in layers for weight in layer.weights]
    with builder.at("loss"):
        value = _of_cases(builder, layers[-1], judged, loss)
        if l2 == 0 or not weights:
            return builder.name(value, Matrix("L", "L", "loss", _ONE, _ONE, phrase("loss")))
        first = Matrix("L_cases", "L₀", "loss", _ONE, _ONE, phrase("loss without the penalties"))
        total = builder.name(value, first)
        for n, (layer, weight) in enumerate(weights, start=1):
            total = builder.apply("add", total, _penalty(builder, layer, weight, l2))
            final = n == len(weights)
            name, symbol = ("L", "L") if final else (f"L_{n}", f"L{subscript(n)}")
            noun = (
                phrase("loss") if final else phrase("loss with {n} of {all} penalties", n=n, all=len(weights))
            )
            total = builder.name(total, Matrix(name, symbol, "loss", _ONE, _ONE, noun))
        return total


def _of_cases(builder: Builder, last: LayerOutline, judged: Judged, loss: Loss) -> str:
    """The loss of the cases, without penalties."""
    output = last.pre_activation if loss == "binary_cross_entropy" else last.activation
    targets = judged.targets
    if judged.scored is not None:
        output, targets = _scored(builder, output, targets, judged)
    if loss == "energy":
        return builder.apply("energy", last.input, last.pre_activation)
    if loss != "mean_squared_error":
        return builder.apply(loss, output, targets)
    builder.apply("subtract", output, targets)
    difference = name_difference(builder, output, targets)
    if judged.known is None:
        return builder.apply("mean_square", difference)
    known = builder.apply("multiply", difference, _known(builder, targets, judged))
    of = builder.matrices[difference]
    noun = phrase("difference where the target is known")
    known = builder.name(known, replace(of, id="E_known", symbol="E ⊙ K", noun=noun))
    return builder.apply("known_mean_square", known, weight=1 / float(judged.known.sum()))


def _known(builder: Builder, targets: str, judged: Judged) -> str:
    """K, 1 where the target is known."""
    of = builder.matrices[targets]
    judged.constants["K"] = lambda _cases: np.asarray(judged.known)
    return builder.given("K", "K", "target", of.rows, of.columns, noun=phrase("known targets"))


def _scored(builder: Builder, output: str, targets: str, judged: Judged) -> tuple[str, str]:
    """The rows of the scored cases, picked by a product: each row of S is a single 1."""
    chosen = list(judged.scored or ())
    of = builder.matrices[output]
    labels = of.rows.all_labels()
    rows = Axis("scored case", len(chosen), tuple(labels[case] for case in chosen))
    judged.constants["S"] = lambda cases: np.eye(cases)[chosen]
    picks = builder.given("S", "S", "target", rows, of.rows, noun=phrase("which cases are scored"))
    picked = []
    for name, symbol in ((output, of.symbol), (targets, builder.matrices[targets].symbol)):
        noun = phrase("{noun} of the scored cases", noun=builder.matrices[name].noun)
        named = replace(
            builder.matrices[name], id=f"{name}_scored", symbol=f"S{symbol}", rows=rows, noun=noun, place=None
        )
        picked.append(builder.name(builder.apply("matmul", picks, name), named))
    return picked[0], picked[1]


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


def name_scored(builder: Builder, prediction: str) -> None:
    """Name what the backward pass computes of the scored cases: the rows of the prediction, and E."""
    for step in builder.steps:
        if step.op == "subtract" and step.inputs[1] == "Y_scored" and step.output != "E":
            of = builder.matrices[prediction]
            rows = builder.matrices["Y_scored"].rows
            noun = phrase("{noun} of the scored cases", noun=of.noun)
            named = replace(
                of, id=f"{of.id}_scored", symbol=f"S{of.symbol}", rows=rows, noun=noun, place=None
            )
            name_difference(builder, builder.name(step.inputs[0], named), "Y_scored")
            return


def _penalty(builder: Builder, layer: LayerOutline, weight: str, l2: float) -> str:
    matrix = builder.matrices[weight]
    name = f"R{weight.removeprefix('W')}"
    if layer.augmented:
        inner = replace(
            matrix,
            id=f"{weight}_weights",
            symbol=f"{matrix.symbol} without bias",
            rows=matrix.rows.without_first(),
            noun=phrase("weights without the bias"),
        )
        weight = builder.name(builder.apply("drop_first_row", weight), inner)
    penalty = builder.apply("l2_penalty", weight, l2=l2)
    symbol = f"R{matrix.symbol.removeprefix('W')}"
    noun = phrase("penalty of {symbol}", symbol=matrix.symbol)
    return builder.name(penalty, Matrix(name, symbol, "loss", _ONE, _ONE, noun))
