"""Computation in threads, in short slices, so that many clients share few threads fairly.

Nothing computes on the event loop. A long training is many slices, each queued anew: whoever
waits for a thread waits for a slice, and whoever goes away is gone after one.
"""

from collections.abc import Callable
from typing import TypeVar

import anyio
import anyio.to_thread

T = TypeVar("T")


class Workers:
    """The threads that compute; waiting for one is first come, first served."""

    def __init__(self, threads: int) -> None:
        self._limiter = anyio.CapacityLimiter(threads)

    async def run(self, work: Callable[[], T]) -> T:
        """`work()` in a thread."""
        return await anyio.to_thread.run_sync(work, limiter=self._limiter)
