"""Which cases an iteration sees: seeded, and reachable for any iteration without the ones before."""

from __future__ import annotations

import numpy as np

from app.engine.registry import Array


class Batches:
    """Batches of fixed size from permutations of all cases, one permutation after another.

    Every case is used once before any is used again; a batch may reach from one permutation into
    the next.
    """

    def __init__(self, cases: int, size: int, seed: int) -> None:
        self._cases, self._size, self._seed = cases, size, seed
        self._epoch = -1
        self._order: Array = np.arange(cases)

    def rows(self, iteration: int) -> Array:
        """The case numbers of that iteration, shape (size,)."""
        position = iteration * self._size
        parts: list[Array] = []
        missing = self._size
        while missing:
            epoch, offset = divmod(position, self._cases)
            part = self._permutation(epoch)[offset : offset + missing]
            parts.append(part)
            missing -= len(part)
            position += len(part)
        return np.concatenate(parts)

    def _permutation(self, epoch: int) -> Array:
        if epoch != self._epoch:
            generator = np.random.default_rng([self._seed, epoch])
            self._epoch, self._order = epoch, generator.permutation(self._cases)
        return self._order
