"""Execution writes into arrays that were allocated once."""

import itertools

import numpy as np
import pytest

from app.engine.errors import ShapeMismatch
from app.engine.execute import Executor
from app.engine.matrix import Axis
from app.engine.program import Builder
from tests.networks.samples import network


def addresses(executor):
    return {name: (id(array), array.ctypes.data) for name, array in executor.values.items()}


@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
def test_arrays_are_allocated_once(optimizer):
    net = network(optimizer={"kind": optimizer, "learning_rate": 0.1}, l2=0.1)
    executor = Executor(net.program)
    before = addresses(executor)
    executor.load(net.start | net.feeds(net.dataset.x, net.dataset.y))
    plan = executor.plan()
    for _ in range(3):
        executor.run(plan)
        executor.adopt()
    assert addresses(executor) == before
    assert set(before) == set(net.program.matrices)


def test_no_two_matrices_share_their_numbers():
    executor = Executor(network(l2=0.1).program)
    starts = sorted((array.ctypes.data, array.nbytes) for array in executor.values.values())
    for (start, length), (following, _) in itertools.pairwise(starts):
        assert start + length <= following


@pytest.mark.parametrize(("dtype", "tolerance"), [(np.float64, 0), (np.float32, 1e-5)])
def test_the_numbers_are_float64_or_float32_on_request(dtype, tolerance):
    net = network()
    given = net.start | net.feeds(net.dataset.x, net.dataset.y)
    exact, asked = Executor(net.program), Executor(net.program, dtype)
    for executor in (exact, asked):
        executor.load(given)
        executor.run(executor.plan())
    for name, array in asked.values.items():
        assert array.dtype == dtype
        np.testing.assert_allclose(array, exact.values[name], rtol=tolerance, atol=tolerance)


def test_the_default_is_float64():
    assert {array.dtype for array in Executor(network().program).values.values()} == {np.dtype(np.float64)}


@pytest.mark.parametrize(
    ("shape", "message"),
    [((3, 5), "X is 5 × 4, 3 × 5 given"), ((5,), "X is 5 × 4, 5 given"), ((1, 4), "X is 5 × 4, 1 × 4 given")],
)
def test_an_array_of_another_shape_is_refused_and_never_stretched(shape, message):
    executor = Executor(network().program)
    with pytest.raises(ShapeMismatch) as refused:
        executor.load({"X": np.zeros(shape)})
    assert refused.value.message == message


def test_loading_copies():
    executor = Executor(network().program)
    y = np.ones((5, 2))
    executor.load({"Y": y})
    y[:] = 7
    assert (executor.values["Y"] == 1).all()


def test_a_plan_for_targets_runs_only_the_steps_that_they_need():
    net = network()
    executor = Executor(net.program)
    executor.load(net.start | net.feeds(net.dataset.x, net.dataset.y))
    untouched = {step.output for step in net.program.steps} - {"Z1", "A1"}
    for name in untouched:
        executor.values[name].fill(np.nan)
    plan = executor.plan(["A1"])
    assert len(plan) == 2
    executor.run(plan)
    assert np.isfinite(executor.values["A1"]).all()
    assert all(np.isnan(executor.values[name]).all() for name in untouched)


def test_the_plan_of_the_updates_leaves_out_the_loss_and_gives_the_same_numbers():
    net = network()
    whole, fast = Executor(net.program), Executor(net.program)
    for executor in (whole, fast):
        executor.load(net.start | net.feeds(net.dataset.x, net.dataset.y))
    updates = net.program.updates.values()
    assert len(fast.plan(updates)) < len(whole.plan()) == len(net.program.steps)
    whole.run(whole.plan())
    fast.run(fast.plan(updates))
    for name in updates:
        assert np.array_equal(whole.values[name], fast.values[name])
    assert (fast.values["L"] == 0).all()


def test_adopting_gives_each_parameter_its_next_value():
    net = network(optimizer={"kind": "adam", "learning_rate": 0.1})
    executor = Executor(net.program)
    executor.load(net.start | net.feeds(net.dataset.x, net.dataset.y))
    executor.run(executor.plan())
    executor.adopt()
    assert set(net.program.updates) >= {"W1", "W2", "M_W1", "S_W1", "beta1_power"}
    for name, following in net.program.updates.items():
        assert np.array_equal(executor.values[name], executor.values[following])
        assert not np.array_equal(executor.values[name], np.zeros_like(executor.values[name]))


def test_overflow_and_nan_are_results_and_not_warnings():
    builder = Builder()
    axis = Axis("case", 1, None)
    builder.given("A", "A", "input", axis, axis)
    difference = builder.apply("subtract", square := builder.apply("square", "A"), square)
    executor = Executor(builder.finish(loss=difference, prediction=difference))
    executor.load({"A": np.array([[1e300]])})
    executor.run(executor.plan())
    assert executor.values[square][0, 0] == np.inf
    assert np.isnan(executor.values[difference][0, 0])
