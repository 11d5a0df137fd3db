"""Checkpoints thin out and stay bounded, and the start is never lost."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.training.checkpoints import Checkpoints

MOST = 512


def filled(iterations, interval=4):
    kept = Checkpoints({"W": np.zeros((1, 1))}, interval=interval)
    for iteration in range(1, iterations + 1):
        if iteration % kept.interval == 0:
            kept.keep(iteration, {"W": np.full((1, 1), float(iteration))})
    return kept


@pytest.mark.parametrize("iterations", [0, 10, 2044, 2048, 5000, 50_000])
def test_checkpoints_stay_bounded_and_spread_over_the_whole_run(iterations):
    kept = filled(iterations)
    assert len(kept._snapshots) <= MOST
    known = sorted(kept._snapshots)
    assert known[0] == 0
    assert set(np.diff(known)) <= {kept.interval}
    assert iterations - known[-1] < kept.interval
    if iterations > 4 * MOST:
        assert len(known) >= MOST // 2


def test_the_distance_doubles_when_there_are_too_many():
    assert filled(4 * (MOST - 1)).interval == 4
    assert filled(4 * MOST).interval == 8


@given(iterations=st.integers(0, 3000), asked=st.integers(0, 4000))
def test_the_nearest_checkpoint_is_the_last_at_or_before(iterations, asked):
    kept = filled(iterations)
    found, snapshot = kept.nearest(asked)
    assert found == max(n for n in kept._snapshots if n <= asked)
    assert snapshot["W"][0, 0] == found


def test_a_snapshot_is_a_copy():
    values = {"W": np.zeros((2, 2)), "Z": np.zeros((2, 2))}
    kept = Checkpoints({"W": values["W"]})
    kept.keep(64, values)
    values["W"][:] = 9
    assert set(kept.nearest(64)[1]) == {"W"}
    assert not kept.nearest(64)[1]["W"].any()
    assert not kept.nearest(0)[1]["W"].any()


def test_large_parameters_leave_few_checkpoints():
    kept = Checkpoints({"W": np.zeros((1024, 1024))}, interval=1)
    for iteration in range(1, 40):
        if iteration % kept.interval == 0:
            kept.keep(iteration, {"W": np.zeros((1024, 1024))})
    assert len(kept._snapshots) <= 8
    assert sum(s["W"].nbytes for s in kept._snapshots.values()) <= 64 * 2**20


def test_forgetting_keeps_the_start():
    kept = filled(100)
    kept.forget_from(50)
    assert max(kept._snapshots) == 48
    kept.forget_from(0)
    assert list(kept._snapshots) == [0]
