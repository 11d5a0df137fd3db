"""What the tours of graph, factorisation and adjacency say of the numbers is so."""

import numpy as np
import pytest

from app.networks.datasets.karate import karate
from app.networks.datasets.ratings import ratings
from tests.web.tours import asked, opened, trained

INSTRUCTOR, PRESIDENT = 0, 33


def test_a_row_of_the_mixing_matrix_is_zero_but_for_the_member_and_his_friends():
    values, joined = opened("graph").values, karate().graph
    assert ((values["G"] != 0) == (joined + np.eye(34) > 0)).all()
    assert (values["X"] == np.eye(34)).all()
    assert (values["XW1"] == values["W1"]).all()
    assert values["Z1"][1] == pytest.approx(values["G"][1] @ values["XW1"])


def test_what_comes_back_comes_to_the_instructor_and_the_president_and_then_to_friends():
    values = opened("graph").values
    assert np.flatnonzero(values["dZ2"].any(axis=1)).tolist() == [INSTRUCTOR, PRESIDENT]
    assert values["S"].sum(axis=1).tolist() == [1, 1]
    reached = karate().graph[[INSTRUCTOR, PRESIDENT]].any(axis=0)
    reached[[INSTRUCTOR, PRESIDENT]] = True
    assert (values["dA1W2"].any(axis=1) == reached).all()
    assert values["dW1"].any(axis=1).all(), "everybody is a friend of a friend of one of them"


def test_member_9_alone_is_taken_for_the_wrong_side_and_met_more_of_the_other():
    values, joined = opened("graph", trained("graph")).values, karate().graph
    said, is_ = values["P"].argmax(axis=1), values["Y"].argmax(axis=1)
    assert np.flatnonzero(said != is_).tolist() == [8]
    assert is_[8] == 0
    friends = is_[joined[8] == 1]
    assert (friends == 1).sum() > (friends == 0).sum()


def test_the_ratings_that_are_asked_for_are_those_of_eve_that_are_missing():
    start = opened("factorisation")
    eve = start.program.matrices["X"].rows.labels.index("Eve")
    missing = [("K", eve, int(film)) for film in np.flatnonzero(start.values["K"][eve] == 0)]
    assert asked("factorisation", "cell:K") == missing
    gaps = start.values["K"] == 0
    assert not start.values["dZ2"][gaps].any()
    assert start.values["dZ2"][~gaps].all()
    assert not start.values["Y"][gaps].any()


def test_the_row_of_ones_has_a_gradient_and_stays():
    start, end = (opened("factorisation", n).values for n in (0, trained("factorisation")))
    assert start["dW2"][2].all()
    assert (start["W2_next"][2] == 1).all()
    assert (end["W2"][2] == 1).all()
    assert (start["W2_next"][:2] != start["W2"][:2]).all()
    assert (start["Z1_ones"][:, 0] == 1).all()


def test_the_gap_is_filled_with_what_was_held_out():
    start, end = (opened("factorisation", n) for n in (0, trained("factorisation")))
    assert start.values["K"][0, 0] == 0
    everything = ratings().test_y
    assert abs(start.values["Z2"][0, 0] - everything[0, 0]) > 1
    np.testing.assert_allclose(end.values["Z2"], everything, atol=0.02)
    labels = end.program.matrices["Y"].rows.labels[0], end.program.matrices["Y"].columns.labels[0]
    assert labels == ("Ada", "Rocket")


def test_every_product_moves_the_numbers_one_edge_on():
    values = opened("adjacency").values
    assert (values["S1_0"][:, :3] == values["X"]).all()
    for step, block in ((0, slice(0, 3)), (1, slice(3, 6)), (2, slice(6, 9))):
        state = values[f"S1_{step}"]
        assert np.flatnonzero(state.any(axis=0)).tolist() == list(range(9))[block]


def test_the_paths_of_two_edges_are_the_product_of_the_blocks():
    values, dense = opened("adjacency").values, opened("three_three_three").values
    square, paths = values["M1"], values["M1_2"]
    assert (square[:3, 3:6] == dense["W1"].T).all()
    assert (square[3:6, 6:] == dense["W2"].T).all()
    assert np.count_nonzero(square) == 18
    assert paths[:3, 6:] == pytest.approx(square[:3, 3:6] @ square[3:6, 6:])
    assert np.count_nonzero(paths) == 9
    adding = [k for k in range(9) if np.outer(square[:, k], square[k]).any()]
    assert adding == [3, 4, 5], "the hidden neurons"


def test_only_edges_have_a_gradient_and_training_comes_to_the_numbers_of_the_dense_network():
    steps = trained("adjacency")
    start, end, dense = opened("adjacency"), opened("adjacency", steps), opened("three_three_three", steps)
    edges = start.values["F1"] == 1
    assert not start.values["dM1"][~edges].any()
    assert not end.values["M1"][~edges].any()
    assert (end.values["M1"][:3, 3:6] == dense.values["W1"].T).all()
    assert (end.values["Z1"] == dense.values["Z2"].T).all()
