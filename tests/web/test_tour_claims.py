"""What tours say of the numbers is so, at the iteration where they say it."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.networks.limits import Limits
from app.training.run import Run
from tests.web.tours import TOURS, asked, begun, opened, trained

ENDS_WITH_TRAINING = [name for name, tour in TOURS.items() if tour["stops"][-1]["task"]["kind"] == "train"]


@pytest.mark.parametrize("name", ENDS_WITH_TRAINING)
def test_training_as_far_as_the_last_stop_asks_makes_the_loss_much_smaller(name):
    before, after = opened(name), opened(name, trained(name))
    assert after.loss < before.loss / 2
    assert before.accuracy is None or after.accuracy > before.accuracy


def test_the_case_that_is_furthest_from_its_target_is_the_one_that_is_asked_for():
    furthest = int(np.abs(opened("xor").values["E"]).argmax())
    assert asked("xor", "cell:E") == [("E", furthest, 0)]


def test_one_weight_of_the_first_layer_goes_down_and_it_is_the_one_that_is_asked_for():
    values = opened("xor").values
    ((_, row, column),) = asked("xor", "W1_next")
    assert np.argwhere(values["W1_next"] < values["W1"]).tolist() == [[row, column]]


def test_the_largest_probability_and_the_largest_gradient_are_those_that_are_asked_for():
    values = opened("three_clusters").values
    ((_, row, column),) = asked("three_clusters", "cell:P")
    assert column == values["P"][row].argmax()
    assert values["Y"][row].argmax() != column, "it is taken for the wrong cluster"
    ((_, row, column),) = asked("three_clusters", "cell:dW2")
    assert (row, column) == np.unravel_index(values["dW2"].argmax(), values["dW2"].shape)


def test_the_neurons_that_are_silent_in_every_case_shown_are_those_that_are_asked_for():
    silent = np.flatnonzero((opened("three_clusters").values["A1"][:8] == 0).all(axis=0)).tolist()
    assert sorted({column for _, _, column in asked("three_clusters", "column:A1")}) == silent


def test_a_sum_that_is_written_out_adds_up_as_it_is_shown():
    X, W1, Z1 = (opened("xor").read(name) for name in ("X", "W1", "Z1"))
    assert W1[:, 0].sum() == pytest.approx(Z1[3, 0])
    assert (X[1] * W1[:, 1]).sum() == pytest.approx(Z1[1, 1])
    clusters = opened("three_clusters")
    assert clusters.read("P")[1, 0] - clusters.read("Y")[1, 0] == pytest.approx(clusters.read("E")[1, 0])


def test_the_sums_of_the_neuron_add_up_and_are_mostly_the_width():
    trained_neuron = opened("neuron", 500)
    X, W1, b1, XW1, Z1 = (trained_neuron.read(name) for name in ("X", "W1", "b1", "XW1", "Z1"))
    assert (W1[0] * X[:, 0]).sum().round(2) == pytest.approx(XW1[0, 0])
    assert XW1[0, 0] + b1[0, 0] == pytest.approx(Z1[0, 0])
    assert asked("neuron", "cell:W1") == [("W1", 0, int(W1[0].argmax()))]
    length, width = trained_neuron.values["W1"][0][:, None] * trained_neuron.values["X"]
    assert (width > 10 * length).all()
    assert (X > 0).all()
    assert (W1 > 0).all(), "so that every sum is positive without a bias"


def test_a_wider_petal_is_more_probably_a_virginica_and_this_one_still_is_not():
    values = opened("neuron", 500).values
    assert values["X"][1, 1] > values["X"][1, 0]
    assert values["Z1"][0, 1] > values["Z1"][0, 0]
    assert values["P"][0, 0] < values["P"][0, 1] < 0.5


def test_the_first_update_of_the_neuron_can_be_done_in_the_head():
    neuron = opened("neuron")
    assert (neuron.values["W1"] == 0).all()
    assert (neuron.values["dW1"] < 0).all()
    assert -0.5 * neuron.read("dW1")[0, 0] == pytest.approx(neuron.read("W1_next")[0, 0])


def test_one_apple_and_one_pear_cost_the_sum_of_the_prices():
    before = opened("two_to_one")
    assert before.values["X"][:, 0].tolist() == [1, 1]
    assert before.read("W1").sum() == pytest.approx(before.read("Z1")[0, 0])
    after = opened("two_to_one", trained("two_to_one"))
    assert after.read("W1").tolist() == [[2, 3]]
    assert after.read("Z1").tolist() == after.read("Y").tolist()


def test_columns_of_the_weights_are_where_the_corners_go():
    values = opened("two_to_two").values
    assert values["X"][:, :3].tolist() == [[1, 0, 1], [0, 1, 1]]
    assert (values["Z1"][:, :2] == values["W1"]).all()
    W1, Z1 = (opened("two_to_two").read(name) for name in ("W1", "Z1"))
    assert W1[0].sum() == pytest.approx(Z1[0, 2])


def test_the_weight_that_moves_most_is_the_one_that_is_asked_for_and_it_grows():
    values = opened("two_to_two").values
    ((_, row, column),) = asked("two_to_two", "cell:dW1")
    assert (row, column) == np.unravel_index(np.abs(values["dW1"]).argmax(), (2, 2))
    assert values["W1_next"][row, column] > values["W1"][row, column]


def test_the_weights_become_a_turn():
    W1 = opened("two_to_two", trained("two_to_two")).values["W1"]
    assert pytest.approx(np.eye(2), abs=0.01) == W1.T @ W1
    assert np.linalg.det(W1) == pytest.approx(1, abs=0.01)


def test_yellow_is_red_and_green_and_blue_picks_the_third_column_of_both_matrices():
    start = opened("three_three_three")
    assert (start.values["X"][:, 3] == start.values["X"][:, 0] + start.values["X"][:, 1]).all()
    assert start.read("W1")[0, :2].sum() == pytest.approx(start.read("Z1")[0, 3])
    both = start.values["W2"] @ start.values["W1"]
    assert start.values["Z2"][:, 0] == pytest.approx(both[:, 0])
    assert {column for _, _, column in asked("three_three_three", "column:Z2")} == {2}
    assert start.values["Z2"][:, 2] == pytest.approx(both[:, 2])


def test_from_any_start_the_product_of_both_matrices_becomes_the_table():
    steps = trained("three_three_three")
    end = opened("three_three_three", steps)
    table = end.values["Y"][:, :3]
    assert end.values["W2"] @ end.values["W1"] == pytest.approx(table, abs=1e-4)
    run = Run(build(network_spec("three_three_three").model_copy(update={"seed": 2}), Limits()))
    run.seek(5 * steps)
    other = {name: value.T for name, value in run.record().items()}
    assert other["W2"] @ other["W1"] == pytest.approx(table, abs=1e-4)
    assert np.abs(other["W1"] - end.values["W1"]).max() > 0.1


def test_the_loss_of_a_batch_rises_where_that_of_all_cases_falls():
    first, second = opened("framework"), opened("framework", 1)
    assert len(first.values["X"]) == 100
    assert len(begun("framework").cases[0]) == 13_500
    assert (first.values["X"][0] != second.values["X"][0]).all()
    assert first.values["L"][0, 0] < second.values["L"][0, 0]
    assert first.loss > second.loss


def test_the_gradient_of_a_batch_points_roughly_where_that_of_all_cases_does():
    spec = network_spec("framework")
    whole = Run(build(spec.model_copy(update={"batch_size": None}), Limits())).record()
    for name in ("dW1", "dW2"):
        a, b = whole[name].ravel(), opened("framework").values[name].ravel()
        assert a @ b > 0.9 * np.linalg.norm(a) * np.linalg.norm(b)


def test_an_untrained_network_guesses_digits_and_the_largest_guess_is_asked_for():
    digits = opened("digits")
    assert (begun("digits").cases[0][:, 0] == 0).all(), "the corner is empty in every image"
    assert digits.values["X"].min() == 0
    assert digits.values["X"].max() == 1
    ((_, row, column),) = asked("digits", "cell:P")
    assert column == digits.values["P"][row].argmax() == 3
    assert digits.values["Y"][row].argmax() == 1
    assert digits.values["P"][row].max() < 0.2
    assert digits.accuracy == pytest.approx(0.1, abs=0.03)
    after = opened("digits", trained("digits")).values["P"][row]
    assert after.argmax() == 1


def test_the_pixels_that_disagree_with_their_field_are_those_that_are_asked_for():
    values = opened("hopfield").values
    asked_for = {(row, column) for _, row, column in asked("hopfield", "cell:Z1")}
    disagree = {tuple(cell) for cell in np.argwhere(values["S1"] * values["Z1"] < 0).tolist()}
    assert asked_for == {(row, column) for row, column in disagree if column < 7}
    np.testing.assert_allclose(values["dS1"], -values["Z1"] / 4, atol=1e-15)


def test_the_noise_is_gone_when_the_tour_says_so():
    settled = opened("hopfield", trained("hopfield"))
    assert np.array_equal(settled.values["S1"], settled.values["X"])
    assert np.array_equal(settled.values["S1_next"], settled.values["S1"])


def test_the_first_blank_learns_to_take_from_the_first_letter_and_from_itself():
    before, after = opened("attention"), opened("attention", trained("attention"))
    names = before.program.matrices["X"].rows.labels
    assert names[:6] == ("1.1 a", "1.2 b", "1.3 c", "1.4 ·", "1.5 ·", "1.6 ·")
    assert np.flatnonzero(before.values["X"][3]).tolist() == [3, 4 + 3], "a blank, and p₄"
    assert (before.values["P1"][3, :4] > 0.15).all()
    shares = after.values["P1"][3]
    assert shares[[0, 3]].sum() > 0.98
    assert shares[[0, 3]].min() > 0.3
    assert after.values["P1"][0, 0] == 1, "the first letter sees itself alone"
    said = [after.program.matrices["P"].columns.labels[n] for n in after.values["P"][:6].argmax(axis=1)]
    assert "".join(said) == "···abc"


def test_scores_divided_by_the_root_spread_as_one_product_does():
    values = opened("attention").values
    width = values["Q1"].shape[1]
    assert values["S1_over_root"] == pytest.approx(values["S1"] / np.sqrt(width))
    generator = np.random.default_rng(0)
    one, other = generator.normal(size=(2, 4000, 64))
    assert (one * other).sum(axis=1).std() == pytest.approx(np.sqrt(64) * (one * other).std(), rel=0.05)


def test_a_case_is_normalised_by_itself_and_the_narrowest_is_the_one_that_is_asked_for():
    values = opened("residual_norm").values
    assert values["N2"].mean(axis=1) == pytest.approx(0, abs=1e-9)
    assert (values["N2"] ** 2).mean(axis=1) == pytest.approx(1, abs=1e-3)
    ((_, row, _),) = asked("residual_norm", "cell:s2")
    assert row == values["s2"][:4].argmin()
    assert (values["A2"] == values["N2"]).all()
    after = opened("residual_norm", trained("residual_norm"))
    assert np.abs(after.values["b2"]).max() > 0.01


def test_a_sum_passes_its_gradient_on_and_adds_what_comes_through_the_layers():
    residual = opened("residual_norm")
    X, Z, A = (residual.read(name) for name in ("Z1", "Z4", "A5"))
    assert X[1, 1] + Z[1, 1] == pytest.approx(A[1, 1])
    assert {matrix.gradient_of for matrix in residual.program.matrices.values()} >= {"A5", "Z1"}
    assert "dZ4" not in residual.program.matrices, "it is dA5"
    parts = residual.values["dA5"] + residual.values["dD2"]
    assert residual.values["dZ1_1_to_2"] == pytest.approx(parts)


def test_of_what_is_seen_a_single_one_picks_a_row_of_the_weights():
    values = opened("weather").values
    assert asked("weather", "row:W1")[0][1] == values["Xt1"][1].argmax() == 1
    np.testing.assert_array_equal(values["Xt1W1"][1], values["W1"][1])


def test_nobody_names_the_weather_better_than_the_trained_network():
    exact, learned = opened("forward_algorithm"), opened("weather", 300)
    assert learned.accuracy == exact.accuracy
    ((_, row, column),) = asked("weather", "cell:P")
    assert column == learned.values["P"][row].argmax() == 1
    assert learned.values["X"][row, -2:].tolist() == [1, 0], "an umbrella on the last day"


def test_the_forward_algorithm_weighs_what_is_expected_with_what_is_seen():
    model = opened("forward_algorithm")
    Q1, B1, J1 = (model.read(f"{letter}1_1") for letter in "QBJ")
    assert model.values["Xt1"][1].tolist() == [0, 1], "nobody carried an umbrella"
    assert (Q1[1] * B1[1]).round(2).tolist() == J1[1].tolist()
    assert asked("forward_algorithm", "cell:J1_1")[0][2] == J1[1].argmax()
    assert model.values["J1_1"][1].sum() == pytest.approx(model.values["c1_1"][1, 0])
    assert model.values["J1_1"][1].sum() < 1
    assert model.values["alpha1_1"][1].sum() == pytest.approx(1)
    assert model.values["alpha1_1"][1] @ model.values["T1"][:, 2] == pytest.approx(model.values["Q1_2"][1, 2])
    assert model.values["alpha1_5"][1].argmax() == 1


def test_the_next_patch_is_a_pixel_to_the_right_and_answers_differ_by_filter():
    values = opened("convolution").values
    one, following = (values["C1"][row].reshape(3, 3) for row in (1, 2))
    assert (following[:, :2] == one[:, 1:]).all()
    assert asked("convolution", "row:C1") == [("C1", 2, column) for column in range(9)]
    ((_, row, column),) = asked("convolution", "cell:C1W1")
    assert values["C1W1"][row, column] == pytest.approx(values["C1"][1] @ values["W1"][:, 2])
    assert values["C1W1"][1, 1].round(2) != values["C1W1"][1, 2].round(2)


def test_a_piece_is_a_row_of_the_image_and_the_cores_have_less_than_a_tenth_of_the_weights():
    opened_train = opened("tensor_train")
    values = opened_train.values
    assert (values["D1"][2:4].ravel() == values["X"][0, 16:32]).all()
    assert {row for _, row, _ in asked("tensor_train", "row:D1")} == {3}
    columns = opened_train.program.matrices["D1H1"].columns.all_labels()
    assert columns[1] == "r₁g₂"
    assert 10 * (values["G1"].size + values["H1"].size) < 64 * 32


def test_the_neuron_that_is_shown_sees_one_of_the_first_pixels_and_what_is_pruned_stays_zero():
    values = opened("sparse").values
    ((_, row, column),) = asked("sparse", "cell:M1")
    assert [n for n in range(4) if values["M1"][n, column]] == [row]
    assert values["M1"][1, 1] == values["dW1"][1, 1] == values["W1_next"][1, 1] == 0
    after = opened("sparse", trained("sparse")).values
    assert (after["W1"][values["M1"] == 0] == 0).all()
