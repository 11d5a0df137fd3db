"""Cells that a worksheet leaves blank: those that are to be computed, and those that would give them away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from app.engine.index_cells import Cell, cells_changed, cells_read
from app.engine.index_string import parse
from app.engine.program import Step
from app.engine.registry import Array, operation
from app.networks.build import Network
from app.trace.numbers import decimals_for
from app.trace.outline import SHOWN, WINDOWED
from app.trace.worked import worked_cell

MOST = 3
"""Of one step."""
_SHARE = 3
_COPY = "{0}"


@dataclass(frozen=True)
class Blanks:
    """All cells in the rows convention.

    Attributes:
        asked: by the step's index, what is to be computed there.
        hidden: by matrix, those cells and the copies of them.
    """

    asked: Mapping[int, tuple[Cell, ...]]
    hidden: Mapping[str, frozenset[Cell]]

    def values(self, values: Mapping[str, Array]) -> dict[str, Array]:
        """The values with NaN in the place of what is hidden."""
        shown = {name: np.array(array, dtype=np.float64) for name, array in values.items()}
        for name, cells in self.hidden.items():
            for cell in cells:
                shown[name][cell] = np.nan
        return shown

    def tells(self, step: Step, values: Mapping[str, Array], cell: Cell) -> bool:
        """Whether the sum of a cell names a number that is hidden."""
        if cell in self.hidden.get(step.output, ()):
            return True
        return any(
            read in self.hidden.get(name, ())
            for name, cells in zip(step.inputs, _read(step, values, cell), strict=True)
            for read in cells
        )


def blanks(network: Network, values: Mapping[str, Array], iteration: int) -> Blanks:
    """The same ones every time, for a network and an iteration."""
    asked: dict[int, tuple[Cell, ...]] = {}
    hidden: dict[str, frozenset[Cell]] = {}
    for step in network.program.steps:
        if operation(step.op).by_hand == _COPY:
            cells = tuple(_copies(step, values, hidden))
        else:
            generator = np.random.default_rng([network.spec.seed, iteration, step.index])
            cells = asked[step.index] = _chosen(step, values, generator)
        hidden[step.output] = frozenset(cells)
    return Blanks(asked, {name: cells for name, cells in hidden.items() if cells})


def shown_cells(array: Array) -> list[Cell]:
    """The cells of a matrix that documents show."""
    rows, columns = (size if size <= WINDOWED else SHOWN for size in array.shape)
    return [(row, column) for row in range(rows) for column in range(columns)]


def _read(step: Step, values: Mapping[str, Array], cell: Cell) -> list[list[Cell]]:
    shapes = [values[name].shape for name in step.inputs]
    return cells_read(parse(operation(step.op).index), shapes, step.params, cell)


def _copies(step: Step, values: Mapping[str, Array], hidden: Mapping[str, frozenset[Cell]]) -> Iterator[Cell]:
    """The cells into which hidden ones are copied."""
    index = parse(operation(step.op).index)
    shapes = [values[name].shape for name in step.inputs]
    for cell in hidden.get(step.inputs[0], ()):
        yield from cells_changed(index, 0, shapes, step.params, cell)


def _chosen(step: Step, values: Mapping[str, Array], generator: np.random.Generator) -> tuple[Cell, ...]:
    """Some cells that can be computed by hand. What is left still shows how many decimals there are."""
    array = values[step.output]
    cells = shown_cells(array)
    numbers = [float(array[cell]) for cell in cells]
    if not np.isfinite(numbers).all():
        return ()
    if len(cells) > 1:
        cells.remove(max(cells, key=lambda cell: abs(array[cell])))
    count = min(MOST, max(1, len(cells) // _SHARE))
    order = [cells[n] for n in generator.permutation(len(cells))]
    found = [cell for cell in order[:count] if _by_hand(step, values, cell)]
    left = [float(array[cell]) for cell in shown_cells(array) if cell not in found]
    if left and decimals_for(left) != decimals_for(numbers):
        return ()
    return tuple(sorted(found))


def _by_hand(step: Step, values: Mapping[str, Array], cell: Cell) -> bool:
    """Whether there is something to compute, and not too much."""
    worked = worked_cell(step, values, cell, SHOWN)
    return bool(worked.text) and not worked.unwritten
