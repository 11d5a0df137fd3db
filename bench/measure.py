"""What a benchmark gives back, and the two ways of timing."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One figure against its goal, which is the most that it may be.

    Attributes:
        what: what was measured.
        value: the figure, in ``unit``.
        detail: how it came about, for a reader.
    """

    what: str
    value: float
    goal: float
    unit: str
    detail: str

    @property
    def reached(self) -> bool:
        """Whether the figure keeps its goal."""
        return self.value <= self.goal


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def paired_ratio(
    work: Callable[[], object], yardstick: Callable[[], object], rounds: int
) -> tuple[float, float, float]:
    """Time both in turn, so that noise meets both.

    Returns:
        (median of the ratios, median seconds of ``work``, of ``yardstick``)
    """
    work(), yardstick()
    pairs = [(seconds(work), seconds(yardstick)) for _ in range(rounds)]
    ratio = statistics.median(ours / theirs for ours, theirs in pairs)
    return (
        ratio,
        statistics.median(ours for ours, _ in pairs),
        statistics.median(theirs for _, theirs in pairs),
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """The smallest value that is at least as large as so many percent of all."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
