"""Frames say where everything lies, and it lies there."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from app.wire.frames import encode_frame, plan_layout
from tests.wire.decode import decode_frame


def window(size):
    start = st.integers(0, size - 1)
    return start.flatmap(lambda s: st.tuples(st.just(s), st.integers(s + 1, size)))


@st.composite
def watched(draw):
    matrices = {}
    for id_ in draw(st.lists(st.sampled_from("XWZA"), unique=True, max_size=4)):
        rows, columns = draw(st.tuples(st.integers(1, 9), st.integers(1, 9)))
        matrices[id_] = (rows, columns, draw(window(rows)), draw(window(columns)))
    return matrices


@given(watched(), st.sampled_from(["float64", "float32"]), st.text(max_size=20))
def test_a_frame_holds_the_watched_cells(matrices, dtype, text):
    generator = np.random.default_rng(1)
    values = {id_: generator.normal(size=m[:2]) for id_, m in matrices.items()}
    layout = plan_layout(3, dtype, [(id_, m[2], m[3]) for id_, m in matrices.items()])
    frame = encode_frame(layout, {"text": text, "loss": np.nan}, values)
    header, arrays = decode_frame(bytes(frame), {3: layout.message()})
    assert header == {"layout": 3, "text": text, "loss": "NaN"}
    assert list(arrays) == list(matrices)
    for id_, (_, _, rows, columns) in matrices.items():
        expected = values[id_][slice(*rows), slice(*columns)].astype(dtype)
        assert np.array_equal(arrays[id_], expected)


def test_a_frame_adds_less_than_5_percent_to_a_thousand_numbers():
    layout = plan_layout(1, "float32", [("W", (0, 40), (0, 25))])
    header = {"iteration": 1, "loss": 0.25}
    frame = encode_frame(layout, header, {"W": np.zeros((40, 25))})
    assert len(frame) <= 1.05 * 4 * 1000


def test_not_a_number_and_infinities_travel_as_such():
    values = {"W": np.array([[np.nan, np.inf, -np.inf, 1e300]])}
    layout = plan_layout(1, "float32", [("W", (0, 1), (0, 4))])
    _, arrays = decode_frame(bytes(encode_frame(layout, {}, values)), {1: layout.message()})
    assert np.array_equal(arrays["W"], [[np.nan, np.inf, -np.inf, np.inf]], equal_nan=True)


def test_a_transposed_matrix_is_written_row_by_row():
    values = {"W": np.arange(6.0).reshape(2, 3).T}
    layout = plan_layout(1, "float64", [("W", (0, 3), (0, 2))])
    _, arrays = decode_frame(bytes(encode_frame(layout, {}, values)), {1: layout.message()})
    assert arrays["W"].tolist() == [[0, 3], [1, 4], [2, 5]]
