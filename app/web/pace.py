"""When the next step or frame of a player is due, by a clock that is handed in (seconds)."""

import math
from collections.abc import Mapping

MAX_DUE = 1_000_000  # iterations of one turn without a speed limit; time ends the turn long before


class Pace:
    """The three speeds of a player. A player that can't keep up forgives itself the debt."""

    def __init__(self) -> None:
        self._steps = 1.0
        self._iterations: float | None = 30.0
        self._frames = 30.0
        self._origin = 0.0  # when `_done` began to be counted
        self._done = 0
        self._last_step = 0.0
        self._last_frame = -math.inf

    @property
    def all_out(self) -> bool:
        """Iterations as fast as they can be computed."""
        return self._iterations is None

    def rates(self) -> dict[str, float | None]:
        """The speeds, as the state message has them."""
        return {
            "steps_per_second": self._steps,
            "iterations_per_second": self._iterations,
            "frames_per_second": self._frames,
        }

    def set(self, rates: Mapping[str, float | None]) -> None:
        """Change the speeds that are named as in `rates()`."""
        merged = {**self.rates(), **rates}
        self._steps = merged["steps_per_second"] or self._steps
        self._iterations = merged["iterations_per_second"]
        self._frames = merged["frames_per_second"] or self._frames

    def start(self, now: float) -> None:
        """Playing begins, or its speed has changed."""
        self._origin, self._done = now, 0
        self._last_step = now

    def until_step(self, now: float) -> float:
        """Seconds until the next step is due."""
        return max(0.0, self._last_step + 1 / self._steps - now)

    def stepped(self, now: float) -> None:
        """A step was made; the next is due one period after this one was, unless that is past
        already.
        """
        self._last_step = max(self._last_step + 1 / self._steps, now - 1 / self._steps)

    def until_frame(self, now: float) -> float:
        """Seconds until at least one iteration and a frame are due."""
        due = self._last_frame + 1 / self._frames
        if self._iterations is None:
            return 0.0
        return max(0.0, due - now, self._origin + (self._done + 1) / self._iterations - now)

    def due(self, now: float) -> int:
        """Iterations that are due now, at least one."""
        if self._iterations is None:
            return MAX_DUE
        return max(1, min(MAX_DUE, int((now - self._origin) * self._iterations) - self._done))

    def frame_end(self, now: float) -> float:
        """When the iterations of this turn must make room for a frame."""
        return now + 1 / self._frames

    def advanced(self, count: int, now: float) -> None:
        """`count` iterations were computed for the frame that is sent now."""
        self._last_frame = now
        self._done += count
        if self._iterations is not None and (now - self._origin) * self._iterations - self._done > count:
            # Behind by more than this turn brought: start counting anew instead of running after
            # it.
            self._origin, self._done = now, 0
