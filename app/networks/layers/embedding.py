"""An embedding: a one-hot input picks a row of a table, which is a product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Count, Model
from app.networks.initial import Init, NormalInit, draw
from app.networks.labels import subscript
from app.networks.layers.activate import activated
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class EmbeddingLayer(Model):
    """Z = X U, where each row of X is one 1 among zeros: Z has that row of U."""

    kind: Literal["embedding"]
    units: Count
    init: Init = NormalInit()


def _check(_layer: EmbeddingLayer, _entering: int, _axis: Phrase, dataset: Dataset, where: str) -> None:
    if where != "layers[0]":
        raise SpecError(
            phrase("an embedding picks rows by the inputs, so it stands in front"), where=f"{where}.kind"
        )
    for name, x in (("x", dataset.x), ("test_x", dataset.test_x)):
        if x is None:
            continue
        wrong = np.flatnonzero(((x != 0) & (x != 1)).any(axis=1) | (x.sum(axis=1) != 1))
        if len(wrong):
            raise SpecError(
                phrase("an embedding needs one-hot inputs: one 1 among zeros in each row"),
                where=f"dataset.{name}[{wrong[0]}]",
            )


def _build(builder: Builder, layer: EmbeddingLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n = frame.index
    table = builder.given(
        f"U{n}",
        f"U{subscript(n)}",
        "weight",
        entering.axis,
        frame.neurons,
        noun=phrase("table of embeddings"),
        place=Place("edges", n),
    )
    builder.parameters.append(table)
    with builder.at("forward", layer=n):
        z, output = activated(builder, builder.apply("matmul", entering.matrix, table), "identity", frame)
    return frame.outline(
        entering=entering.matrix,
        weight=table,
        parameters=(table,),
        weights=(table,),
        pre_activation=z,
        activation=output,
    )


def _start(layer: EmbeddingLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    (table,) = outline.parameters
    return {table: draw(layer.init, beginning.generator, beginning.entering, layer.units)}


KIND = Kind(
    model=EmbeddingLayer,
    label=phrase("embedding"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: 2 * entering * layer.units + 3 * cases * layer.units,
    build=_build,
    start=_start,
)
