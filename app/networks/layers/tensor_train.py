"""A tensor-train (matrix product) layer: its weights are two small cores, contracted one at a time.

Novikov, Podoprikhin, Osokin & Vetrov 2015, "Tensorizing neural networks".
"""

from __future__ import annotations

from dataclasses import replace
from math import prod
from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import BIAS, Axis, Matrix, Place, Role
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


class TensorTrainLayer(Model):
    """Z[g,u] = Σ_a Σ_b Σ_r X[a,b] H[b,(r,g)] G[(a,r),u] + b for r up to the rank, A = activation(Z).

    The inputs of a case are ``inputs[0]`` pieces of ``inputs[1]``, its units ``units[1]`` groups of
    ``units[0]``.

    It has inputs[1] · rank · units[1] + inputs[0] · rank · units[0] weights; b starts at zero.
    """

    kind: Literal["tensor_train"]
    inputs: tuple[Count, Count]
    units: tuple[Count, Count]
    rank: Count
    activation: Activation = "identity"
    init: Init = GlorotInit(kind="glorot")


def _check(layer: TensorTrainLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    if prod(layer.inputs) != entering:
        first, second = layer.inputs
        raise SpecError(
            phrase(
                "{first} pieces of {second} are {count} inputs, but {axis} enter",
                first=first,
                second=second,
                count=first * second,
                axis=axis,
            ),
            where=f"{where}.inputs",
            code="shape_mismatch",
        )
    most = min(layer.inputs[0] * layer.units[0], layer.inputs[1] * layer.units[1])
    if layer.rank > most:
        raise SpecError(
            phrase(
                "rank {rank}, but the weights, {first} × {second} when arranged by core, have no higher rank "
                "than {most}",
                rank=layer.rank,
                first=layer.inputs[0] * layer.units[0],
                second=layer.inputs[1] * layer.units[1],
                most=most,
            ),
            where=f"{where}.rank",
        )


def _pairs(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """("a₁r₁", "a₁r₂", …)"""
    return tuple(f"{one}{other}" for one in first for other in second)


def _build(builder: Builder, layer: TensorTrainLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub, cases = frame.index, subscript(frame.index), frame.cases.size
    (pieces, inputs), (units, groups) = layer.inputs, layer.units
    a, b = numbered("a", pieces), numbered("b", inputs)
    r, g, u = numbered("r", layer.rank), numbered("g", groups), numbered("u", units)
    if frame.role == "hidden":
        frame = replace(frame, neurons=replace(frame.neurons, labels=_pairs(g, u)))
    image = frame.dataset.image if entering.role == "input" else None
    piece = Axis("piece", cases * pieces, None, within=a)
    part = Axis("entry", inputs, b)
    # A piece that is a row of a picture is seen as one.
    strip = replace(part, image=(1, inputs)) if image == layer.inputs else part
    waiting = Axis("r × g", layer.rank * groups, _pairs(r, g))
    group = Axis("group", cases * groups, None, within=g)
    ready = Axis("a × r", pieces * layer.rank, _pairs(a, r))
    unit = Axis("unit", units, u)
    core1 = builder.given(f"G{n}", f"G{sub}", "weight", ready, unit, noun=phrase("first core"))
    core2 = builder.given(f"H{n}", f"H{sub}", "weight", part, waiting, noun=phrase("second core"))
    offset = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, frame.neurons, noun=phrase("bias"))
    builder.parameters += [core1, core2, offset]

    def named(matrix: str, name: str, role: Role, rows: Axis, columns: Axis, noun: str) -> str:
        symbol = name.replace(str(n), sub)
        return builder.name(matrix, Matrix(name, symbol, role, rows, columns, noun))

    with builder.at("forward", layer=n):
        cut = builder.apply("unfold", entering.matrix, q=pieces)
        cut = named(cut, f"D{n}", entering.role, piece, strip, phrase("inputs, cut in pieces"))
        first = builder.apply("matmul", cut, core2)
        first = named(first, f"D{n}H{n}", "hidden", piece, waiting, phrase("sums of the second core"))
        turned = builder.apply("exchange", first, a=pieces, b=layer.rank, c=groups)
        turned = named(turned, f"Q{n}", "hidden", group, ready, phrase("inputs of the first core"))
        both = builder.apply("matmul", turned, core1)
        both = named(both, f"Q{n}G{n}", frame.role, group, unit, phrase("sums of the first core"))
        noun = phrase("weighted sums without the bias")
        sums = Matrix(f"S{n}", f"S{sub}", frame.role, frame.cases, frame.neurons, noun, Place("neurons", n))
        sum_ = builder.name(builder.apply("fold", both, q=groups), sums)
        z, output = activated(builder, builder.apply("add_bias", sum_, offset), layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        bias=offset,
        parameters=(core1, core2, offset),
        weights=(core1, core2),
        pre_activation=z,
        activation=output,
    )


def _start(layer: TensorTrainLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    """Each core is drawn as the weights of a layer from what it takes in to what it gives."""
    (pieces, inputs), (units, groups) = layer.inputs, layer.units
    core1, core2, bias = outline.parameters
    return {
        core1: draw(layer.init, beginning.generator, pieces * layer.rank, units),
        core2: draw(layer.init, beginning.generator, inputs, layer.rank * groups),
        bias: np.zeros((1, units * groups)),
    }


def _cells(layer: TensorTrainLayer, entering: int, cases: int) -> int:
    (pieces, inputs), (units, groups) = layer.inputs, layer.units
    weights = inputs * layer.rank * groups + pieces * layer.rank * units
    between = entering + 2 * pieces * layer.rank * groups
    return 2 * weights + cases * (2 * between + 8 * units * groups)


KIND = Kind(
    model=TensorTrainLayer,
    label=phrase("tensor train"),
    units=lambda layer, _entering, _dataset: prod(layer.units),
    check=_check,
    cells=_cells,
    build=_build,
    start=_start,
    saves=True,
)
