"""What a run remembers of itself: edits, and where it diverged."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from app.engine.registry import Array

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


@dataclass(frozen=True)
class Nonfinite:
    """Where NaN or an infinity appeared first: iteration, index of the step, id of its output."""

    iteration: int
    step: int
    matrix: str


def changed_with(row: int, column: int, held: Array, now: Array) -> Others:
    """What else of a row is another number `now` than `held`, beside the cell in that column."""
    return tuple((row, n, float(was)) for n, was in enumerate(held) if n != column and now[n] != was)
