"""Bias styles, starts, names and labels of a built network."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.labels import barred, estimated, hidden_labels, names_or, pretty
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.samples import BIASES, LOSSES, layer, network, written

WITH_BIAS = ("augmented", "added", "product")


def of_style(bias, loss):
    last = "sigmoid" if loss == "binary_cross_entropy" else "identity"
    layers = [layer(4, "tanh", bias), layer(3, "gelu", bias), layer(2, last, bias)]
    return network(layers=layers, loss=loss, l2=0.1, optimizer={"kind": "momentum"})


def split(values, name, style, bias):
    """(weights, bias) of a layer, or their gradients or next values, whatever the style."""
    array = values[name.format("W")]
    return (array[1:], array[:1]) if style == "augmented" else (array, values[name.format(bias)])


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("style", ["added", "product"])
def test_the_bias_styles_compute_the_same(style, loss):
    runs = {name: Run(of_style(name, loss)) for name in ("augmented", style)}
    for run in runs.values():
        run.advance(3)
    one, other = (run.record() for run in runs.values())
    program = {name: run.network.program for name, run in runs.items()}
    close = {"rtol": 1e-12, "atol": 1e-14}
    np.testing.assert_allclose(one["L"], other["L"], **close)
    np.testing.assert_allclose(
        one[program["augmented"].prediction], other[program[style].prediction], **close
    )
    for n in (1, 2, 3):
        for kind in (f"{{}}{n}", f"d{{}}{n}", f"{{}}{n}_next"):
            expected = split(one, kind, "augmented", "b")
            for ours, theirs in zip(expected, split(other, kind, style, "b"), strict=True):
                np.testing.assert_allclose(ours, theirs, **close)


@pytest.mark.parametrize("bias", BIASES)
def test_a_change_of_style_changes_no_number_of_the_start(bias):
    start = of_style(bias, "mean_squared_error").start
    reference = of_style("augmented", "mean_squared_error").start
    for n in (1, 2, 3):
        weights = start[f"W{n}"][1:] if bias == "augmented" else start[f"W{n}"]
        assert np.array_equal(weights, reference[f"W{n}"][1:])


def test_the_seed_gives_the_start_and_another_seed_another():
    first, again, other = (network(seed=seed).start for seed in (1, 1, 2))
    for name in first:
        assert np.array_equal(first[name], again[name])
        assert not np.array_equal(first[name], other[name])


@pytest.mark.parametrize("bias", WITH_BIAS)
def test_given_weights_and_bias_values_are_the_start(bias):
    weights, values = [[1, 2], [3, 4], [5, 6]], [7, 8]
    given = layer(2, "identity", bias, weights=weights, bias_values=values)
    start = build(parse_spec(written(layers=[given]))).start
    if bias == "augmented":
        assert start["W1"].tolist() == [values, *weights]
    else:
        assert start["W1"].tolist() == weights
        assert start["b1"].tolist() == [values]


INITS = [
    ({"kind": "normal", "std": 0.5}, 0.5, np.inf),
    ({"kind": "truncated_normal", "std": 0.5}, 0.5 * 0.8796, 1.0),
    ({"kind": "uniform", "limit": 0.3}, 0.3 / np.sqrt(3), 0.3),
    ({"kind": "glorot"}, np.sqrt(2 / (60 + 200)), np.sqrt(6 / (60 + 200))),
    ({"kind": "he"}, np.sqrt(2 / 60), np.inf),
    ({"kind": "zeros"}, 0.0, 0.0),
]


@pytest.mark.parametrize(("init", "spread", "bound"), INITS, ids=[init["kind"] for init, _, _ in INITS])
def test_a_random_start_has_the_spread_that_its_kind_says(init, spread, bound):
    data = {"x": [[0.0] * 60], "y": [[0.0] * 2]}
    layers = [{"kind": "dense", "units": 200, "bias": "none", "init": init}, layer(2)]
    drawn = network(dataset=data, layers=layers).start["W1"]
    assert drawn.shape == (60, 200)
    assert drawn.std() == pytest.approx(spread, rel=0.03)
    assert drawn.mean() == pytest.approx(0, abs=0.02 * spread + 1e-15)
    assert np.abs(drawn).max() <= bound
    if 0 < bound < np.inf:
        assert np.abs(drawn).max() > 0.95 * bound


def test_the_loss_of_metrics_includes_the_penalty():
    plain, penalized = network(), network(l2=0.5)
    weights = sum((plain.start[name][1:] ** 2).sum() for name in ("W1", "W2"))
    difference = Run(penalized).metrics().loss - Run(plain).metrics().loss
    assert difference == pytest.approx(0.25 * weights, rel=1e-12)


def test_layers_and_axes_are_named_after_their_place():
    two = network()
    assert [layer.name for layer in two.layers] == ["hidden layer", "output layer"]
    matrices = two.program.matrices
    assert (matrices["W1"].rows.name, matrices["W1"].columns.name) == ("input", "hidden")
    assert (matrices["W2"].rows.name, matrices["W2"].columns.name) == ("hidden", "output")
    deep = network(layers=[layer(3), layer(2), layer(2)])
    assert [layer.name for layer in deep.layers] == ["hidden layer 1", "hidden layer 2", "output layer"]
    axis = deep.program.matrices["W2"].columns
    assert (axis.name, axis.all_labels()) == ("hidden 2", ["h₁⁽²⁾", "h₂⁽²⁾"])
    alone = network(layers=[layer(2)])
    assert [layer.name for layer in alone.layers] == ["output layer"]


@pytest.mark.parametrize(
    ("bias", "shapes"),
    [
        ("augmented", {"X": (5, 4), "W1": (4, 4), "W2": (5, 2), "A1_ones": (5, 5)}),
        ("added", {"X": (5, 3), "W1": (3, 4), "b1": (1, 4), "W2": (4, 2), "b2": (1, 2), "XW1": (5, 4)}),
        ("product", {"X": (5, 3), "W1": (3, 4), "b1": (1, 4), "ones": (5, 1), "B1": (5, 4), "B2": (5, 2)}),
        ("none", {"X": (5, 3), "W1": (3, 4), "W2": (4, 2), "Z1": (5, 4)}),
    ],
)
def test_a_bias_style_shows_in_the_shapes(bias, shapes):
    matrices = network(layers=[layer(4, bias=bias), layer(2, bias=bias)]).program.matrices
    assert {name: matrices[name].shape for name in shapes} == shapes
    assert ("b1" in matrices) == (bias in ("added", "product"))
    assert ("ones" in matrices) == (bias == "product")


def test_given_names_become_labels():
    data = written()["dataset"] | {
        "input_names": ["x1", "age", "z_12"],
        "output_names": ["y", "cat"],
        "case_names": ["a", "b", "c", "d", "e"],
    }
    matrices = network(dataset=data).program.matrices
    assert matrices["X"].columns.all_labels() == ["bias", "x₁", "age", "z₁₂"]
    assert matrices["X"].rows.all_labels() == ["a", "b", "c", "d", "e"]
    assert matrices["Y"].columns.all_labels() == ["y", "cat"]
    assert matrices["Z2"].columns.all_labels() == ["ŷ", "cat"]


def test_a_batch_does_not_wear_the_names_of_particular_cases():
    data = written()["dataset"] | {"case_names": ["a", "b", "c", "d", "e"]}
    assert network(dataset=data, batch_size=2).program.matrices["X"].rows.all_labels() == [
        "batch case 1",
        "batch case 2",
    ]


@pytest.mark.parametrize(("name", "label"), [("x1", "x₁"), ("w_12", "w₁₂"), ("age", "age"), ("x1y", "x1y")])
def test_a_letter_with_a_number_gets_a_subscript(name, label):
    assert pretty(name) == label


def test_labels_that_nobody_gave_are_numbered_letters():
    assert names_or(None, "x", 2) == ("x₁", "x₂")
    assert names_or(None, "y", 1) == ("y",)
    assert hidden_labels(1, 2, only=True) == ("h₁", "h₂")
    assert estimated(("y₁", "yes", "y")) == ("ŷ₁", "yes", "ŷ")
    assert barred("A₁") == "Ā₁"


def test_every_matrix_with_the_role_of_a_gradient_says_whose_it_is():
    for kind in ("sgd", "momentum", "adam"):
        matrices = network(optimizer={"kind": kind, "learning_rate": 0.1}, l2=0.1).program.matrices
        assert [m.id for m in matrices.values() if m.role == "gradient" and m.gradient_of is None] == []
        assert [m.id for m in matrices.values() if not m.noun] == []


def test_a_bias_is_drawn_like_the_weights_unless_these_are_given():
    layer = {"kind": "dense", "units": 2, "activation": "tanh", "bias": "added"}
    drawn = network(layers=[layer, written()["layers"][-1]]).start["b1"]
    assert (drawn != 0).all()
    inputs = len(written()["dataset"]["x"][0])
    given = layer | {"weights": [[0.5, 0.5]] * inputs}
    assert (network(layers=[given, written()["layers"][-1]]).start["b1"] == 0).all()


def test_a_uniform_start_may_be_as_wide_as_numbers_go():
    layer = {"kind": "dense", "units": 2, "init": {"kind": "uniform", "limit": 1e308}}
    start = network(layers=[layer, written()["layers"][-1]]).start["W1"]
    assert np.isfinite(start).all()
