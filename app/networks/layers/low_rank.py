"""A low-rank layer: its weights are a product of two thin matrices, W ≈ U V."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import BIAS, Axis, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Activation, Count, Model
from app.networks.initial import GlorotInit, Init, draw
from app.networks.labels import numbered, subscript
from app.networks.layers.activate import activated
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class LowRankLayer(Model):
    """Z = (X U) V + b, A = activation(Z): U is inputs × rank, V is rank × units, b starts at zero.

    It has rank · (inputs + units) weights, a dense layer inputs · units.
    """

    kind: Literal["low_rank"]
    units: Count
    rank: Count
    activation: Activation = "identity"
    init: Init = GlorotInit(kind="glorot")


def _check(layer: LowRankLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    most = min(entering, layer.units)
    if layer.rank > most:
        raise SpecError(
            phrase(
                "rank {rank}, but {axis} × {units} units have no higher rank than {most}",
                rank=layer.rank,
                axis=axis,
                units=layer.units,
                most=most,
            ),
            where=f"{where}.rank",
        )


def _build(builder: Builder, layer: LowRankLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    rank = Axis("rank", layer.rank, numbered("r", layer.rank))
    left = builder.given(f"U{n}", f"U{sub}", "weight", entering.axis, rank, noun=phrase("left factor"))
    right = builder.given(f"V{n}", f"V{sub}", "weight", rank, frame.neurons, noun=phrase("right factor"))
    b = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, frame.neurons, noun=phrase("bias"))
    builder.parameters += [left, right, b]
    with builder.at("forward", layer=n):
        thin = Matrix(f"T{n}", f"T{sub}", "hidden", frame.cases, rank, phrase("inputs in few numbers"))
        thin_id = builder.name(builder.apply("matmul", entering.matrix, left), thin)
        place = Place("neurons", n)
        noun = phrase("weighted sums without the bias")
        wide = Matrix(f"T{n}V{n}", f"T{sub}V{sub}", frame.role, frame.cases, frame.neurons, noun, place)
        sums = builder.name(builder.apply("matmul", thin_id, right), wide)
        z, output = activated(builder, builder.apply("add_bias", sums, b), layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        bias=b,
        parameters=(left, right, b),
        weights=(left, right),
        pre_activation=z,
        activation=output,
    )


def _start(layer: LowRankLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    generator = beginning.generator
    left, right, bias = outline.parameters
    return {
        left: draw(layer.init, generator, beginning.entering, layer.rank),
        right: draw(layer.init, generator, layer.rank, layer.units),
        bias: np.zeros((1, layer.units)),
    }


KIND = Kind(
    model=LowRankLayer,
    label=phrase("low rank"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: (
        2 * layer.rank * (entering + layer.units) + cases * (2 * layer.rank + 6 * layer.units)
    ),
    build=_build,
    start=_start,
    saves=True,
)
