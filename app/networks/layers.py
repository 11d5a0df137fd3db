"""Layer kind → operations: the one table from which the forward pass is built."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.engine.matrix import BIAS_LABEL, Axis, Matrix, Place, Role
from app.engine.program import Builder
from app.networks.labels import barred, subscript
from app.networks.models import BiasStyle, DenseLayer
from app.words.phrase import phrase


@dataclass(frozen=True)
class LayerOutline:
    """A layer as the diagram and the prose speak of it; ids of its matrices."""

    index: int
    name: str
    input: str
    weight: str
    bias: str | None
    pre_activation: str
    activation: str
    units: int
    augmented: bool


@dataclass(frozen=True)
class Entering:
    """What enters a layer.

    Attributes:
        matrix: id, cases × inputs; for a first layer with an augmented bias with its column of ones.
        role: input or hidden.
        axis: the entering neurons, without the bias.
    """

    matrix: str
    role: Role
    axis: Axis


@dataclass(frozen=True)
class Frame:
    """Where a layer stands.

    Attributes:
        index: 1 for the first.
        name: "hidden layer", …
        role: hidden or output.
        cases: the rows.
        neurons: the columns.
        output_id, output_symbol, output_noun: what its activation is called.
    """

    index: int
    name: str
    role: Role
    cases: Axis
    neurons: Axis
    output_id: str
    output_symbol: str
    output_noun: str


def dense(builder: Builder, layer: DenseLayer, frame: Frame, entering: Entering) -> LayerOutline:
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
    bias = None
    if layer.bias in ("added", "product"):
        row = Axis(BIAS_LABEL, 1, (BIAS_LABEL,))
        bias = builder.given(f"b{n}", f"b{sub}", "bias", row, frame.neurons, noun=phrase("bias"), place=edges)
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
        sums = builder.name(_BIAS[layer.bias](builder, entering, weight, bias, z), z)
        output = sums
        if layer.activation != "identity":
            named = replace(z, id=frame.output_id, symbol=frame.output_symbol, noun=frame.output_noun)
            output = builder.name(builder.apply(layer.activation, sums), named)
    return LayerOutline(n, frame.name, entering.matrix, weight, bias, sums, output, layer.units, augmented)


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
        column = Axis(BIAS_LABEL, 1, (BIAS_LABEL,))
        builder.given(ones, "1", "bias", z.rows, column, noun=phrase("column of ones"))
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

LAYERS: dict[str, Callable[[Builder, DenseLayer, Frame, Entering], LayerOutline]] = {
    "dense": dense,
}
