"""A run: parameters that move on iteration by iteration, and back again, exactly."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import DTypeLike

from app.engine.errors import RowcolError
from app.engine.execute import Executor
from app.engine.registry import Array
from app.networks.build import Network
from app.training.batches import Batches
from app.training.checkpoints import Checkpoints
from app.training.metrics import Evaluation, Metrics, measured


class RunError(RowcolError):
    """What can't be asked of a run."""

    code = "invalid_request"


@dataclass(frozen=True)
class Edit:
    """A parameter's cell that was given another value before that iteration was computed."""

    iteration: int
    matrix: str
    row: int
    column: int
    value: float


@dataclass(frozen=True)
class Nonfinite:
    """Where NaN or an infinity appeared first: iteration, index of the step, id of its output."""

    iteration: int
    step: int
    matrix: str


class Values(Mapping[str, Array]):
    """The numbers of one iteration, by matrix id. They are the run's own arrays: copy what must stay."""

    def __init__(self, iteration: int, arrays: Mapping[str, Array]) -> None:
        self.iteration = iteration
        self._arrays = MappingProxyType(dict(arrays))

    def __getitem__(self, name: str) -> Array:
        return self._arrays[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._arrays)

    def __len__(self) -> int:
        return len(self._arrays)


class Run:
    """One run of a network. Iteration n is computed with the parameters after n updates.

    Not for several threads at once.

    Attributes:
        iteration: updates done so far.
        first_nonfinite: where the run diverged, or None.
    """

    def __init__(self, network: Network, dtype: DTypeLike = np.float64) -> None:
        self.network = network
        self.iteration = 0
        self.first_nonfinite: Nonfinite | None = None
        self._dtype = dtype
        self._executor = Executor(network.program, dtype)
        self._executor.load(network.start)
        self._updating = self._executor.plan(network.program.updates.values())
        self._recording = self._executor.plan()
        self._measuring = self._executor.plan([network.program.loss, network.program.prediction])
        self._checkpoints = Checkpoints(self._variables())
        self._edits: dict[int, list[Edit]] = {}
        self._batches = self._load_cases()
        self._evaluations: dict[str, Evaluation] = {}

    def _load_cases(self) -> Batches | None:
        """All cases at once, or the batches from which each iteration takes its own."""
        data, size = self.network.dataset, self.network.spec.batch_size
        if size is None or size == len(data.x):
            self._executor.load(self.network.feeds(data.x, data.y))
            return None
        return Batches(len(data.x), size, self.network.spec.seed)

    def _variables(self) -> dict[str, Array]:
        return {name: self._executor.values[name] for name in self.network.program.updates}

    def _feed(self) -> None:
        if self._batches is not None:
            rows = self._batches.rows(self.iteration)
            data = self.network.dataset
            self._executor.load(self.network.feeds(data.x[rows], data.y[rows]))

    @property
    def edits(self) -> list[Edit]:
        """All edits, in the order in which they take effect."""
        return [edit for iteration in sorted(self._edits) for edit in self._edits[iteration]]

    def advance(self, count: int = 1) -> None:
        """Do so many updates."""
        for _ in range(count):
            self._feed()
            self._executor.run(self._updating)
            self._executor.adopt()
            self.iteration += 1
            for edit in self._edits.get(self.iteration, ()):
                self._write(edit)
            if self.iteration % self._checkpoints.interval == 0:
                self._checkpoint()

    def _checkpoint(self) -> None:
        variables = self._variables()
        if self.first_nonfinite is None and not _finite(variables):
            self._find_nonfinite()
        self._checkpoints.keep(self.iteration, variables)

    def record(self) -> Values:
        """Every matrix of this iteration, from the forward pass to the update; nothing moves on."""
        self._compute()
        values = self._executor.values
        if self.first_nonfinite is None and not _finite(values):
            self._find_nonfinite()
        return Values(self.iteration, values)

    def _compute(self) -> None:
        self._feed()
        self._executor.run(self._recording)

    def _find_nonfinite(self) -> None:
        """Replay from the last checkpoint until a NaN or ∞ appears, then come back here.

        Parameters that are not finite never become finite again, so a checkpoint that is finite
        lies before the place that is looked for.
        """
        here = self.iteration
        self._restore(here - 1)
        while self.iteration < here and (found := self._nonfinite_now()) is None:
            self.advance()
        self.first_nonfinite = found if self.iteration < here else self._nonfinite_now()
        self.advance(here - self.iteration)
        self._compute()

    def _nonfinite_now(self) -> Nonfinite | None:
        self._compute()
        for step in self.network.program.steps:
            if not np.isfinite(self._executor.values[step.output]).all():
                return Nonfinite(self.iteration, step.index, step.output)
        return None

    def _restore(self, iteration: int) -> None:
        """Go to the nearest checkpoint at or before that iteration."""
        self.iteration, snapshot = self._checkpoints.nearest(max(0, iteration))
        self._executor.load(snapshot)

    def approach(self, iteration: int, at_most: int) -> bool:
        """Move towards an iteration by at most so many updates, from the nearest checkpoint if it helps.

        Returns:
            Whether it is reached.
        """
        if iteration < 0:
            raise RunError(f"iteration must be 0 or more, not {iteration}", where="iteration")
        nearest, _ = self._checkpoints.nearest(iteration)
        if iteration < self.iteration or nearest > self.iteration:
            self._restore(iteration)
        self.advance(min(at_most, iteration - self.iteration))
        return self.iteration == iteration

    def seek(self, iteration: int) -> None:
        """Go to any iteration, forward or back, bit for bit as if having run there.

        Raises:
            RunError: a negative iteration.
        """
        while not self.approach(iteration, at_most=1024):
            pass

    def reset(self) -> None:
        """Back to iteration 0 and the start, without edits."""
        self._edits.clear()
        self.first_nonfinite = None
        self._executor.load(self.network.start)
        self.iteration = 0
        self._checkpoints = Checkpoints(self._variables())

    def edit(self, matrix: str, row: int, column: int, value: float) -> None:
        """Give a parameter's cell another value, now. What came later is forgotten.

        Raises:
            RunError: no such parameter or cell, or not a finite number.
        """
        parameters = self.network.program.parameters
        if matrix not in parameters:
            raise RunError(
                f"{matrix!r} isn't a parameter; {', '.join(parameters)} can be edited",
                where="matrix",
            )
        rows, columns = self.network.program.matrices[matrix].shape
        for where, number, size in (("row", row, rows), ("column", column, columns)):
            if not 0 <= number < size:
                raise RunError(
                    f"{matrix} has {size} {where}s, numbered 0 to {size - 1}; there is no {number}",
                    where=where,
                )
        if not math.isfinite(value):
            raise RunError(f"value must be a finite number, not {value}", where="value")
        self._edits = {n: kept for n, kept in self._edits.items() if n <= self.iteration}
        self._checkpoints.forget_from(self.iteration)
        edit = Edit(self.iteration, matrix, row, column, value)
        self._edits.setdefault(self.iteration, []).append(edit)
        self._write(edit)
        if self.first_nonfinite and self.first_nonfinite.iteration >= self.iteration:
            self.first_nonfinite = None
        self._checkpoints.keep(self.iteration, self._variables())

    def _write(self, edit: Edit) -> None:
        self._executor.values[edit.matrix][edit.row, edit.column] = edit.value

    def metrics(self) -> Metrics:
        """Loss and accuracy on all training cases, with the parameters as they are now."""
        if self._batches is not None:
            data = self.network.dataset
            return self._evaluate("training", data.x, data.y)
        program = self.network.program
        self._executor.run(self._measuring)
        return measured(self._executor.values, program.loss, program.prediction, self.network.dataset.y)

    def test_metrics(self) -> Metrics | None:
        """Loss and accuracy on the cases held out, or None if there are none."""
        data = self.network.dataset
        if data.test_x is None or data.test_y is None:
            return None
        return self._evaluate("test", data.test_x, data.test_y)

    def _evaluate(self, name: str, x: Array, y: Array) -> Metrics:
        if name not in self._evaluations:
            self._evaluations[name] = Evaluation(self.network, x, y, self._dtype)
        return self._evaluations[name].metrics(self._executor.values)


def _finite(values: Mapping[str, Array]) -> bool:
    return all(np.isfinite(array).all() for array in values.values())
