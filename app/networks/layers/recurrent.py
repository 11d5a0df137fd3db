"""A recurrent layer, unrolled in time: one step's neurons feed the next step's, by the same weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import BIAS, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.fields import Activation, Count, Model
from app.networks.initial import GlorotInit, Init, draw
from app.networks.labels import raised, subscript
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.layers.over_time import block, check_steps, seen_axis
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class RecurrentLayer(Model):
    """H⁽ᵗ⁾ = activation(X⁽ᵗ⁾ W + H⁽ᵗ⁻¹⁾ U + b), H⁽⁰⁾ = 0; what leaves is the last of ``steps``.

    The inputs of a case are so many blocks of equal width, one a time step. W is width × units, U is
    units × units, b starts at zero. Elman 1990.
    """

    kind: Literal["recurrent"]
    units: Count
    steps: Count
    activation: Activation = "tanh"
    init: Init = GlorotInit(kind="glorot")


def _check(layer: RecurrentLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    check_steps(entering, axis, layer.steps, where)


def _build(builder: Builder, layer: RecurrentLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    width, neurons = seen_axis(entering.axis, layer.steps), frame.neurons
    w = builder.given(f"W{n}", f"W{sub}", "weight", width, neurons, noun=phrase("weights of the inputs"))
    parameters = [w]
    if layer.steps > 1:
        noun = phrase("weights of the step before")
        parameters.append(builder.given(f"U{n}", f"U{sub}", "weight", neurons, neurons, noun=noun))
    b = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, neurons, noun=phrase("bias"))
    builder.parameters += [*parameters, b]
    place = Place("neurons", n)

    def named(result: str, name: str, symbol: str, noun: str) -> str:
        return builder.name(result, Matrix(name, symbol, frame.role, frame.cases, neurons, noun, place))

    z = before = ""
    with builder.at("forward", layer=n):
        for step in range(1, layer.steps + 1):
            up = raised(step)
            x = block(builder, entering, width, step, layer.steps)
            symbol = builder.matrices[x].symbol
            sums = named(
                builder.apply("matmul", x, w),
                f"{x}W{n}",
                f"{symbol}W{sub}",
                phrase("weighted sums of the inputs of time step {n}", n=step),
            )
            if before:
                kept = named(
                    builder.apply("matmul", before, parameters[1]),
                    f"{before}U{n}",
                    f"{builder.matrices[before].symbol}U{sub}",
                    phrase("weighted sums of time step {n}", n=step - 1),
                )
                sums = named(
                    builder.apply("add", sums, kept),
                    f"S{n}_{step}",
                    f"S{sub}{up}",
                    phrase("both sums of time step {n}", n=step),
                )
            noun = phrase("pre-activation of time step {n}", n=step)
            z = named(builder.apply("add_bias", sums, b), f"Z{n}_{step}", f"Z{sub}{up}", noun)
            before = z
            if layer.activation != "identity":
                noun = phrase("activation of time step {n}", n=step)
                before = named(builder.apply(layer.activation, z), f"H{n}_{step}", f"H{sub}{up}", noun)
    return frame.outline(
        entering=entering.matrix,
        bias=b,
        parameters=(*parameters, b),
        weights=tuple(parameters),
        pre_activation=z,
        activation=before,
    )


def _start(layer: RecurrentLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    weights = {
        name: draw(layer.init, beginning.generator, rows, layer.units)
        for name, rows in zip(outline.weights, (beginning.entering // layer.steps, layer.units), strict=False)
    }
    *_, bias = outline.parameters
    return weights | {bias: np.zeros((1, layer.units))}


KIND = Kind(
    model=RecurrentLayer,
    label=phrase("recurrent"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: (
        4 * layer.units * (entering // layer.steps + layer.units)
        + cases * (2 * entering + 10 * layer.steps * layer.units)
    ),
    build=_build,
    start=_start,
)
