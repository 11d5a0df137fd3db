"""A run: parameters that move on iteration by iteration, and back again, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np
from numpy.typing import DTypeLike

from app.engine.execute import Executor
from app.engine.registry import Array
from app.networks.build import Network
from app.training.cases import Cases
from app.training.checkpoints import Checkpoints
from app.training.errors import RunError
from app.training.metrics import Evaluation, Metrics, measured
from app.training.records import CASES, CellValue, Edit, Nonfinite, changed_with, same
from app.training.refuse import check_cell, check_edits, check_parameter
from app.words.phrase import phrase

_LOOK = 64
"""Each so many-th iteration is looked through for NaN and ∞, recorded or not."""
_TRAINING = "training"


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
        self._finite_before = 0  # iterations before this one have been looked at
        self._dtype = dtype
        self._executor = Executor(network.program, dtype)
        self._executor.load(network.start)
        self._updating = self._executor.plan(network.program.updates.values())
        self._recording = self._executor.plan()
        self._measuring = self._executor.plan([network.program.loss, network.program.prediction])
        self._checkpoints = Checkpoints(self._variables())
        self._edits: dict[int, list[Edit]] = {}
        self._cases = Cases(network)
        self._executor.load(self._cases.feeds(0))
        self._evaluations: dict[str, Evaluation] = {}

    def _variables(self) -> dict[str, Array]:
        return {name: self._executor.values[name] for name in self.network.program.updates}

    def _feed(self) -> None:
        if self._cases.batched:
            self._executor.load(self._cases.feeds(self.iteration))

    @property
    def edits(self) -> list[Edit]:
        """All edits, in the order in which they take effect."""
        return [edit for iteration in sorted(self._edits) for edit in self._edits[iteration]]

    def advance(self, count: int = 1) -> None:
        """Do so many updates."""
        end = self.iteration + count
        with np.errstate(all="ignore"):
            while self.iteration < end:
                if (self.iteration + 1) % _LOOK == 0:
                    self.record()  # which looks for NaN and ∞
                    self._executor.adopt()
                    self.iteration += 1
                else:
                    self._update(self._nothing_until(end) - self.iteration)
                self._write(self._edits.get(self.iteration, ()))
                if self.iteration % self._checkpoints.interval == 0:
                    self._checkpoints.keep(self.iteration, self._variables())

    def _nothing_until(self, end: int) -> int:
        """The next iteration where an edit, a checkpoint or a look is due; at the latest the end."""
        here, interval = self.iteration, self._checkpoints.interval
        look = ((here + 1) // _LOOK + 1) * _LOOK - 1
        edits = (iteration for iteration in self._edits if iteration > here)
        return min(end, look, (here // interval + 1) * interval, *edits)

    def _update(self, count: int) -> None:
        if not self._cases.batched:
            self._executor.iterate(self._updating, count)
            self.iteration += count
            return
        for _ in range(count):
            self._feed()
            self._executor.iterate(self._updating)
            self.iteration += 1

    def record(self) -> Values:
        """Every matrix of this iteration, from the forward pass to the update; nothing moves on."""
        self._compute()
        values = self._executor.values
        if self.first_nonfinite is None:
            if _finite(values):
                self._finite_before = max(self._finite_before, self.iteration + 1)
            else:
                self._find_nonfinite()
        return Values(self.iteration, values)

    def _compute(self) -> None:
        self._feed()
        self._executor.run(self._recording)

    def _find_nonfinite(self) -> None:
        """Replay from where all was finite until a NaN or ∞ appears, then come back here.

        The loss overflows long before the parameters do, so now and then a whole iteration is
        looked at; what diverges stays so until then.
        """
        here = self.iteration
        self._restore(min(here, self._finite_before))
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
        self._cases.restore()
        of_cases = [edit for edit in self.edits if edit.matrix in CASES]
        if of_cases:
            self._evaluations.pop(_TRAINING, None)
            self._cases.write([edit for edit in of_cases if edit.iteration <= self.iteration])
        self._executor.load(self._cases.feeds(self.iteration))

    def approach(self, iteration: int, at_most: int) -> bool:
        """Move towards an iteration by at most so many updates, from the nearest checkpoint if it helps.

        Returns:
            Whether it is reached.
        """
        if iteration < 0:
            raise RunError(
                phrase("iteration must be 0 or more, not {iteration}", iteration=iteration), where="iteration"
            )
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
        self._finite_before = 0
        self._evaluations.pop(_TRAINING, None)
        self._restore(0)
        self._executor.load(self.network.start)
        self._checkpoints = Checkpoints(self._variables())

    def edit(self, matrix: str, row: int, column: int, value: float) -> None:
        """Give a cell of a parameter, of X or of Y another value, now. What came later is forgotten.

        Raises:
            RunError: no such matrix or cell, not a finite number, or nothing that the network can take.
        """
        check_edits(self.network.program, self._cases, matrix, [(row, column, value)])
        self._make(matrix, [(row, column, value)])

    def edit_cells(self, matrix: str, cells: Sequence[CellValue]) -> None:
        """Give several cells of a matrix other values at once, now. What came later is forgotten.

        A cell that holds its value anyway is no edit, nor is one that gets back what it held before the
        edits of this iteration. Of a cell that is named twice the last value counts.

        Raises:
            RunError: as in ``edit``, of the first cell that is refused; then none is edited.
        """
        check_edits(self.network.program, self._cases, matrix, cells)
        self._feed()
        held = self._executor.values[matrix]
        wanted = {(row, column): value for row, column, value in cells}
        self._make(matrix, [(*at, value) for at, value in wanted.items() if not same(float(held[at]), value)])
        here = self._edits[self.iteration]
        self._edits[self.iteration] = [e for e in here if e.matrix != matrix or e.others or not e.idle]

    def _make(self, matrix: str, cells: Sequence[CellValue]) -> None:
        """Make edits that are allowed, in the numbers of this iteration."""
        self._feed()
        self._edits = {n: kept for n, kept in self._edits.items() if n <= self.iteration}
        self._forget(self.iteration)
        here = self._edits.setdefault(self.iteration, [])
        known = {(edit.row, edit.column): edit for edit in here if edit.matrix == matrix}
        values = self._executor.values
        # Targets may change others of their case with them.
        for part in [[cell] for cell in cells] if matrix == "Y" else [cells]:
            held, made = np.array(values[matrix]), []
            for row, column, value in part:
                edit = Edit(self.iteration, matrix, row, column, value, float(held[row, column]))
                if old := known.get((row, column)):
                    here.remove(old)
                    edit = replace(edit, before=old.before, others=old.others)
                made.append(edit)
            self._write(made)
            if matrix == "Y":
                made = [
                    replace(edit, others=edit.others + changed_with(edit, held, values[matrix]))
                    for edit in made
                ]
            here += made
        self._checkpoints.keep(self.iteration, self._variables())

    def withdraw(self, iteration: int) -> None:
        """Take back the edits made at that iteration or later. The run then stands there or before it."""
        if iteration <= 0:
            self.reset()
            return
        self._edits = {n: kept for n, kept in self._edits.items() if n < iteration}
        self._forget(iteration)
        self._evaluations.pop(_TRAINING, None)
        self._restore(min(self.iteration, iteration))

    def _forget(self, iteration: int) -> None:
        """Nothing is known of that iteration and of later ones any more."""
        self._checkpoints.forget_from(iteration)
        if self.first_nonfinite and self.first_nonfinite.iteration >= iteration:
            self.first_nonfinite = None
        self._finite_before = min(self._finite_before, iteration)

    def _write(self, edits: Sequence[Edit]) -> None:
        """Give cells their values."""
        of_cases = [edit for edit in edits if edit.matrix in CASES]
        if of_cases:
            self._cases.write(of_cases)
            self._executor.load(self._cases.feeds(self.iteration))
            self._evaluations.pop(_TRAINING, None)
        for edit in edits:
            if edit.matrix not in CASES:
                self._executor.values[edit.matrix][edit.row, edit.column] = edit.value

    def start(self, parameter: str) -> Array:
        """A parameter as it was before any update or edit.

        Raises:
            RunError: it is no parameter.
        """
        check_parameter(self.network.program, parameter)
        return self.network.start[parameter]

    def trail(self, parameter: str, row: int, column: int) -> list[tuple[int, float]]:
        """(iteration, value) of one cell of a parameter wherever a checkpoint stands, and now.

        Raises:
            RunError: no such parameter or cell.
        """
        check_parameter(self.network.program, parameter)
        check_cell(self.network.program, parameter, row, column)
        points = dict(self._checkpoints.trail(parameter, row, column))
        points[self.iteration] = float(self._executor.values[parameter][row, column])
        return sorted(points.items())

    def film(self, parameter: str, pictures: int) -> list[tuple[int, Array]]:
        """(iteration, values) of a parameter at so many of the iterations where a checkpoint stands, as
        evenly spread as they are; the first, the present and the last one are among them.

        Raises:
            RunError: no such parameter.
        """
        check_parameter(self.network.program, parameter)
        known = self._checkpoints.of(parameter)
        known[self.iteration] = self._executor.values[parameter].copy()
        iterations = sorted(known)
        marks = np.linspace(0, iterations[-1], pictures)
        chosen = {min(iterations, key=lambda n: abs(n - mark)) for mark in marks} | {self.iteration}
        return [(n, known[n]) for n in sorted(chosen)]

    def metrics(self) -> Metrics:
        """Loss and accuracy on all training cases, with the parameters as they are now."""
        if self._cases.batched:
            return self._evaluate(_TRAINING, self._cases.x, self._cases.y)
        program = self.network.program
        self._executor.run(self._measuring)
        scored = self.network.dataset.scored
        return measured(self._executor.values, program.loss, program.prediction, self._cases.y, scored)

    @property
    def cases(self) -> tuple[Array, Array]:
        """All training cases as they are now: cases × inputs, cases × outputs."""
        return self._cases.x, self._cases.y

    def predict(self, x: Array) -> Array:
        """What the network says of other cases, with the parameters as they are now.

        Args:
            x: cases × inputs, without the column of ones.

        Returns:
            cases × outputs.
        """
        zeros = np.zeros((len(x), self.network.dataset.y.shape[1]))
        return Evaluation(self.network, x, zeros, self._dtype).prediction(self._executor.values)

    def test_metrics(self) -> Metrics | None:
        """Loss and accuracy on the cases or targets held out, or not learned from; None if there are none."""
        data = self.network.dataset
        if data.scored is not None:
            others = sorted(set(range(len(data.x))) - set(data.scored))
            return self._evaluate("test", data.x, data.y, others) if others else None
        if data.test_x is None or data.test_y is None:
            return None
        return self._evaluate("test", data.test_x, data.test_y, known=data.test_known)

    def _evaluate(
        self, name: str, x: Array, y: Array, scored: list[int] | None = None, known: Array | None = None
    ) -> Metrics:
        if name not in self._evaluations:
            self._evaluations[name] = Evaluation(self.network, x, y, self._dtype, scored, known)
        return self._evaluations[name].metrics(self._executor.values)


def _finite(values: Mapping[str, Array]) -> bool:
    return all(np.isfinite(array).all() for array in values.values())
