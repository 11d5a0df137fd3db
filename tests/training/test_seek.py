"""Any iteration can be reached from anywhere, bit for bit as if having run there."""

from functools import partial
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.training import checkpoints
from app.training.checkpoints import Checkpoints
from app.training.errors import RunError
from app.training.metrics import Evaluation
from app.training.records import Edit
from app.training.run import Run
from tests.networks.samples import layer, network
from tests.training.naive import states

NETWORKS = {
    "sgd": network(),
    "momentum": network(optimizer={"kind": "momentum", "learning_rate": 0.05}),
    "adam in batches": network(optimizer={"kind": "adam", "learning_rate": 0.1}, batch_size=2),
    "product bias in batches": network(layers=[layer(3, bias="product"), layer(2)], batch_size=3, l2=0.1),
    "classes": network(loss="softmax_cross_entropy", batch_size=4),
}

ACTIONS = st.one_of(
    st.tuples(st.just("advance"), st.integers(0, 12)),
    st.tuples(st.just("seek"), st.integers(0, 24)),
    st.tuples(st.just("record"), st.none()),
    st.tuples(st.just("metrics"), st.none()),
    st.tuples(st.just("reset"), st.none()),
    st.tuples(
        st.just("edit"),
        st.tuples(st.sampled_from(["W1", "W2", "X", "Y"]), st.integers(0, 2), st.floats(-2, 2)),
    ),
)


def edit_of(net, iteration, matrix, cell, number):
    """An edit that the network accepts: not of the column of ones, and targets that suit the loss."""
    row = cell % net.program.matrices[matrix].shape[0]
    column = cell % 2 + (matrix == "X")
    if matrix == "Y" and net.spec.loss == "softmax_cross_entropy":
        number = 1.0
    return Edit(iteration, matrix, row, column, number)


@pytest.fixture(autouse=True, scope="module")
def _few_checkpoints():
    """So few and so far apart that most seeks replay, and that they thin out early."""
    with (
        patch("app.training.run.Checkpoints", partial(Checkpoints, interval=3)),
        patch.object(checkpoints, "_MOST", 4),
        patch.object(checkpoints, "_LEAST", 2),
    ):
        yield


def parameters(run):
    """Parameters and optimizer state as they are now (copies)."""
    recorded = run.record()
    return {name: recorded[name].copy() for name in run.network.program.updates}


def assert_same(ours, theirs):
    for name, expected in theirs.items():
        assert np.array_equal(ours[name], expected), name


@pytest.mark.parametrize("name", NETWORKS)
@settings(max_examples=50)
@given(actions=st.lists(ACTIONS, min_size=6, max_size=24))
def test_no_sequence_of_advance_seek_record_edit_and_reset_leaves_the_path(name, actions):
    run = Run(NETWORKS[name])
    edits, iteration = [], 0
    for action, value in actions:
        if action == "advance":
            run.advance(value)
            iteration += value
        elif action == "seek":
            run.seek(value)
            iteration = value
        elif action == "edit":
            edit = edit_of(run.network, iteration, *value)
            run.edit(edit.matrix, edit.row, edit.column, edit.value)
            cell = (iteration, edit.matrix, edit.row, edit.column)
            edits = [
                earlier
                for earlier in edits
                if earlier.iteration <= iteration
                and (earlier.iteration, earlier.matrix, earlier.row, earlier.column) != cell
            ] + [edit]
        elif action == "reset":
            run.reset()
            edits, iteration = [], 0
        else:
            getattr(run, action)()
        assert run.iteration == iteration
    *_, (expected, cases) = states(NETWORKS[name], iteration, edits)
    assert_same(parameters(run), expected)
    assert run.metrics() == Evaluation(run.network, *cases).metrics(expected)
    assert run.edits == edits
    assert run.iteration == iteration


@pytest.mark.parametrize("name", NETWORKS)
def test_every_iteration_up_to_200_is_reached_again_from_both_sides(name):
    net = NETWORKS[name]
    expected = [state for state, _ in states(net, 200)]
    run = Run(net)
    run.seek(200)
    for target in (200, 199, 0, 64, 63, 65, 128, 127, 1, 199, 130, 7):
        run.seek(target)
        assert run.iteration == target
        assert_same(parameters(run), expected[target])


def test_a_recorded_iteration_holds_its_own_forward_pass_and_the_next_parameters():
    run = Run(NETWORKS["sgd"])
    run.advance(5)
    values = {name: array.copy() for name, array in run.record().items()}
    assert set(values) == set(run.network.program.matrices)
    assert run.record().iteration == 5
    run.advance()
    for name, following in run.network.program.updates.items():
        assert np.array_equal(run.record()[name], values[following])


def test_recording_moves_nothing():
    watched, alone = Run(NETWORKS["adam in batches"]), Run(NETWORKS["adam in batches"])
    for _ in range(30):
        watched.record()
        watched.metrics()
        watched.record()
        watched.advance()
    alone.advance(30)
    assert_same(parameters(watched), parameters(alone))
    assert watched.record()["L"] == alone.record()["L"]


def test_a_record_cannot_be_given_other_matrices():
    with pytest.raises(TypeError):
        Run(NETWORKS["sgd"]).record()["W1"] = np.zeros((4, 4))


def test_approach_goes_no_further_than_it_may():
    run = Run(NETWORKS["sgd"])
    assert not run.approach(10, at_most=4)
    assert run.iteration == 4
    assert not run.approach(10, at_most=4)
    assert run.approach(10, at_most=4)
    assert run.approach(10, at_most=0)
    assert run.approach(0, at_most=0)
    assert run.iteration == 0


@pytest.mark.parametrize("how", [lambda run: run.seek(-1), lambda run: run.approach(-1, 5)])
def test_a_negative_iteration_is_refused_and_nothing_moves(how):
    run = Run(NETWORKS["sgd"])
    run.advance(3)
    with pytest.raises(RunError, match=r"^iteration must be 0 or more, not -1$") as refused:
        how(run)
    assert (refused.value.code, refused.value.where) == ("invalid_request", "iteration")
    assert run.iteration == 3


def test_reset_goes_back_to_the_start_and_drops_the_edits():
    run = Run(NETWORKS["momentum"])
    run.edit("W1", 0, 0, 3.0)
    run.advance(70)
    run.edit("W2", 1, 1, 3.0)
    run.reset()
    assert (run.iteration, run.edits) == (0, [])
    assert_same(parameters(run), run.network.start)
    run.seek(70)
    *_, (expected, _) = states(run.network, 70)
    assert_same(parameters(run), expected)


EDITS = [
    (("dW1", 0, 0, 1.0), "matrix", "'dW1' can't be edited: it is computed; W1, W2, X, Y can"),
    (("V_W1", 0, 0, 1.0), "matrix", "'V_W1' can't be edited: it is computed; W1, W2, X, Y can"),
    (("X", 5, 1, 1.0), "row", "X has 5 rows, numbered 0 to 4; there is no 5"),
    (
        ("X", 0, 0, 2.0),
        "column",
        "the column of ones isn't an input: it carries the bias; edit the bias row of the weights instead",
    ),
    (("W1", 4, 0, 1.0), "row", "W1 has 4 rows, numbered 0 to 3; there is no 4"),
    (("W1", -1, 0, 1.0), "row", "W1 has 4 rows, numbered 0 to 3; there is no -1"),
    (("W2", 0, 2, 1.0), "column", "W2 has 2 columns, numbered 0 to 1; there is no 2"),
    (("W2", 0, 0, float("nan")), "value", "value must be a finite number, not nan"),
    (("W2", 0, 0, float("-inf")), "value", "value must be a finite number, not -inf"),
]


def test_an_edit_of_a_matrix_that_is_not_there_says_so():
    run = Run(NETWORKS["momentum"])
    with pytest.raises(RunError, match="this network has no matrix “Q9”; it has X, Y, W1") as refused:
        run.edit("Q9", 0, 0, 1.0)
    assert refused.value.where == "matrix"


@pytest.mark.parametrize(("edit", "where", "message"), EDITS)
def test_an_edit_that_cannot_be_is_refused_and_nothing_changes(edit, where, message):
    run = Run(NETWORKS["momentum"])
    run.advance(3)
    before = parameters(run)
    with pytest.raises(RunError) as refused:
        run.edit(*edit)
    assert (refused.value.code, refused.value.where, refused.value.message) == (
        "invalid_request",
        where,
        message,
    )
    assert_same(parameters(run), before)
    assert run.edits == []


TARGETS = [
    (
        "softmax_cross_entropy",
        0.5,
        "the targets of a case must add up to 1: give 1 to the class that is right, and the others become 0",
    ),
    ("binary_cross_entropy", 1.5, "binary_cross_entropy needs targets between 0 and 1"),
    ("binary_cross_entropy", -0.5, "binary_cross_entropy needs targets between 0 and 1"),
]


@pytest.mark.parametrize(("loss", "value", "message"), TARGETS)
def test_a_target_that_the_loss_cannot_take_is_refused(loss, value, message):
    run = Run(network(loss=loss, layers=[layer(2, "identity")]))
    before = run.record()["Y"].copy()
    with pytest.raises(RunError) as refused:
        run.edit("Y", 0, 0, value)
    assert (refused.value.where, refused.value.message) == ("value", message)
    assert np.array_equal(run.record()["Y"], before)


def test_an_edited_class_takes_the_place_of_the_other():
    run = Run(network(loss="softmax_cross_entropy"))
    for column in (0, 1, 0):
        run.edit("Y", 2, column, 1.0)
        assert run.record()["Y"][2].tolist() == [float(column == 0), float(column == 1)]


def test_an_edit_of_the_cases_leaves_the_dataset_and_other_runs_alone():
    net = NETWORKS["sgd"]
    before = net.dataset.x.copy(), net.dataset.y.copy()
    run = Run(net)
    run.edit("X", 1, 2, 9.0)
    run.edit("Y", 1, 0, 9.0)
    assert (run.record()["X"][1, 2], run.record()["Y"][1, 0]) == (9.0, 9.0)
    assert np.array_equal(net.dataset.x, before[0])
    assert np.array_equal(net.dataset.y, before[1])
    assert Run(net).record()["X"][1, 2] != 9.0


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("matrix", ["W1", "X", "Y"])
def test_an_edit_takes_effect_again_when_the_run_comes_by_again(name, matrix):
    run = Run(NETWORKS[name])
    run.advance(5)
    edit = edit_of(run.network, 5, matrix, 1, 0.75)
    run.edit(edit.matrix, edit.row, edit.column, edit.value)
    run.seek(2)
    run.advance(9)
    *_, (expected, cases) = states(run.network, 11, [edit])
    assert_same(parameters(run), expected)
    assert run.metrics() == Evaluation(run.network, *cases).metrics(expected)


def test_an_edit_drops_the_checkpoints_that_came_later():
    run = Run(NETWORKS["sgd"])
    run.advance(200)
    run.seek(10)
    run.edit("W1", 0, 0, 1.0)
    run.seek(200)
    *_, (expected, _) = states(run.network, 200, run.edits)
    assert_same(parameters(run), expected)


@pytest.mark.parametrize("name", ["classes", "all classes at once"])
def test_the_metrics_are_of_the_cases_as_they_stand_at_the_iteration(name):
    net = NETWORKS.get(name) or network(loss="softmax_cross_entropy")
    run = Run(net)
    before = run.metrics()
    run.advance(3)
    run.edit("Y", 0, 1 - int(run.record()["Y"][0].argmax()), 1.0)
    *_, (expected, cases) = states(net, 3, run.edits)
    assert run.metrics() == Evaluation(net, *cases).metrics(expected)
    assert run.metrics().accuracy != Evaluation(net, net.dataset.x, net.dataset.y).metrics(expected).accuracy
    run.seek(0)
    assert run.metrics() == before


def test_an_edit_drops_the_edits_that_came_later():
    run = Run(NETWORKS["sgd"])
    run.advance(10)
    run.edit("W1", 0, 0, 1.0)
    run.seek(5)
    run.edit("W1", 0, 1, 2.0)
    run.edit("W1", 0, 2, 2.5)
    assert [(edit.iteration, edit.value) for edit in run.edits] == [(5, 2.0), (5, 2.5)]
    assert run.record()["W1"][0, 2] == 2.5


def test_a_run_in_float32_computes_in_float32():
    run = Run(NETWORKS["sgd"], np.float32)
    run.advance(20)
    assert {array.dtype for array in run.record().values()} == {np.dtype(np.float32)}
    exact = Run(NETWORKS["sgd"])
    exact.advance(20)
    assert run.metrics().loss == pytest.approx(exact.metrics().loss, rel=1e-5)
