"""A dense layer: every neuron that enters has an edge to every neuron that leaves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from app.engine.matrix import BIAS, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Activation, BiasStyle, Count, Model, Number, Rows
from app.networks.initial import Init, NormalInit, ZerosInit, draw
from app.networks.labels import barred, subscript
from app.networks.layers.activate import activated
from app.networks.layers.free import free
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.rectangle import check_rectangle
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class DenseLayer(Model):
    """Z = X W + b, A = activation(Z). ``weights`` is inputs × units without the bias row.

    The bias starts from ``bias_values``, or is drawn by ``bias_init``; without either it is zero if
    the weights are given, and else drawn as they are. Of ``fixed_inputs``, numbered from 0, the given
    weights never change.
    """

    kind: Literal["dense"] = "dense"
    units: Count
    activation: Activation = "identity"
    bias: BiasStyle = "augmented"
    weights: Rows | None = None
    fixed_inputs: Annotated[list[Annotated[int, Field(ge=0, strict=True)]], Field(min_length=1)] | None = None
    bias_values: list[Number] | None = None
    init: Init = NormalInit()
    bias_init: Init | None = None


def _check(layer: DenseLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    if layer.weights is not None:
        columns = check_rectangle(layer.weights, f"{where}.weights")
        if (len(layer.weights), columns) != (entering, layer.units):
            raise SpecError(
                phrase(
                    "weights are {rows} × {columns}, but {entering} × {units} units are needed "
                    "(without the bias row)",
                    rows=len(layer.weights),
                    columns=columns,
                    entering=axis,
                    units=layer.units,
                ),
                where=f"{where}.weights",
                code="shape_mismatch",
            )
    for n, fixed in enumerate(layer.fixed_inputs or ()):
        if layer.weights is None:
            raise SpecError(
                phrase("weights that stay fixed have to be given; give weights or leave fixed_inputs out"),
                where=f"{where}.fixed_inputs",
            )
        if fixed >= entering:
            raise SpecError(
                phrase("there are {entering}, numbered 0 to {last}", entering=axis, last=entering - 1),
                where=f"{where}.fixed_inputs[{n}]",
            )
    if layer.bias_values is not None:
        if layer.bias == "none":
            raise SpecError(
                phrase("bias_values are given, but bias is 'none'; choose another bias or leave them out"),
                where=f"{where}.bias_values",
            )
        if len(layer.bias_values) != layer.units:
            raise SpecError(
                phrase(
                    "{values} bias values, but the layer has {units} units",
                    values=len(layer.bias_values),
                    units=layer.units,
                ),
                where=f"{where}.bias_values",
                code="shape_mismatch",
            )


def _build(builder: Builder, layer: DenseLayer, frame: Frame, entering: Entering) -> LayerOutline:
    """Z = X W + b by the layer's bias style, then A = activation(Z).

    Adds the parameters as given matrices and the forward steps. An identity activation adds no step:
    its activation is its pre-activation.
    """
    n, sub = frame.index, subscript(frame.index)
    edges = Place("edges", n)
    augmented = layer.bias == "augmented"
    weight = builder.given(
        f"W{n}",
        f"W{sub}",
        "weight",
        entering.axis.with_bias_first() if augmented else entering.axis,
        frame.neurons,
        noun=phrase("weights"),
        place=edges,
    )
    builder.parameters.append(weight)
    if layer.fixed_inputs is not None:
        rows, columns = builder.shape(weight)
        held = [number + augmented for number in layer.fixed_inputs]
        free(builder, weight, frame, lambda: _free_rows(rows, columns, held))
    bias = None
    if layer.bias in ("added", "product"):
        bias = builder.given(
            f"b{n}", f"b{sub}", "bias", BIAS, frame.neurons, noun=phrase("bias"), place=edges
        )
        builder.parameters.append(bias)
    z = Matrix(
        id=f"Z{n}",
        symbol=f"Z{sub}",
        role=frame.role,
        rows=frame.cases,
        columns=frame.neurons,
        noun=phrase("pre-activation"),
        place=Place("neurons", n),
    )
    with builder.at("forward", layer=n):
        if layer.bias == "product":
            frame.constants["ones"] = lambda cases: np.ones((cases, 1))
        sums = _BIAS[layer.bias](builder, entering, weight, bias, z)
        before, output = activated(builder, sums, layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        weight=weight,
        bias=bias,
        parameters=(weight, bias) if bias else (weight,),
        weights=(weight,),
        pre_activation=before,
        activation=output,
        augmented=augmented,
    )


def _free_rows(rows: int, columns: int, held: list[int]) -> Array:
    """1 but in the rows that are held."""
    mask = np.ones((rows, columns))
    mask[held] = 0.0
    return mask


def _augmented(builder: Builder, x: Entering, weight: str, _bias: str | None, _z: Matrix) -> str:
    left = x.matrix
    if x.role != "input":
        plain = builder.matrices[left]
        left = builder.apply("prepend_ones", left)
        named = replace(
            plain,
            id=f"{plain.id}_ones",
            symbol=barred(plain.symbol),
            columns=plain.columns.with_bias_first(),
            noun=phrase("{noun} with a column of ones", noun=plain.noun),
        )
        left = builder.name(left, named)
    return builder.apply("matmul", left, weight)


def _without_bias(builder: Builder, x: Entering, weight: str, _bias: str | None, _z: Matrix) -> str:
    return builder.apply("matmul", x.matrix, weight)


def _weighted_sums(builder: Builder, x: Entering, weight: str, z: Matrix) -> str:
    """X W before the bias, with the role and labels of Z."""
    sums = builder.apply("matmul", x.matrix, weight)
    auto = builder.matrices[sums]
    return builder.name(
        sums, replace(z, id=auto.id, symbol=auto.symbol, noun=phrase("weighted sums without the bias"))
    )


def _added(builder: Builder, x: Entering, weight: str, bias: str | None, z: Matrix) -> str:
    assert bias is not None
    return builder.apply("add_bias", _weighted_sums(builder, x, weight, z), bias)


def _product(builder: Builder, x: Entering, weight: str, bias: str | None, z: Matrix) -> str:
    assert bias is not None
    ones = "ones"
    if ones not in builder.matrices:
        builder.given(ones, "1", "bias", z.rows, BIAS, noun=phrase("column of ones"))
    sums = _weighted_sums(builder, x, weight, z)
    stretched = builder.apply("matmul", ones, bias)
    sub = subscript(z.place.layer) if z.place else ""
    named = replace(
        z, id=f"B{z.id[1:]}", symbol=f"1b{sub}", role="bias", noun=phrase("bias, once a case"), place=None
    )
    return builder.apply("add", sums, builder.name(stretched, named))


_BIAS: dict[BiasStyle, Callable[[Builder, Entering, str, str | None, Matrix], str]] = {
    "augmented": _augmented,
    "added": _added,
    "product": _product,
    "none": _without_bias,
}


def _start(layer: DenseLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    """The layer draws its bias and then its weights, whatever its bias style, so that a change of style
    changes no number.
    """
    generator, entering = beginning.generator, beginning.entering
    bias = draw(_bias_init(layer), generator, entering, layer.units, rows=1)
    weights = draw(layer.init, generator, entering, layer.units)
    if layer.weights is not None:
        weights = np.array(layer.weights, dtype=np.float64)
    if layer.bias_values is not None:
        bias = np.array([layer.bias_values], dtype=np.float64)
    weight = outline.weights[0]
    if outline.augmented:
        return {weight: np.vstack([bias, weights])}
    return {weight: weights, outline.bias: bias} if outline.bias else {weight: weights}


def _bias_init(layer: DenseLayer) -> Init:
    if layer.bias_init is not None:
        return layer.bias_init
    return layer.init if layer.weights is None else ZerosInit(kind="zeros")


KIND = Kind(
    model=DenseLayer,
    label=phrase("dense"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: 2 * entering * layer.units + 6 * cases * layer.units,
    build=_build,
    start=_start,
)
