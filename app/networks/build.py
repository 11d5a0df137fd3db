"""From a spec to a program and the numbers it starts from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from app.engine.backward import differentiate
from app.engine.matrix import Axis, Place
from app.engine.optimizers import Optimizer, add_updates
from app.engine.program import Builder, Program
from app.engine.registry import Array
from app.networks.check import check_fit
from app.networks.datasets import Dataset, load
from app.networks.labels import estimated, hidden_labels, names_or, subscript
from app.networks.layers import Beginning, Entering, Frame, LayerOutline, kind_of
from app.networks.limits import Limits
from app.networks.loss import Judged, add_loss, add_prediction, name_difference, name_scored
from app.networks.models import Spec
from app.words.phrase import phrase

Constants = Mapping[str, Callable[[int], Array]]


@dataclass(frozen=True)
class Network:
    """A built network: its program for training, and where training starts.

    Attributes:
        program: forward, loss, backward and update, for one batch (all cases if no batch size).
        layers: the outline that the diagram follows.
        dataset: the cases.
        start: parameters and optimizer state at iteration 0, by id.
        constants: what makes the other given matrices for so many cases, by id.
    """

    spec: Spec
    program: Program
    layers: tuple[LayerOutline, ...]
    dataset: Dataset
    start: dict[str, Array]
    constants: Constants

    @property
    def cases(self) -> int:
        """Cases of one iteration."""
        return self.program.matrices["X"].rows.size

    def feeds(self, x: Array, y: Array) -> dict[str, Array]:
        """The given matrices of these cases: X (with its column of ones if augmented), Y, constants."""
        return self._fed(x, y, self.constants)

    def _fed(self, x: Array, y: Array, constants: Constants) -> dict[str, Array]:
        fed = {"X": np.insert(x, 0, 1.0, axis=1) if self.layers[0].augmented else x, "Y": y}
        return fed | {name: make(len(x)) for name, make in constants.items()}

    def evaluation(
        self, x: Array, y: Array, scored: Sequence[int] | None = None, known: Array | None = None
    ) -> tuple[Program, dict[str, Array]]:
        """The forward and loss steps alone, for other cases, and what is given to them.

        Args:
            x, y: cases × inputs and cases × outputs.
            scored: of which the loss is, of a dataset that learns from some of its cases only.
            known: of which targets it is, of a dataset that learns from some of them only.
        """
        known = self.dataset.known if known is None else known
        judged = tuple(scored) if scored else self.dataset.scored
        dataset = replace(self.dataset, scored=judged, known=known)
        forward = _forward(self.spec, dataset, len(x))
        program = forward.builder.finish(loss=forward.loss, prediction=forward.prediction)
        return program, self._fed(x, y, forward.constants)


def build(spec: Spec, limits: Limits | None = None) -> Network:
    """Build the network of a spec.

    Raises:
        SpecError: a part doesn't fit another; says where and what would be right.
    """
    dataset = load(spec.dataset)
    check_fit(spec, limits or Limits(), dataset)
    forward = _forward(spec, dataset, spec.batch_size or len(dataset.x))
    builder, layers = forward.builder, forward.layers
    gradients = differentiate(builder, forward.loss, builder.parameters)
    name_difference(builder, forward.prediction, "Y")
    name_scored(builder, forward.prediction)
    layer_of = {name: layer.index for layer in layers for name in layer.parameters}
    optimizer = Optimizer(**spec.optimizer.model_dump())
    state = add_updates(builder, gradients, optimizer, layer_of, forward.masks)
    program = builder.finish(loss=forward.loss, prediction=forward.prediction)
    start = _start(spec, layers, dataset)
    start |= {name: np.full(program.matrices[name].shape, value) for name, value in state.items()}
    return Network(spec, program, tuple(layers), dataset, start, forward.constants)


def _start(spec: Spec, layers: Sequence[LayerOutline], dataset: Dataset) -> dict[str, Array]:
    """All parameters at iteration 0, by id."""
    generator = np.random.default_rng(spec.seed)
    start: dict[str, Array] = {}
    entering = dataset.x.shape[1]
    for layer, outline in zip(spec.layers, layers, strict=True):
        start |= kind_of(layer).start(layer, outline, Beginning(generator, entering, dataset))
        entering = outline.units
    return start


@dataclass(frozen=True)
class _Forward:
    """The forward and loss phases; ids of the loss, of the prediction, and of masks by parameter."""

    builder: Builder
    layers: list[LayerOutline]
    loss: str
    prediction: str
    constants: Constants
    masks: Mapping[str, str]


def _forward(spec: Spec, dataset: Dataset, cases: int) -> _Forward:
    builder = Builder()
    whole = cases == len(dataset.x)
    batch = tuple(phrase("batch case {n}", n=n) for n in range(1, cases + 1))
    rows = Axis("case", cases, dataset.case_names if whole else batch)
    count = dataset.x.shape[1]
    inputs = Axis("input", count, names_or(dataset.input_names, "x", count), dataset.image)
    outputs = names_or(dataset.output_names, "y", dataset.y.shape[1])
    given = inputs.with_bias_first() if _augmented(spec) else inputs
    builder.given("X", "X", "input", rows, given, noun=phrase("inputs"), place=Place("neurons", 0))
    targets = builder.given(
        "Y", "Y", "target", rows, Axis("output", len(outputs), outputs), noun=phrase("targets")
    )
    layers: list[LayerOutline] = []
    constants: dict[str, Callable[[int], Array]] = {}
    masks: dict[str, str] = {}
    entering = Entering("X", "input", inputs)
    earlier = ["X"]
    for index, layer in enumerate(spec.layers, start=1):
        kind = kind_of(layer)
        units = kind.units(layer, entering.axis.size, dataset)
        neurons = _neurons(spec, index, units, estimated(outputs))
        frame = _frame(spec, index, rows, neurons, dataset, earlier, constants, masks)
        layers.append(kind.build(builder, layer, frame, entering))
        left = layers[-1].activation
        entering = Entering(left, "hidden", builder.matrices[left].columns)
        earlier.append(left)
    prediction = add_prediction(builder, layers[-1], spec.loss)
    if layers[-1].activation not in builder.matrices:  # its sigmoid gave the probabilities, now named P
        layers[-1] = replace(layers[-1], activation=prediction)
    judged = Judged(targets, dataset.scored, dataset.known, constants)
    loss = add_loss(builder, layers, judged, spec.loss, spec.l2)
    # A minibatch after the other asks for the same ones.
    once = {name: cache(make) for name, make in constants.items()}
    return _Forward(builder, layers, loss, prediction, once, masks)


def _augmented(spec: Spec) -> bool:
    """Whether X has the column of ones in front."""
    return getattr(spec.layers[0], "bias", None) == "augmented"


def _neurons(spec: Spec, index: int, units: int, outputs: tuple[str, ...]) -> Axis:
    """The axis of what leaves a layer."""
    if index == len(spec.layers):
        return Axis("output", units, outputs)
    only = len(spec.layers) == 2
    return Axis("hidden" if only else f"hidden {index}", units, hidden_labels(index, units, only=only))


def _frame(
    spec: Spec,
    index: int,
    rows: Axis,
    neurons: Axis,
    dataset: Dataset,
    earlier: Sequence[str],
    constants: dict[str, Callable[[int], Array]],
    masks: dict[str, str],
) -> Frame:
    """Where the layer of that index stands, and what it is called."""
    last, only = index == len(spec.layers), len(spec.layers) == 2
    hidden = phrase("hidden layer") if only else phrase("hidden layer {index}", index=index)
    return Frame(
        index=index,
        name=phrase("output layer") if last else hidden,
        kind=spec.layers[index - 1].kind,
        label=kind_of(spec.layers[index - 1]).label,
        role="output" if last else "hidden",
        cases=rows,
        neurons=neurons,
        output_id=f"A{index}",
        output_symbol=f"A{subscript(index)}",
        output_noun=phrase("activation"),
        dataset=dataset,
        earlier=tuple(earlier),
        constants=constants,
        masks=masks,
    )
