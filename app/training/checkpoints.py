"""Checkpoints of a run's parameters: bounded in memory, spread over the whole run."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from app.engine.registry import Array

Snapshot = dict[str, Array]
_MOST, _LEAST, _BYTES = 512, 8, 64 * 2**20


class Checkpoints:
    """Snapshots by iteration. When there are too many, every other one is dropped and the distance doubles.

    Attributes:
        interval: iterations between two snapshots.
    """

    def __init__(self, start: Mapping[str, Array], interval: int = 1) -> None:
        """
        Args:
            start: what iteration 0 holds; it is never dropped.
        """
        self.interval = interval
        self._snapshots: dict[int, Snapshot] = {0: {name: a.copy() for name, a in start.items()}}
        size = sum(array.nbytes for array in start.values())
        self._most = max(_LEAST, min(_MOST, _BYTES // max(1, size)))

    def keep(self, iteration: int, values: Mapping[str, Array]) -> None:
        """Take a snapshot."""
        names = self._snapshots[0]
        self._snapshots[iteration] = {name: values[name].copy() for name in names}
        if len(self._snapshots) > self._most:
            self.interval *= 2
            self._snapshots = {n: kept for n, kept in self._snapshots.items() if n % self.interval == 0}

    def nearest(self, iteration: int) -> tuple[int, Snapshot]:
        """The last snapshot at or before that iteration."""
        known = sorted(self._snapshots)
        found = known[bisect_right(known, iteration) - 1]
        return found, self._snapshots[found]

    def trail(self, name: str, row: int, column: int) -> list[tuple[int, float]]:
        """(iteration, value) of one cell in every snapshot, in order."""
        return [(n, float(kept[name][row, column])) for n, kept in sorted(self._snapshots.items())]

    def of(self, name: str) -> dict[int, Array]:
        """What is kept of one parameter, by iteration; not to be written to."""
        return {n: kept[name] for n, kept in self._snapshots.items()}

    def forget_from(self, iteration: int) -> None:
        """Drop the snapshots of that iteration and of later ones, but not the start."""
        self._snapshots = {n: kept for n, kept in self._snapshots.items() if n < iteration or n == 0}
