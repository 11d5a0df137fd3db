"""Large numbers, NaN and infinities: losses stay finite, and nothing is hidden."""

import math

import numpy as np
import pytest

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.index_string import parse
from app.engine.registry import OPERATIONS
from tests.engine.samples import forward, inputs_for


def value(name, *inputs, **params):
    """The operation's value for inputs of any size."""
    arrays = [np.array(array, dtype=float) for array in inputs]
    sizes = {}
    for term, array in zip(parse(OPERATIONS[name].index).operands, arrays, strict=True):
        for axis, size in zip(term, array.shape, strict=True):
            if axis.letter:
                sizes[axis.letter] = size - axis.shift
    return forward(OPERATIONS[name], arrays, sizes, params)


@pytest.mark.parametrize(
    ("logit", "target", "expected"),
    [(1000, 1, 0), (1000, 0, 1000), (-1000, 0, 0), (-1000, 1, 1000), (0, 1, math.log(2))],
)
def test_a_logit_of_1000_gives_a_finite_binary_cross_entropy(logit, target, expected):
    assert value("binary_cross_entropy", [[logit]], [[target]])[0, 0] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("logits", "target", "expected"),
    [
        ([1000, 0, 0], [1, 0, 0], 0),
        ([1000, 0, 0], [0, 1, 0], 1000),
        ([-1000, 0, 0], [1, 0, 0], 1000 + math.log(2)),
        ([1000, -1000, 0], [0, 1, 0], 2000),
        ([1000, 1000, 1000], [0, 0, 1], math.log(3)),
    ],
)
def test_a_logit_of_1000_gives_a_finite_softmax_cross_entropy(logits, target, expected):
    assert value("softmax_cross_entropy", [logits], [target])[0, 0] == pytest.approx(expected, abs=1e-12)


def test_a_prediction_of_1000_gives_a_finite_squared_error():
    assert value("mean_square", [[1000.0, -1000.0]])[0, 0] == 1e6


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sigmoid", [[1, 0]]),
        ("tanh", [[1, -1]]),
        ("relu", [[1000, 0]]),
        ("leaky_relu", [[1000, -10]]),
        ("gelu", [[1000, 0]]),
        ("gelu_derivative", [[1, 0]]),
        ("softmax", [[1, 0]]),
        ("log_softmax", [[0, -2000]]),
    ],
)
def test_an_activation_of_plus_and_minus_1000_is_its_limit(name, expected):
    assert value(name, [[1000, -1000]]).tolist() == expected


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
def test_a_softmax_does_not_move_when_all_logits_move_together(name):
    near = value(name, [[1.0, 2.0, 4.0]])
    assert np.array_equal(value(name, [[1025.0, 1026.0, 1028.0]]), near)


HIDES_BY_DESIGN = {
    "relu_derivative",  # [A > 0] of NaN is 0, as NumPy has it; A itself shows the NaN
    "leaky_relu_derivative",
    "drop_first_column",  # the first column is what it drops
    "drop_first_row",
    "take_block",  # the other blocks are what it leaves out
}


HAS_A_LIMIT = HIDES_BY_DESIGN | {
    "sigmoid",
    "sign",
    "tanh",
    "gelu_derivative",
    "bias_correction",
    "adam_update",
    "divide",
    "divide_column",
}
"""Of these an infinite operand may give a finite result, as it does in mathematics."""


def results_with(name, bad):
    """The operation's value with the bad number in one cell after the other of each operand."""
    operation = OPERATIONS[name]
    inputs = inputs_for(operation, np.random.default_rng(0))
    for operand, array in enumerate(inputs):
        for cell in np.ndindex(array.shape):
            spoiled = [other.copy() for other in inputs]
            spoiled[operand][cell] = bad
            yield (operand, cell), forward(operation, spoiled)


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in HIDES_BY_DESIGN])
def test_a_nan_is_seen_in_the_result(name):
    for where, result in results_with(name, math.nan):
        assert np.isnan(result).any(), where


@pytest.mark.parametrize("name", [name for name in OPERATIONS if name not in HAS_A_LIMIT])
def test_an_infinity_is_seen_in_the_result(name):
    for where, result in results_with(name, math.inf):
        assert not np.isfinite(result).all(), where


@pytest.mark.parametrize("name", ["relu", "leaky_relu", "gelu", "sigmoid", "tanh", "softmax", "log_softmax"])
def test_an_activation_of_nan_is_nan(name):
    assert np.isnan(value(name, [[math.nan]])).all()


@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_relu_of_infinity_is_infinity(name):
    assert value(name, [[math.inf]])[0, 0] == math.inf


def test_a_nan_reaches_its_own_row_of_a_product_and_no_other():
    left = np.ones((3, 2))
    left[1, 0] = math.nan
    assert np.isnan(value("matmul", left, np.ones((2, 4)))).tolist() == [[False] * 4, [True] * 4, [False] * 4]


def test_relu_passes_no_gradient_at_exactly_zero():
    assert value("relu_derivative", [[0.0, -0.0, 1e-300]]).tolist() == [[0, 0, 1]]
    assert value("leaky_relu_derivative", [[0.0, -0.0, 1e-300]]).tolist() == [[0.01, 0.01, 1]]
