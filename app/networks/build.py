"""From a spec to a program and the numbers it starts from."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from app.engine.backward import differentiate
from app.engine.matrix import Axis, Place
from app.engine.optimizers import Optimizer, add_updates
from app.engine.program import Builder, Program
from app.engine.registry import Array
from app.networks.check import check_fit
from app.networks.datasets import Dataset, load
from app.networks.initial import initial_parameters
from app.networks.labels import estimated, hidden_labels, names_or, subscript
from app.networks.layers import LAYERS, Entering, Frame, LayerOutline
from app.networks.limits import Limits
from app.networks.loss import add_loss, add_prediction, name_difference
from app.networks.models import Spec
from app.words.phrase import phrase


@dataclass(frozen=True)
class Network:
    """A built network: its program for training, and where training starts.

    Attributes:
        program: forward, loss, backward and update, for one batch (all cases if no batch size).
        layers: the outline that the diagram follows.
        dataset: the cases.
        start: parameters and optimizer state at iteration 0, by id.
    """

    spec: Spec
    program: Program
    layers: tuple[LayerOutline, ...]
    dataset: Dataset
    start: dict[str, Array]

    @property
    def cases(self) -> int:
        """Cases of one iteration."""
        return self.program.matrices["X"].rows.size

    def feeds(self, x: Array, y: Array) -> dict[str, Array]:
        """The given matrices of these cases: X (with its column of ones if augmented), Y, ones."""
        fed = {"X": np.insert(x, 0, 1.0, axis=1) if self.layers[0].augmented else x, "Y": y}
        if "ones" in self.program.matrices:
            fed["ones"] = np.ones((len(x), 1))
        return fed

    def evaluation(self, cases: int) -> Program:
        """The forward and loss steps alone, for so many cases."""
        builder, _layers, loss, prediction = _forward(self.spec, self.dataset, cases)
        return builder.finish(loss=loss, prediction=prediction)


def build(spec: Spec, limits: Limits | None = None) -> Network:
    """Build the network of a spec.

    Raises:
        SpecError: a part doesn't fit another; says where and what would be right.
    """
    dataset = load(spec.dataset)
    cases, inputs = dataset.x.shape
    y = dataset.y if isinstance(dataset.y, np.ndarray) else np.asarray(dataset.y)
    check_fit(spec, limits or Limits(), cases=cases, inputs=inputs, outputs=y.shape[1], y=y)
    batch = spec.batch_size or cases
    builder, layers, loss, prediction = _forward(spec, dataset, batch)
    gradients = differentiate(builder, loss, builder.parameters)
    name_difference(builder, prediction, "Y")
    layer_of = {name: layer.index for layer in layers for name in (layer.weight, layer.bias) if name}
    optimizer = Optimizer(**spec.optimizer.model_dump())
    state = add_updates(builder, gradients, optimizer, layer_of)
    program = builder.finish(loss=loss, prediction=prediction)
    start = initial_parameters(spec, layers, inputs)
    start |= {name: np.full(program.matrices[name].shape, value) for name, value in state.items()}
    return Network(spec, program, tuple(layers), dataset, start)


def _forward(spec: Spec, dataset: Dataset, cases: int) -> tuple[Builder, list[LayerOutline], str, str]:
    """The forward and loss phases: (builder, layers, id of the loss, id of the prediction)."""
    builder = Builder()
    whole = cases == len(dataset.x)
    batch = tuple(phrase("batch case {n}", n=n) for n in range(1, cases + 1))
    rows = Axis("case", cases, dataset.case_names if whole else batch)
    count = dataset.x.shape[1]
    inputs = Axis("input", count, names_or(dataset.input_names, "x", count), dataset.image)
    outputs = names_or(dataset.output_names, "y", dataset.y.shape[1])
    given = inputs.with_bias_first() if spec.layers[0].bias == "augmented" else inputs
    builder.given("X", "X", "input", rows, given, noun=phrase("inputs"), place=Place("neurons", 0))
    targets = builder.given(
        "Y", "Y", "target", rows, Axis("output", len(outputs), outputs), noun=phrase("targets")
    )
    layers: list[LayerOutline] = []
    entering = Entering("X", "input", inputs)
    for index, layer in enumerate(spec.layers, start=1):
        frame = _frame(spec, index, rows, estimated(outputs))
        layers.append(LAYERS[layer.kind](builder, layer, frame, entering))
        entering = Entering(layers[-1].activation, "hidden", frame.neurons)
    prediction = add_prediction(builder, layers[-1], spec.loss)
    if layers[-1].activation not in builder.matrices:  # its sigmoid gave the probabilities, now named P
        layers[-1] = replace(layers[-1], activation=prediction)
    loss = add_loss(builder, layers, targets, spec.loss, spec.l2)
    return builder, layers, loss, prediction


def _frame(spec: Spec, index: int, cases: Axis, outputs: tuple[str, ...]) -> Frame:
    """What the layer of that index is called."""
    units, sub = spec.layers[index - 1].units, subscript(index)
    names = (f"A{index}", f"A{sub}", phrase("activation"))
    if index == len(spec.layers):
        return Frame(index, phrase("output layer"), "output", cases, Axis("output", units, outputs), *names)
    only = len(spec.layers) == 2
    neurons = Axis("hidden" if only else f"hidden {index}", units, hidden_labels(index, units, only=only))
    name = phrase("hidden layer") if only else phrase("hidden layer {index}", index=index)
    return Frame(index, name, "hidden", cases, neurons, *names)
