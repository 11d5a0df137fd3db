"""What a kind of layer is: one row of the table of layers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

import numpy as np

from app.engine.matrix import Axis, Role
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.drawing import Drawing
from app.networks.fields import Model
from app.words.phrase import Phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset

L = TypeVar("L", bound=Model)


@dataclass(frozen=True)
class LayerOutline:
    """A layer as the diagram and the prose speak of it; ids of its matrices.

    Attributes:
        kind, label: as in the spec, and what the diagram writes on it.
        input: what enters.
        weight: the matrix with a cell for each pair of neurons (row: from, column: to), if there is one.
        bias: one row, a cell for each neuron, if there is one.
        parameters: all that training changes, those two included.
        weights: those of them on which the L2 penalty is.
        pre_activation, activation: what leaves, cases × units.
        augmented: whether the weight holds the bias as row 0.
        mask: what is 1 where a cell of the weight joins a pair of neurons, else 0, if not all do.
        past: the layer from which something goes past those in between to this one; 0 is the inputs.
    """

    index: int
    name: str
    kind: str
    label: str
    input: str
    weight: str | None
    bias: str | None
    parameters: tuple[str, ...]
    weights: tuple[str, ...]
    pre_activation: str
    activation: str
    units: int
    augmented: bool = False
    mask: str | None = None
    past: int | None = None


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
        kind, label: as in the spec, and what the diagram writes on it.
        role: hidden or output.
        cases: the rows.
        neurons: the columns.
        output_id, output_symbol, output_noun: what its activation is called.
        dataset: the cases, and what else comes with them.
        earlier: what left each layer before, the input first.
        constants: by id, the numbers of each matrix that is given and never changes, made for so many
            cases. A layer that adds such a matrix to the program enters it here.
        masks: by id of a parameter, that of a matrix which is 1 where it is free to learn, else 0.
    """

    index: int
    name: str
    kind: str
    label: str
    role: Role
    cases: Axis
    neurons: Axis
    output_id: str
    output_symbol: str
    output_noun: str
    dataset: Dataset
    earlier: tuple[str, ...]
    constants: dict[str, Callable[[int], Array]]
    masks: dict[str, str]

    def outline(
        self,
        *,
        entering: str,
        pre_activation: str,
        activation: str,
        parameters: tuple[str, ...] = (),
        weights: tuple[str, ...] = (),
        weight: str | None = None,
        bias: str | None = None,
        augmented: bool = False,
        mask: str | None = None,
        past: int | None = None,
    ) -> LayerOutline:
        """The outline of the layer that stands here."""
        return LayerOutline(
            index=self.index,
            name=self.name,
            kind=self.kind,
            label=self.label,
            input=entering,
            weight=weight,
            bias=bias,
            parameters=parameters,
            weights=weights,
            pre_activation=pre_activation,
            activation=activation,
            units=self.neurons.size,
            augmented=augmented,
            mask=mask,
            past=past,
        )


@dataclass(frozen=True)
class Beginning:
    """What the start of a layer's parameters is made from.

    Attributes:
        generator: of the spec's seed; each layer in turn draws from it.
        entering: neurons that enter.
        dataset: the cases.
    """

    generator: np.random.Generator
    entering: int
    dataset: Dataset


@dataclass(frozen=True)
class Kind(Generic[L]):
    """One kind of layer.

    Attributes:
        model: what a user may write.
        label: for the diagram, in a few words.
        units: ``units(layer, entering, dataset)``: neurons that leave it where so many enter.
        check: ``check(layer, entering, axis, dataset, where)`` raises SpecError where the layer doesn't
            fit what enters; ``axis`` names that, e.g. "3 inputs".
        cells: ``cells(layer, entering, cases)``: about so many cells its matrices have together.
        build: ``build(builder, layer, frame, entering)`` adds the parameters as given matrices and the
            forward steps.
        start: ``start(layer, outline, beginning)``: the parameters at iteration 0, by id.
        saves: whether a dense layer of the same size could do what it does, with more weights or products.
        joins_cases: whether a case takes something from others, so that all cases make one batch.
        drawing: ``drawing(layer, outline, dataset)``: the graph that is drawn beside the diagram, if any.
    """

    model: type[L]
    label: Phrase
    units: Callable[[L, int, Dataset], int]
    check: Callable[[L, int, Phrase, Dataset, str], None]
    cells: Callable[[L, int, int], int]
    build: Callable[[Builder, L, Frame, Entering], LayerOutline]
    start: Callable[[L, LayerOutline, Beginning], dict[str, Array]]
    saves: bool = False
    joins_cases: bool = False
    drawing: Callable[[L, LayerOutline, Dataset], Drawing | None] = lambda _layer, _outline, _dataset: None
