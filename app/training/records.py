"""What a run remembers of itself: edits, and where it diverged."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from app.engine.registry import Array

CASES = ("X", "Y")
"""The matrices of the cases, which can be edited beside the parameters."""

CellValue = tuple[int, int, float]
"""Row, column, and the value that the cell is given."""

Others = tuple[tuple[int, int, float], ...]
"""Cells as (row, column, what they held)."""


@dataclass(frozen=True)
class Edit:
    """A cell of a parameter, of X or of Y that was given another value before that iteration.

    `before` is what it held, `others` what else of its matrix changed with it, as (row, column, what
    it held); both follow from the rest and don't count when edits are compared.
    """

    iteration: int
    matrix: str
    row: int
    column: int
    value: float
    before: float = field(default=math.nan, compare=False)
    others: Others = field(default=(), compare=False)

    @property
    def idle(self) -> bool:
        """Whether the cell is given what it held."""
        return same(self.before, self.value)


@dataclass(frozen=True)
class Nonfinite:
    """Where NaN or an infinity appeared first: iteration, index of the step, id of its output."""

    iteration: int
    step: int
    matrix: str


def changed_with(edit: Edit, held: Array, now: Array) -> Others:
    """What else of the edited cell's row is another number in the matrix `now` than in `held`."""
    row, column = edit.row, edit.column
    return tuple(
        (row, n, float(was)) for n, was in enumerate(held[row]) if n != column and now[row, n] != was
    )


def same(a: float, b: float) -> bool:
    """Whether two numbers are the same, bit for bit; NaN is like no other."""
    return a == b and math.copysign(1.0, a) == math.copysign(1.0, b)
