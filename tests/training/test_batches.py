"""Minibatches: every case once before any comes again, and any iteration reachable at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.training.batches import Batches
from app.training.run import Run
from tests.networks.samples import network

sizes = st.integers(1, 20).flatmap(lambda cases: st.tuples(st.just(cases), st.integers(1, cases)))


@given(sizes=sizes, seed=st.integers(0, 2**63 - 1))
def test_every_case_is_used_once_before_any_is_used_again(sizes, seed):
    cases, size = sizes
    batches = Batches(cases, size, seed)
    stream = np.concatenate([batches.rows(n) for n in range(cases * 3)])
    assert len(stream) == cases * 3 * size
    for start in range(0, len(stream), cases):
        assert sorted(stream[start : start + cases]) == list(range(cases))


@given(sizes=sizes, seed=st.integers(0, 2**63 - 1), asked=st.lists(st.integers(0, 200), max_size=8))
def test_any_iteration_has_its_cases_whatever_was_asked_before(sizes, seed, asked):
    used = Batches(*sizes, seed)
    for iteration in asked:
        assert np.array_equal(used.rows(iteration), Batches(*sizes, seed).rows(iteration))
        assert len(used.rows(iteration)) == sizes[1]


def test_seeds_give_different_orders_and_epochs_too():
    first, other = Batches(50, 50, 1), Batches(50, 50, 2)
    assert not np.array_equal(first.rows(0), other.rows(0))
    assert not np.array_equal(first.rows(0), first.rows(1))


def test_a_batch_feeds_matching_inputs_and_targets():
    net = network(batch_size=2)
    run = Run(net)
    for _ in range(7):
        values = run.record()
        for x, y in zip(values["X"][:, 1:], values["Y"], strict=True):
            (case,) = np.flatnonzero((net.dataset.x == x).all(axis=1))
            assert np.array_equal(net.dataset.y[case], y)
        run.advance()


def test_a_batch_of_all_cases_is_no_batch():
    whole, batch = Run(network()), Run(network(batch_size=5))
    for run in (whole, batch):
        run.advance(3)
    assert np.array_equal(whole.record()["W1"], batch.record()["W1"])
