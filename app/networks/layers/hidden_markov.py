"""A hidden Markov model: the forward algorithm as matrix products, one time step after the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

import numpy as np

from app.engine.matrix import Axis, Matrix, Place
from app.engine.program import Builder
from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.fields import Count, Model, Number, Rows
from app.networks.labels import raised, subscript
from app.networks.layers.kind import Beginning, Entering, Frame, Kind, LayerOutline
from app.networks.layers.over_time import block, check_steps, seen_axis
from app.networks.rectangle import check_rectangle
from app.words.phrase import Figure, Phrase, phrase

if TYPE_CHECKING:
    from app.networks.datasets.dataset import Dataset


class HiddenMarkovLayer(Model):
    """How probable each hidden state is after ``steps`` time steps, given all that was seen. Rabiner 1989.

    ``transition`` is states × states (from, to), ``emission`` is states × what can be seen, ``start``
    has a probability for each state of the first step. The inputs of a case are so many one-hot blocks.
    Nothing of it is trained.
    """

    kind: Literal["hidden_markov"]
    transition: Rows
    emission: Rows
    start: list[Number]
    steps: Count


def _check(layer: HiddenMarkovLayer, entering: int, axis: Phrase, _dataset: Dataset, where: str) -> None:
    check_steps(entering, axis, layer.steps, where)
    states, width = len(layer.start), entering // layer.steps
    if not states:
        raise SpecError(phrase("a hidden Markov model needs at least one state"), where=f"{where}.start")
    for name, rows, columns in (
        ("transition", layer.transition, states),
        ("emission", layer.emission, width),
    ):
        found = len(rows), check_rectangle(rows, f"{where}.{name}")
        if found != (states, columns):
            raise SpecError(
                phrase(
                    "{name} is {rows} × {columns}, but {states} states need {states} × {wanted}",
                    name=name,
                    rows=found[0],
                    columns=found[1],
                    states=states,
                    wanted=columns,
                ),
                where=f"{where}.{name}",
                code="shape_mismatch",
            )
        for n, row in enumerate(rows):
            _check_probabilities(row, f"{where}.{name}[{n}]")
    _check_probabilities(layer.start, f"{where}.start")


def _check_probabilities(row: list[float], where: str) -> None:
    if min(row, default=0.0) < 0:
        raise SpecError(phrase("a probability can't be negative"), where=where)
    if abs(sum(row) - 1) > 1e-9:
        total = Figure(f"{sum(row):g}")
        raise SpecError(
            phrase("probabilities add up to 1; these add up to {total}", total=total), where=where
        )


@dataclass(frozen=True)
class _Given:
    """Ids of the constants: states × states, what can be seen × states, 1 × states."""

    transition: str
    emission: str
    start: str


def _give(builder: Builder, layer: HiddenMarkovLayer, frame: Frame, seen: Axis, states: Axis) -> _Given:
    """The given matrices. That of the emission is turned, so that X times it picks what is likely."""
    n, sub = frame.index, subscript(frame.index)
    first = Axis("sum", 1, (phrase("start"),))
    noun = phrase("probabilities of the next state")
    given = _Given(
        builder.given(f"T{n}", f"T{sub}", "weight", states, states, noun=noun),
        builder.given(
            f"E{n}", f"E{sub}", "weight", seen, states, noun=phrase("probabilities of what is seen")
        ),
        builder.given(f"s{n}", f"s{sub}", "bias", first, states, noun=phrase("probabilities at the start")),
    )
    numbers = np.array(layer.transition), np.array(layer.emission).T, np.array([layer.start])
    for name, array in zip((given.transition, given.emission, given.start), numbers, strict=True):
        frame.constants[name] = partial(_same, array)
    return given


def _same(array: Array, _cases: int) -> Array:
    return array


def _build(builder: Builder, layer: HiddenMarkovLayer, frame: Frame, entering: Entering) -> LayerOutline:
    n, sub = frame.index, subscript(frame.index)
    states, width = frame.neurons, seen_axis(entering.axis, layer.steps)
    place = Place("neurons", n)
    total = Axis("sum", 1, ("sum",))
    joint = posterior = ""

    def named(result: str, letter: str, sign: str, step: int, noun: str, columns: Axis = states) -> str:
        drawn = place if columns is states else None
        symbol = f"{sign}{sub}{raised(step)}"
        matrix = Matrix(f"{letter}{n}_{step}", symbol, frame.role, frame.cases, columns, noun, drawn)
        return builder.name(result, matrix)

    with builder.at("forward", layer=n):
        given = _give(builder, layer, frame, width, states)
        for step in range(1, layer.steps + 1):
            if step == 1:
                prior = builder.apply("broadcast_rows", given.start, i=frame.cases.size)
            else:
                prior = builder.apply("matmul", posterior, given.transition)
            noun = phrase("probabilities before step {n} is seen", n=step)
            prior = named(prior, "Q", "Q", step, noun)
            x = block(builder, entering, width, step, layer.steps)
            noun = phrase("likelihood of what is seen in step {n}", n=step)
            likelihood = named(builder.apply("matmul", x, given.emission), "B", "B", step, noun)
            noun = phrase("state and what is seen in step {n}, together", n=step)
            joint = named(builder.apply("multiply", prior, likelihood), "J", "J", step, noun)
            noun = phrase("probability of what is seen in step {n}", n=step)
            evidence = named(builder.apply("sum_columns", joint), "c", "c", step, noun, total)
            noun = phrase("probabilities after step {n} is seen", n=step)
            posterior = named(builder.apply("divide_column", joint, evidence), "alpha", "α", step, noun)
    return frame.outline(
        entering=entering.matrix,
        pre_activation=joint,
        activation=posterior,
    )


def _start(_layer: HiddenMarkovLayer, _outline: LayerOutline, _beginning: Beginning) -> dict[str, Array]:
    return {}


KIND = Kind(
    model=HiddenMarkovLayer,
    label=phrase("forward algorithm"),
    units=lambda layer, _entering, _dataset: len(layer.start),
    check=_check,
    cells=lambda layer, entering, cases: (
        (len(layer.start) + entering) * len(layer.start)
        + cases * (2 * entering + 12 * layer.steps * len(layer.start))
    ),
    build=_build,
    start=_start,
)
