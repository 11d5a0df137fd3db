"""Computation in threads, in short slices, so that many clients share few threads fairly.

Nothing computes on the event loop. A long training is many slices, each queued anew: whoever
waits for a thread waits for a slice, and whoever goes away is gone after one.
"""

import time
from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

from app.training.run import Run

T = TypeVar("T")

SLICE_SECONDS = 0.02


class Workers:
    """The threads that compute; waiting for one is first come, first served."""

    def __init__(self, threads: int) -> None:
        self._limiter = anyio.CapacityLimiter(threads)

    async def run(self, work: Callable[[], T]) -> T:
        """`work()` in a thread."""
        return await anyio.to_thread.run_sync(work, limiter=self._limiter)


def approach_slice(run: Run, iteration: int, seconds: float = SLICE_SECONDS) -> bool:
    """Move `run` towards an iteration for about `seconds` (at most about twice that; at least one
    update).

    Returns:
        Whether it is reached.
    """
    end = time.perf_counter() + seconds
    count = 1
    while not run.approach(iteration, at_most=count):
        if time.perf_counter() >= end:
            return False
        # As long again as everything so far: few calls, and the overrun is bounded.
        count *= 2
    return True
