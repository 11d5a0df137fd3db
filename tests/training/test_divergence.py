"""A run that diverges says at which iteration, step and matrix the first NaN or ∞ appeared."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.training.run import Run
from tests.networks.samples import layer, network
from tests.training.naive import first_nonfinite


def diverging(rate, kind="sgd", **more):
    return network(optimizer={"kind": kind, "learning_rate": rate}, **more)


def found(run):
    place = run.first_nonfinite
    return place and (place.iteration, place.step, place.matrix)


NETWORKS = {
    "at once": diverging(1e200),
    "soon": diverging(50.0, layers=[layer(4, "relu"), layer(2, "identity")]),
    "slowly": diverging(3.0, layers=[layer(2, "identity")]),
    "more slowly": diverging(1.3, layers=[layer(2, "identity")]),
    "in batches": diverging(2.5, layers=[layer(2, "identity")], batch_size=2),
    "with momentum": diverging(2.0, "momentum", layers=[layer(2, "identity")]),
    "by the penalty": diverging(1.0, layers=[layer(2, "tanh")], l2=3.0),
}


@pytest.mark.parametrize("name", NETWORKS)
def test_a_scan_step_by_step_finds_the_same_place(name):
    net = NETWORKS[name]
    run = Run(net)
    expected = first_nonfinite(net, 5000)
    assert expected is not None
    run.advance(5000)
    run.record()
    assert found(run) == expected


@pytest.mark.parametrize("name", NETWORKS)
def test_the_place_is_the_same_whether_one_looks_on_or_only_at_the_end(name):
    net = NETWORKS[name]
    expected = first_nonfinite(net, 5000)
    watched = Run(net)
    for _ in range(expected[0]):
        watched.record()
        assert watched.first_nonfinite is None
        watched.advance()
    values = watched.record()
    assert found(watched) == expected
    assert not np.isfinite(values[expected[2]]).all()


@settings(max_examples=30)
@given(rate=st.floats(1.0, 100.0), over=st.integers(0, 300))
def test_the_place_does_not_depend_on_where_the_run_stands(rate, over):
    net = diverging(rate, layers=[layer(2, "identity")])
    expected = first_nonfinite(net, 1500)
    run = Run(net)
    run.advance((expected[0] if expected else 1200) + over)
    run.record()
    assert found(run) == expected


def test_looking_for_the_place_moves_nothing():
    net = NETWORKS["slowly"]
    run = Run(net)
    iteration, _, matrix = first_nonfinite(net, 5000)
    run.advance(iteration)
    values = run.record()
    assert found(run)[0] == run.iteration == values.iteration == iteration
    assert not np.isfinite(values[matrix]).all()
    assert np.isfinite(values["W1"]).all()


def test_a_place_is_kept_when_the_run_goes_back_and_goes_with_an_edit_before_it():
    net = NETWORKS["soon"]
    run = Run(net)
    run.advance(1000)
    run.record()
    place = found(run)
    assert place is not None
    run.seek(0)
    assert np.isfinite(run.record()["L"]).all()
    assert found(run) == place
    run.edit("W2", 0, 0, 0.5)
    assert run.first_nonfinite is None
    run.reset()
    assert run.first_nonfinite is None


def test_what_was_looked_at_before_an_edit_is_looked_at_again():
    run = Run(network())
    run.advance(300)
    run.seek(10)
    run.edit("W2", 0, 0, 1e200)
    run.advance(200)
    run.record()
    assert (run.first_nonfinite.iteration, run.first_nonfinite.matrix) == (10, "L")


def test_an_edit_after_the_place_does_not_hide_it():
    net = NETWORKS["slowly"]
    expected = first_nonfinite(net, 5000)
    run = Run(net)
    run.advance(expected[0] + 7)
    assert run.first_nonfinite is None
    run.edit("W1", 0, 0, float(run._executor.values["W1"][0, 0]))
    run.advance(3)
    run.record()
    assert found(run) == expected


def test_a_run_that_does_not_diverge_says_nothing():
    run = Run(network())
    run.advance(200)
    run.record()
    assert run.first_nonfinite is None


def test_the_metrics_of_a_diverged_run_are_shown_as_they_are():
    run = Run(NETWORKS["slowly"])
    run.advance(3000)
    assert not math.isfinite(run.metrics().loss)
