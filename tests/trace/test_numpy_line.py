"""A step's NumPy line, with np and the inputs alone, gives the operation's value bit for bit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.program import Step
from app.engine.registry import OPERATIONS
from app.trace.mirror import is_product
from app.trace.numpy_line import numpy_line
from tests.engine.samples import SIZES, forward, inputs_for, letter_sizes
from tests.trace.recompute import assert_close, recompute

NAMES = ("dA1_ones", "W2", "S_W1_corrected")
EXTREMES = np.array([0.0, -0.0, 1e-300, 1e300, np.inf, -np.inf, np.nan, 1000.0, -1000.0])


def step_of(operation, params):
    names = NAMES[: len(operation.vjps)]
    return Step(0, "forward", 1, operation.name, names, "result", params)


def line_in_rows(operation, inputs, params):
    step = step_of(operation, params)
    return recompute(numpy_line(step, "rows"), dict(zip(step.inputs, inputs, strict=True)), "result")


def line_in_columns(operation, inputs, params):
    """The mirror's line on the transposed inputs."""
    step = step_of(operation, params)
    given = {name: np.ascontiguousarray(array.T) for name, array in zip(step.inputs, inputs, strict=True)}
    if is_product(operation.name):
        step = Step(0, "forward", 1, operation.mirror, step.inputs[::-1], "result", params)
    return recompute(numpy_line(step, "columns"), given, "result")


@pytest.mark.parametrize("name", OPERATIONS)
@settings(max_examples=10)
@given(data=st.data())
def test_the_line_gives_the_value_bit_for_bit_and_its_mirror_the_transpose(name, data):
    operation = OPERATIONS[name]
    sizes = letter_sizes(operation, {letter: data.draw(st.integers(1, 9), letter) for letter in "ijk"})
    inputs = inputs_for(operation, np.random.default_rng(data.draw(st.integers(0, 2**32), "seed")), sizes)
    expected = forward(operation, inputs, sizes)
    mine = line_in_rows(operation, inputs, operation.example)
    assert mine.shape == expected.shape
    assert mine.tobytes() == expected.tobytes()
    assert_close(line_in_columns(operation, inputs, operation.example), expected.T, inputs)


@pytest.mark.parametrize("name", OPERATIONS)
def test_the_line_agrees_on_nan_infinity_zero_and_large_numbers(name):
    operation = OPERATIONS[name]
    rng = np.random.default_rng(4)
    for _ in range(20):
        inputs = [rng.choice(EXTREMES, array.shape) for array in inputs_for(operation, rng, SIZES)]
        with np.errstate(all="ignore"):
            mine = line_in_rows(operation, inputs, operation.example)
        expected = forward(operation, inputs, SIZES)
        assert np.array_equal(mine, expected, equal_nan=True)
        if not name.startswith("leaky_relu"):
            assert np.array_equal(np.signbit(mine), np.signbit(expected)) or np.isnan(expected).any()


@pytest.mark.parametrize("rate", [0.1, 1 / 3, 1e-7, 123456.789, 5e-324])
def test_constants_read_back_exactly(rate):
    operation = OPERATIONS["sgd_update"]
    inputs = inputs_for(operation, np.random.default_rng(5))
    expected = forward(operation, inputs, params={"learning_rate": rate})
    assert line_in_rows(operation, inputs, {"learning_rate": rate}).tobytes() == expected.tobytes()


@pytest.mark.parametrize(
    ("name", "rows", "columns"),
    [
        ("matmul", "result = dA1_ones @ W2", "result = dA1_ones @ W2"),
        ("matmul_left_transposed", "result = dA1_ones.T @ W2", "result = dA1_ones.T @ W2"),
        (
            "prepend_ones",
            "result = np.insert(dA1_ones, 0, 1.0, axis=1)",
            "result = np.insert(dA1_ones, 0, 1.0, axis=0)",
        ),
        (
            "sum_rows",
            "result = np.sum(dA1_ones, axis=0, keepdims=True)",
            "result = np.sum(dA1_ones, axis=1, keepdims=True)",
        ),
        ("relu", "result = np.maximum(dA1_ones, 0)", "result = np.maximum(dA1_ones, 0)"),
    ],
)
def test_the_line_reads_like_numpy(name, rows, columns):
    step = step_of(OPERATIONS[name], OPERATIONS[name].example)
    assert numpy_line(step, "rows") == rows
    assert numpy_line(step, "columns") == columns
