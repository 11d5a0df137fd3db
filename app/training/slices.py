"""Moving a run in short slices, so that whoever computes can stop or serve others in between."""

from __future__ import annotations

import time

from app.training.run import Run

SLICE_SECONDS = 0.02


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
