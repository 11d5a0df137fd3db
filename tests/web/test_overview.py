"""A whole matrix in levels of 8 bits: signs, zeros, what isn't finite, and blocks of very large ones."""

import base64
from unittest.mock import patch

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.web import wholes
from app.web.errors import InvalidRequestError
from app.web.session import Session
from app.web.wholes import overview
from tests.web.stream_client import streaming


def session(name: str, convention: str = "rows") -> Session:
    return Session(build(network_spec(name)), convention, 1_000_000)


def levels(answer) -> np.ndarray:
    sizes = [-(-size // step) for size, step in zip(answer["shape"], answer["block"], strict=True)]
    return np.frombuffer(base64.b64decode(answer["levels"]), np.uint8).reshape(sizes)


@pytest.mark.parametrize("convention", ["rows", "columns"])
@pytest.mark.parametrize("matrix", ["X", "W1", "P", "dW1"])
def test_a_level_is_a_share_of_the_largest_magnitude(convention, matrix):
    open_ = session("digits", convention)
    answer = overview(open_, matrix)
    values = open_.values()[matrix]
    assert answer["shape"] == values.shape
    assert answer["most"] == np.abs(values).max()
    back = (levels(answer).astype(float) - 128) / 127 * answer["most"]
    assert np.abs(back - values).max() <= answer["most"] / 254 * (1 + 1e-9)
    assert (levels(answer)[values == 0] == 128).all()


def test_what_is_not_finite_has_a_level_of_its_own_and_nothing_is_all_zero():
    open_ = session("xor")
    open_.values()
    shown = {"A": np.array([[np.nan, 2.0], [-np.inf, -1.0]]), "B": np.zeros((2, 2))}
    with (
        patch.object(Session, "values", lambda _: shown),
        patch.object(Session, "matrix", lambda _, id_: {"shape": [2, 2]}),
    ):
        assert levels(overview(open_, "A")).tolist() == [[0, 255], [0, 64]]
        assert overview(open_, "A")["most"] == 2.0
        assert levels(overview(open_, "B")).tolist() == [[128, 128], [128, 128]]


def test_of_a_very_large_matrix_a_level_is_that_of_the_cell_of_its_block_that_is_furthest_from_zero():
    open_ = session("digits")
    with patch.object(wholes, "_MOST_LEVELS", 5000):
        answer = overview(open_, "Z1")
    small = levels(overview(open_, "Z1")).astype(int)
    rows, columns = answer["block"]
    assert (rows, columns) == (16, 1)
    for n, row in enumerate(levels(answer)):
        part = small[n * rows : (n + 1) * rows]
        assert (np.abs(row.astype(int) - 128) == np.abs(part - 128).max(axis=0)).all()


def test_a_matrix_that_is_not_there_is_refused():
    with pytest.raises(InvalidRequestError, match="no matrix"):
        overview(session("xor"), "W9")


async def test_the_stream_answers_with_the_matrix_of_its_iteration(server):
    async with streaming(server.stream) as client:
        await client.open(network="digits", iteration=2)
        await client.send("overview", matrix="X")
        answer = await client.until("overview")
    assert (answer["iteration"], answer["shape"], answer["most"]) == (2, [1438, 64], 1.0)
    assert levels(answer).min() == 128
