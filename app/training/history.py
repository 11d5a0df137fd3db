"""Training as a list of points: what ``rowcol train`` prints and ``/api/train`` answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.networks.build import Network
from app.training.metrics import Metrics
from app.training.run import Run

_CHUNK = 16


@dataclass(frozen=True)
class Point:
    """Loss and accuracy on all training cases, after so many updates."""

    iteration: int
    loss: float
    accuracy: float | None


class Training:
    """A training in progress: iterate it for its points, then ask for the test metrics."""

    def __init__(self, network: Network, iterations: int, every: int) -> None:
        """
        Args:
            iterations: how many iterations are listed, counted from 0.
            every: each so many-th is listed, and the last.
        """
        self.run = Run(network)
        self._iterations, self._every = iterations, every

    def points(
        self,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> Iterator[Point]:
        """Train, and yield the listed points.

        Args:
            progress: called with the iteration now and then.
            cancelled: asked now and then; True ends the training.
        """
        last = self._iterations - 1
        for target in sorted({*range(0, self._iterations, self._every), last}):
            while not self.run.approach(target, at_most=_CHUNK):
                if progress is not None:
                    progress(self.run.iteration)
                if cancelled():
                    return
            metrics = self.run.metrics()
            yield Point(self.run.iteration, metrics.loss, metrics.accuracy)

    def test(self) -> Metrics | None:
        """Loss and accuracy on the held-out cases, as the training stands."""
        return self.run.test_metrics()
