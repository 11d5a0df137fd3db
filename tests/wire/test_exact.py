"""JSON carries the exact number."""

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from app.wire.exact import BLOCK_CELLS, encode, encode_array

NAMED = {"NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


def numbers_of(value):
    """What a reader makes of it, strings of non-finite numbers included."""
    if isinstance(value, list):
        return [numbers_of(item) for item in value]
    return NAMED[value] if isinstance(value, str) else float(value)


@given(hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=6)))
def test_every_float64_comes_back_bit_for_bit(array):
    read = np.array(numbers_of(json.loads(encode(array))), dtype=np.float64).reshape(array.shape)
    finite = np.isfinite(array)
    assert np.array_equal(read.view(np.uint64)[finite], array.view(np.uint64)[finite])
    assert np.array_equal(read, array, equal_nan=True)


@given(st.floats(width=64))
def test_a_lone_number_is_exact_too(number):
    read = numbers_of(json.loads(encode({"x": number}))["x"])
    assert read == number or (math.isnan(read) and math.isnan(number))


def test_what_is_not_finite_is_a_string_wherever_it_stands():
    value = {"a": [math.nan, {"b": (math.inf, np.float64(-math.inf))}], "c": np.array([[math.nan]])}
    assert json.loads(encode(value)) == {
        "a": ["NaN", {"b": ["Infinity", "-Infinity"]}],
        "c": [["NaN"]],
    }


def test_float32_is_written_as_the_float64_that_it_equals():
    tenth = np.array([[0.1]], dtype=np.float32)
    assert json.loads(encode(tenth))[0][0] == float(tenth[0, 0]) != 0.1


@pytest.mark.parametrize("rows", [0, 1, BLOCK_CELLS // 3, BLOCK_CELLS + 7])
def test_large_arrays_are_written_in_blocks_that_join(rows):
    array = np.random.default_rng(0).normal(size=(rows, 3))
    array[rows // 2 : rows // 2 + 1] = math.inf
    assert np.array_equal(np.array(numbers_of(json.loads(encode_array(array)))).reshape(-1, 3), array)


def test_transposed_arrays_and_numpy_scalars_are_written():
    transposed = np.arange(6.0).reshape(2, 3).T
    assert json.loads(encode([transposed, np.int64(3), np.True_, np.array(2.5)])) == [
        [[0.0, 3.0], [1.0, 4.0], [2.0, 5.0]],
        3,
        True,
        2.5,
    ]


def test_what_json_cannot_hold_is_an_error():
    with pytest.raises(TypeError):
        encode({"x": object()})


def test_half_of_a_surrogate_pair_is_written_as_a_question_mark():
    assert json.loads(encode({"name": "a\ud800", "full": "ŷ🙂"})) == {"name": "a?", "full": "ŷ🙂"}
