"""Layer normalisation: each case by itself gets mean 0 and mean square 1, then a gain and a shift.

Ba, Kiros & Hinton 2016, "Layer normalization".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import BIAS, Axis, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.fields import Model, Positive
from app.networks.labels import subscript
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class LayerNormLayer(Model):
    """D = X − mean, N = D / √(mean of D² + epsilon), A = N ⊙ g + b: both means are over one case.

    The gain g starts at one, the shift b at zero; each has one number a neuron.
    """

    kind: Literal["layer_norm"]
    epsilon: Positive = 1e-5


def _check(_layer: LayerNormLayer, _entering: int, _axis: Phrase, _dataset: Dataset, _where: str) -> None:
    """Whatever enters can be normalised."""


def _build(builder: Builder, layer: LayerNormLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    cases, neurons = frame.cases, frame.neurons
    one = Axis("mean", 1, ("mean",))
    gain_row = Axis("gain", 1, ("gain",))
    gain = builder.given(f"g{n}", f"g{sub}", "weight", gain_row, neurons, noun=phrase("gain"))
    shift = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, neurons, noun=phrase("shift"))
    builder.parameters += [gain, shift]

    def named(result: str, name: str, symbol: str, columns: Axis, noun: str) -> str:
        return builder.name(result, Matrix(name, symbol, frame.role, cases, columns, noun))

    x = entering.matrix
    with builder.at("forward", layer=n):
        mean = named(builder.apply("mean_columns", x), f"m{n}", f"m{sub}", one, phrase("mean of each case"))
        apart = builder.apply("subtract_column", x, mean)
        apart = named(apart, f"D{n}", f"D{sub}", neurons, phrase("differences from the mean"))
        squares = builder.apply("square", apart)
        squares = named(squares, f"D{n}_squared", f"D{sub}²", neurons, phrase("squared differences"))
        noun = phrase("mean square of each case")
        spread = named(builder.apply("mean_columns", squares), f"v{n}", f"v{sub}", one, noun)
        raised = builder.apply("shift", spread, amount=layer.epsilon)
        raised = named(raised, f"v{n}_raised", f"v′{sub}", one, phrase("mean square with epsilon"))
        root = named(builder.apply("sqrt", raised), f"s{n}", f"s{sub}", one, phrase("spread of each case"))
        even = builder.apply("divide_column", apart, root)
        even = named(even, f"N{n}", f"N{sub}", neurons, phrase("normalised cases"))
        gained = builder.apply("multiply_row", even, gain)
        gained = named(gained, f"G{n}", f"G{sub}", neurons, phrase("normalised cases with gain"))
        noun, place = phrase("normalised cases with gain and shift"), Place("neurons", n)
        left = Matrix(frame.output_id, frame.output_symbol, frame.role, cases, neurons, noun, place)
        output = builder.name(builder.apply("add_bias", gained, shift), left)
    return frame.outline(
        entering=x,
        bias=shift,
        parameters=(gain, shift),
        pre_activation=output,
        activation=output,
    )


def _start(_layer: LayerNormLayer, outline: LayerOutline, _beginning: Beginning) -> dict[str, Array]:
    gain, shift = outline.parameters
    return {gain: np.ones((1, outline.units)), shift: np.zeros((1, outline.units))}


KIND = Kind(
    model=LayerNormLayer,
    label=phrase("layer norm"),
    units=lambda _layer, entering, _dataset: entering,
    check=_check,
    cells=lambda _layer, entering, cases: cases * (14 * entering + 10),
    build=_build,
    start=_start,
)
