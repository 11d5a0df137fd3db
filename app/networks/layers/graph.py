"""A graph layer: each case becomes a mix of itself and of the cases that edges join it to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.drawing import MOST, Drawing, spread
from app.networks.errors import SpecError
from app.networks.fields import Activation, Count, Model
from app.networks.initial import GlorotInit, Init, draw
from app.networks.labels import subscript
from app.networks.layers.activate import activated
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset

MIXES = "G"
"""The id of Â, which all graph layers share."""


class GraphLayer(Model):
    """Z = Â (X W), A = activation(Z), with Â = D^−½ (A + I) D^−½ of the dataset's edges.

    A is 1 where an edge joins two cases, D has the row sums of A + I on its diagonal. Kipf & Welling 2017.
    """

    kind: Literal["graph"]
    units: Count
    activation: Activation = "identity"
    init: Init = GlorotInit(kind="glorot")


def mixes(joined: Array) -> Array:
    """Â, cases × cases: how much of each case comes into each one.

    Args:
        joined: cases × cases, 1 where an edge joins two of them.
    """
    loops = joined + np.eye(len(joined))
    root = np.sqrt(loops.sum(axis=1))
    return loops / np.outer(root, root)


def _check(_layer: GraphLayer, _entering: int, _axis: Phrase, dataset: Dataset, where: str) -> None:
    if dataset.graph is None:
        raise SpecError(
            phrase("a graph layer needs the edges that join the cases: give them as edges of the dataset"),
            where=f"{where}.kind",
        )


def _build(builder: Builder, layer: GraphLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    if MIXES not in builder.matrices:
        builder.given(MIXES, "Â", "input", frame.cases, frame.cases, noun=phrase("who is joined to whom"))
        joined = frame.dataset.graph
        assert joined is not None
        frame.constants[MIXES] = lambda _cases: mixes(joined)
    weight = builder.given(f"W{n}", f"W{sub}", "weight", entering.axis, frame.neurons, noun=phrase("weights"))
    builder.parameters.append(weight)
    with builder.at("forward", layer=n):
        sums = builder.apply("matmul", entering.matrix, weight)
        auto = builder.matrices[sums]
        noun = phrase("weighted sums of each case alone")
        place = Place("neurons", n)
        own = Matrix(auto.id, auto.symbol, frame.role, frame.cases, frame.neurons, noun, place)
        alone = builder.name(sums, own)
        z, output = activated(builder, builder.apply("matmul", MIXES, alone), layer.activation, frame)
    return frame.outline(
        entering=entering.matrix,
        parameters=(weight,),
        weights=(weight,),
        pre_activation=z,
        activation=output,
    )


def _start(layer: GraphLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    (weight,) = outline.parameters
    return {weight: draw(layer.init, beginning.generator, beginning.entering, layer.units)}


def _drawing(_layer: GraphLayer, _outline: LayerOutline, dataset: Dataset) -> Drawing | None:
    joined = dataset.graph
    if joined is None or len(joined) > MOST:
        return None
    edges = tuple((int(one), int(other)) for one, other in np.argwhere(np.triu(joined)))
    return Drawing(MIXES, spread(joined), edges, directed=False)


KIND = Kind(
    model=GraphLayer,
    label=phrase("graph"),
    units=lambda layer, _entering, _dataset: layer.units,
    check=_check,
    cells=lambda layer, entering, cases: 2 * entering * layer.units + cases * cases + 6 * cases * layer.units,
    build=_build,
    start=_start,
    drawing=_drawing,
)
