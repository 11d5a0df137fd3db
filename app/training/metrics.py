"""How good the network is: the loss, and the share of cases that it gets right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import DTypeLike

from app.engine.execute import Executor
from app.engine.registry import Array
from app.networks.build import Network


@dataclass(frozen=True)
class Metrics:
    """Loss (L2 included) and accuracy from 0 to 1; accuracy is None where targets aren't classes."""

    loss: float
    accuracy: float | None


def accuracy(prediction: Array, targets: Array) -> float | None:
    """The share of cases that are right.

    One output: both sides of 0.5. Several: the largest output is the class. Targets that aren't 0 or 1
    (or several outputs whose targets don't name one class) have no accuracy.
    A case whose prediction isn't finite is wrong.

    Args:
        prediction, targets: cases × outputs.
    """
    if not are_classes(targets):
        return None
    finite: Array = np.all(np.isfinite(prediction), axis=1)
    right = classes(prediction) == classes(targets)
    return float((right & finite).mean())


def are_classes(targets: Array) -> bool:
    """Whether targets (cases × outputs) name a class each: 0 or 1, and of several outputs one is 1."""
    if not np.isin(targets, (0.0, 1.0)).all():
        return False
    return targets.shape[1] == 1 or bool((targets.sum(axis=1) == 1).all())


def classes(outputs: Array) -> Array:
    """The class of each case, from cases × outputs: which side of 0.5, or the largest output."""
    return (outputs[:, 0] > 0.5).astype(int) if outputs.shape[1] == 1 else outputs.argmax(axis=1)


@dataclass(frozen=True)
class Confusion:
    """How many cases of each class were said to be of each class.

    Attributes:
        counts: classes × classes; a row is what the targets say, a column what the network says.
        unsaid: by what the targets say, the cases whose prediction isn't finite: they are of no class.
    """

    counts: Array
    unsaid: Array

    @property
    def cases(self) -> int:
        """All that were counted."""
        return int(self.counts.sum() + self.unsaid.sum())

    @property
    def right(self) -> int:
        """Those of which the network says what the targets say."""
        return int(np.trace(self.counts))


def confusion(prediction: Array, targets: Array) -> Confusion:
    """What the network says of the cases of each class, counted; ``accuracy`` is the share that is right.

    Args:
        prediction: cases × outputs.
        targets: cases × outputs, which name a class each.
    """
    size = max(2, targets.shape[1])
    named, finite = classes(targets), np.all(np.isfinite(prediction), axis=1)
    pairs = named[finite] * size + classes(prediction)[finite]
    counts = np.bincount(pairs, minlength=size * size).reshape(size, size)
    return Confusion(counts, np.bincount(named[~finite], minlength=size))


class Evaluation:
    """Forward and loss on fixed cases, with whatever parameters."""

    def __init__(
        self,
        network: Network,
        x: Array,
        y: Array,
        dtype: DTypeLike = np.float64,
        scored: Sequence[int] | None = None,
        known: Array | None = None,
    ) -> None:
        """
        Args:
            x, y: cases × inputs and cases × outputs.
            scored: the cases that count, of a dataset that learns from some of its cases only.
            known: the targets that count, likewise.
        """
        self._program, given = network.evaluation(x, y, scored, known)
        self._executor = Executor(self._program, dtype)
        self._executor.load(given)
        self._plan = self._executor.plan()
        self._targets = y
        self._scored = scored

    def prediction(self, values: Mapping[str, Array]) -> Array:
        """The outputs, cases × outputs, with the parameters in ``values``."""
        self._compute(values)
        return self._executor.values[self._program.prediction]

    def metrics(self, values: Mapping[str, Array]) -> Metrics:
        """Loss and accuracy with the parameters in ``values``."""
        self._compute(values)
        program = self._program
        values, scored = self._executor.values, self._scored
        return measured(values, program.loss, program.prediction, self._targets, scored)

    def _compute(self, values: Mapping[str, Array]) -> None:
        self._executor.load({name: values[name] for name in self._program.parameters})
        self._executor.run(self._plan)


def measured(
    values: Mapping[str, Array],
    loss: str,
    prediction: str,
    targets: Array,
    scored: Sequence[int] | None = None,
) -> Metrics:
    """The metrics of values that were computed already, of the scored cases if not all are."""
    rows = slice(None) if scored is None else list(scored)
    return Metrics(float(values[loss][0, 0]), accuracy(values[prediction][rows], targets[rows]))
