"""A dense network as one square matrix: neurons by neurons, a weight where an edge leads."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from pydantic import Field

from app.engine.matrix import Axis, Matrix
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.drawing import MOST, Drawing, columns
from app.networks.errors import SpecError
from app.networks.fields import Count, Model
from app.networks.initial import Init, NormalInit, draw
from app.networks.labels import hidden_labels, subscript, superscript
from app.networks.layers.activate import activated
from app.networks.layers.free import free
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class AdjacencyLayer(Model):
    """All layers of a dense network at once, without biases and activations: M is neurons × neurons, of
    all layers together, with the weights of each pair of layers in a block above the diagonal.

    A state S has a number for each neuron; it begins with the inputs and zeros, and S M moves every
    number along the edges. After as many products as there are pairs of layers, the outputs are there.
    Powers of M are the sums over all paths of so many edges.
    """

    kind: Literal["adjacency"]
    sizes: Annotated[list[Count], Field(min_length=2)]
    init: Init = NormalInit()


def _check(layer: AdjacencyLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    if layer.sizes[0] != entering:
        raise SpecError(
            phrase(
                "the first of the sizes is that of what enters: {entering}, not {size}",
                entering=axis,
                size=layer.sizes[0],
            ),
            where=f"{where}.sizes[0]",
            code="shape_mismatch",
        )


def _blocks(sizes: list[int]) -> list[tuple[slice, slice]]:
    """Rows and columns of the block of each pair of layers that follow one another."""
    ends = np.cumsum([0, *sizes]).tolist()
    spans = [slice(*pair) for pair in pairwise(ends)]
    return list(pairwise(spans))


def _edges(sizes: list[int]) -> Array:
    """Neurons × neurons, 1 where an edge leads."""
    joined = np.zeros((sum(sizes), sum(sizes)))
    for rows, to in _blocks(sizes):
        joined[rows, to] = 1.0
    return joined


def _build(builder: Builder, layer: AdjacencyLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub, count = frame.index, subscript(frame.index), sum(layer.sizes)
    raised = "" if n == 1 else f"⁽{superscript(n)}⁾"
    inner = layer.sizes[1:-1]
    hidden = [hidden_labels(at, size, only=len(inner) == 1) for at, size in enumerate(inner, start=1)]
    labels = (entering.axis.all_labels(), *hidden, frame.neurons.all_labels())
    neurons = Axis("neuron", count, tuple(label for part in labels for label in part))
    square = builder.given(
        f"M{n}", f"M{sub}", "weight", neurons, neurons, noun=phrase("weights of all edges")
    )
    builder.parameters.append(square)
    free(builder, square, frame, lambda: _edges(layer.sizes))
    first, last = layer.sizes[0], layer.sizes[-1]
    frame.constants[f"J{n}"] = lambda _cases: np.eye(first, count)
    frame.constants[f"Q{n}"] = lambda _cases: np.eye(last, count, count - last).T
    noun = phrase("where the inputs stand")
    places = builder.given(f"J{n}", f"J{sub}", "input", entering.axis, neurons, noun=noun)
    noun = phrase("where the outputs stand")
    takes = builder.given(f"Q{n}", f"Q{sub}", "output", neurons, frame.neurons, noun=noun)
    with builder.at("forward", layer=n):
        state = builder.apply("matmul", entering.matrix, places)
        for step in range(len(layer.sizes)):
            if step:
                state = builder.apply("matmul", state, square)
            noun = phrase("state after step {step}", step=step) if step else phrase("state at the start")
            symbol = f"S{subscript(step)}{raised}"
            named = Matrix(f"S{n}_{step}", symbol, "hidden", frame.cases, neurons, noun)
            state = builder.name(state, named)
        z, output = activated(builder, builder.apply("matmul", state, takes), "identity", frame)
        power = square
        for edges in range(2, len(layer.sizes)):
            power = builder.apply("matmul", power, square)
            symbol = f"M{sub}{superscript(edges)}"
            noun = phrase("paths of {edges} edges", edges=edges)
            power = builder.name(power, Matrix(f"M{n}_{edges}", symbol, "weight", neurons, neurons, noun))
    return frame.outline(
        entering=entering.matrix,
        parameters=(square,),
        weights=(square,),
        pre_activation=z,
        activation=output,
    )


def _start(layer: AdjacencyLayer, outline: LayerOutline, beginning: Beginning) -> dict[str, Array]:
    """Each block is drawn as a dense layer's weights are, which are drawn after a bias."""
    (square,) = outline.parameters
    weights = np.zeros((sum(layer.sizes), sum(layer.sizes)))
    for (rows, to), (entering, units) in zip(_blocks(layer.sizes), pairwise(layer.sizes), strict=True):
        draw(layer.init, beginning.generator, entering, units, rows=1)
        weights[rows, to] = draw(layer.init, beginning.generator, entering, units)
    return {square: weights}


def _drawing(layer: AdjacencyLayer, outline: LayerOutline, _dataset: Dataset) -> Drawing | None:
    sizes = layer.sizes
    if sum(sizes) > MOST:
        return None
    edges = tuple((int(one), int(other)) for one, other in np.argwhere(_edges(sizes)))
    kinds = ["input", *["hidden"] * (len(sizes) - 2), "output"]
    roles = tuple(kind for kind, size in zip(kinds, sizes, strict=True) for _ in range(size))
    return Drawing(outline.parameters[0], columns(sizes), edges, directed=True, roles=roles)


KIND = Kind(
    model=AdjacencyLayer,
    label=phrase("square matrix"),
    units=lambda layer, _entering, _dataset: layer.sizes[-1],
    check=_check,
    cells=lambda layer, _entering, cases: (
        sum(layer.sizes) * (sum(layer.sizes) * (2 * len(layer.sizes) + 3) + 2 * cases * len(layer.sizes))
    ),
    build=_build,
    start=_start,
    drawing=_drawing,
)
