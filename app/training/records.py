"""What a run remembers of itself: edits, and where it diverged."""

from __future__ import annotations

import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Edit:
    """A cell of a parameter, of X or of Y that was given another value before that iteration.

    `before` is what it held; it follows from the rest and doesn't count when edits are compared.
    """

    iteration: int
    matrix: str
    row: int
    column: int
    value: float
    before: float = field(default=math.nan, compare=False)


@dataclass(frozen=True)
class Nonfinite:
    """Where NaN or an infinity appeared first: iteration, index of the step, id of its output."""

    iteration: int
    step: int
    matrix: str
