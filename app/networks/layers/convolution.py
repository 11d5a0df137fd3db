"""A convolution as a matrix product: every patch of the image is a row, every filter a column.

im2col: Chellapilla, Puri & Simard 2006, "High performance convolutional neural networks".
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import BIAS, Axis, Matrix
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Activation, Count, Model
from app.networks.initial import HeInit, Init, draw
from app.networks.labels import numbered, subscript
from app.networks.layers.activate import activated
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class ConvolutionLayer(Model):
    """S = C W + b, Z = fold(S), A = activation(Z): C has every size × size patch of the images as a row.

    W is size² × filters and b, which starts at zero, 1 × filters: every place of every image shares them.
    """

    kind: Literal["convolution"]
    filters: Count
    size: Count = 3
    activation: Activation = "identity"
    init: Init = HeInit(kind="he")


def _places(layer: ConvolutionLayer, dataset: Dataset) -> tuple[int, int]:
    """(rows, columns): how many places a patch has in an image, from top to bottom and from left to right."""
    height, width = dataset.image or (0, 0)
    return height - layer.size + 1, width - layer.size + 1


def _units(layer: ConvolutionLayer, dataset: Dataset) -> int:
    down, across = _places(layer, dataset)
    return down * across * layer.filters


def _check(layer: ConvolutionLayer, _entering: int, axis: Phrase, dataset: Dataset, where: str) -> None:
    if where != "layers[0]":
        raise SpecError(
            phrase("a convolution reads images, and {axis} are none; make it the first layer", axis=axis),
            where=f"{where}.kind",
        )
    if dataset.image is None:
        raise SpecError(
            phrase(
                "a convolution reads images, and {axis} aren't said to be one; give dataset.image, its "
                "height and width",
                axis=axis,
            ),
            where=f"{where}.kind",
        )
    height, width = dataset.image
    if layer.size > min(height, width):
        raise SpecError(
            phrase(
                "a patch of {size} × {size} doesn't fit into an image of {height} × {width}",
                size=layer.size,
                height=height,
                width=width,
            ),
            where=f"{where}.size",
            code="shape_mismatch",
        )


def _build(builder: Builder, layer: ConvolutionLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub, size = frame.index, subscript(frame.index), layer.size
    down, across = _places(layer, frame.dataset)
    places = _pairs(down, across, "({},{})")
    rows = Axis("patch", frame.cases.size * len(places), None, within=places)
    maps = replace(rows, image=(down, across))
    pixels = Axis("pixel", size * size, _pairs(size, size, "({},{})"), (size, size))
    filters = Axis("filter", layer.filters, numbered("f", layer.filters))
    if frame.role == "hidden":
        labels = tuple(f"{name}{place}" for place in places for name in filters.all_labels())
        frame = replace(frame, neurons=replace(frame.neurons, labels=labels))
    w = builder.given(f"W{n}", f"W{sub}", "weight", pixels, filters, noun=phrase("filters"))
    b = builder.given(f"b{n}", f"b{sub}", "bias", BIAS, filters, noun=phrase("bias"))
    builder.parameters += [w, b]
    with builder.at("forward", layer=n):
        cut = builder.apply("patches", entering.matrix, y=down, x=across, a=size, b=size)
        matrix = Matrix(f"C{n}", f"C{sub}", entering.role, rows, pixels, phrase("patch matrix"))
        patches = builder.name(cut, matrix)
        noun = phrase("weighted sums without the bias")
        sums = Matrix(f"C{n}W{n}", f"C{sub}W{sub}", frame.role, maps, filters, noun)
        product = builder.name(builder.apply("matmul", patches, w), sums)
        noun = phrase("answers of the filters")
        answers = Matrix(f"S{n}", f"S{sub}", frame.role, maps, filters, noun)
        answer = builder.name(builder.apply("add_bias", product, b), answers)
        folded = builder.apply("fold", answer, q=len(places))
        z, output = activated(builder, folded, layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        parameters=(w, b),
        weights=(w,),
        pre_activation=z,
        activation=output,
    )


def _pairs(rows: int, columns: int, template: str) -> tuple[str, ...]:
    """("(1,1)", "(1,2)", …), row by row."""
    return tuple(template.format(y, x) for y in range(1, rows + 1) for x in range(1, columns + 1))


def _start(layer: ConvolutionLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    weight, bias = outline.parameters
    return {
        weight: draw(layer.init, beginning.generator, layer.size**2, layer.filters),
        bias: np.zeros((1, layer.filters)),
    }


KIND = Kind(
    model=ConvolutionLayer,
    label=phrase("convolution"),
    units=lambda layer, _entering, dataset: _units(layer, dataset),
    check=_check,
    # As if a patch had a place at every pixel.
    cells=lambda layer, entering, cases: (
        2 * layer.size**2 * layer.filters + cases * entering * (2 * layer.size**2 + 6 * layer.filters)
    ),
    build=_build,
    start=_start,
    saves=True,
)
