"""The loss curve of one run, bounded: far apart when it is long, exact where it has a point."""

from bisect import bisect_left

Point = tuple[int, float, float | None]  # iteration, loss, accuracy

MAX_POINTS = 500
CURVE_STOPS = 200
"""Points that a long way to an iteration leaves on the curve."""


class Curve:
    """Points in the order of their iterations, at most MAX_POINTS of them."""

    def __init__(self) -> None:
        self._points: list[Point] = []

    @property
    def points(self) -> list[Point]:
        return list(self._points)

    def add(self, iteration: int, loss: float, accuracy: float | None) -> None:
        """Add a point, or replace that of the same iteration; when full, every second one goes,
        never the ends.
        """
        place = bisect_left(self._points, iteration, key=lambda point: point[0])
        replaced = place < len(self._points) and self._points[place][0] == iteration
        self._points[place : place + replaced] = [(iteration, loss, accuracy)]
        if len(self._points) > MAX_POINTS:
            self._points = [*self._points[:-1:2], self._points[-1]]

    def cut(self, iteration: int) -> None:
        """Forget what was known from `iteration` on: an edit there changes it."""
        del self._points[bisect_left(self._points, iteration, key=lambda point: point[0]) :]
