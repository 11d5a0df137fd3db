"""Numbers as files: reading them back gives every bit."""

import csv
import io
import json
from dataclasses import replace

import numpy as np
import pytest

from app.exports.errors import ExportError
from app.exports.forms import FORMS
from app.networks.gallery import gallery
from app.trace.trace import trace_json
from app.wire.exact import encode
from tests.exports.requests import CONVENTIONS, HOSTILE_SPEC, request_of


def read_csv(made):
    """(name, labels of the columns, labels of the rows, numbers)"""
    (name, *columns), *lines = csv.reader(io.StringIO(made.decode(), newline=""))
    return name, columns, [line[0] for line in lines], np.array([line[1:] for line in lines], dtype=float)


@pytest.mark.parametrize("name", gallery)
def test_csv_has_labels_and_every_bit(name):
    request = request_of(name, iteration=1, convention=CONVENTIONS[len(name) % 2])
    for matrix in request.program.matrices.values():
        if matrix.shape[0] * matrix.shape[1] > 20_000:
            continue
        made = FORMS["csv"].make(replace(request, matrix=matrix.id))
        found, columns, rows, numbers = read_csv(made)
        assert (found, columns, rows) == (
            matrix.id,
            matrix.columns.all_labels(),
            matrix.rows.all_labels(),
        )
        expected = request.shown[matrix.id]
        assert np.array_equal(numbers, expected, equal_nan=True)
        assert np.array_equal(np.signbit(numbers), np.signbit(expected)) or np.isnan(expected).any()


def test_csv_of_a_label_that_is_a_formula_is_text():
    made = FORMS["csv"].make(request_of(HOSTILE_SPEC, matrix="X"))
    _, columns, rows, numbers = read_csv(made)
    assert columns[:2] == ["bias", "'=cmd()"]
    assert rows == ["'+1", "'-1"]
    assert np.signbit(numbers[0, 2])


def test_csv_needs_a_matrix():
    with pytest.raises(ExportError, match="name a matrix; there are: X, Y, W1, Z1"):
        FORMS["csv"].make(request_of("xor"))


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_npz_has_every_matrix_and_every_bit(convention):
    request = request_of("attention", iteration=2, convention=convention)
    made = FORMS["npz"].make(request)
    found = np.load(io.BytesIO(made))
    assert list(found) == list(request.program.matrices)
    assert all(found[name].tobytes() == request.shown[name].tobytes() for name in found)
    assert FORMS["npz"].make(request) == made


def test_npz_of_one_matrix():
    found = np.load(io.BytesIO(FORMS["npz"].make(request_of("xor", matrix="W2"))))
    assert list(found) == ["W2"]


def test_json_is_the_trace():
    request = request_of("two_to_two", iteration=3, convention="columns")
    expected = trace_json(request.network, request.values, 3, "columns")
    assert json.loads(FORMS["json"].make(request)) == json.loads(encode(expected))
