"""The masked softmax with zeros in its mask: what isn't seen takes no share and gets no gradient."""

import math

import numpy as np
import pytest

from app.engine import operations as _operations  # noqa: F401  (fills the registry)
from app.engine.registry import OPERATIONS
from tests.engine.gradient_check import analytic_vjp, numeric_jacobian
from tests.engine.samples import forward

ROW = OPERATIONS["masked_softmax"]
MASK = np.array([[1.0, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1]])


def shares(scores, mask):
    scores, mask = np.array(scores, dtype=float), np.array(mask, dtype=float)
    return forward(ROW, [scores, mask], dict(zip("ij", scores.shape, strict=True)), {})


def test_each_row_is_the_softmax_of_what_it_sees():
    scores = np.random.default_rng(0).normal(size=MASK.shape)
    found = shares(scores, MASK)
    for row in range(3):
        seen = MASK[row] == 1
        exps = np.exp(scores[row][seen])
        np.testing.assert_allclose(found[row][seen], exps / exps.sum(), rtol=1e-14)
        assert (found[row][~seen] == 0).all()


@pytest.mark.parametrize("hidden", [1000, -1000, math.inf, math.nan])
def test_what_is_not_seen_changes_nothing(hidden):
    mask = [[1, 1, 0]]
    assert shares([[0.5, 0.25, hidden]], mask).tolist() == shares([[0.5, 0.25, 0]], mask).tolist()


def test_a_score_of_1000_gives_finite_shares():
    assert shares([[1000, -1000, 2000]], [[1, 1, 0]]).tolist() == [[1, 0, 0]]


def test_a_row_that_sees_nothing_has_no_shares():
    assert np.isnan(shares([[1, 2]], [[0, 0]])).all()


def test_the_gradient_is_that_of_central_differences_and_0_where_nothing_is_seen():
    inputs = [np.random.default_rng(1).normal(size=MASK.shape), MASK]
    numeric, vjp = numeric_jacobian(ROW, inputs, 0), analytic_vjp(ROW, inputs, 0)
    for cell in np.ndindex(MASK.shape):
        unit = np.zeros(MASK.shape)
        unit[cell] = 1
        analytic = vjp(unit)
        np.testing.assert_allclose(analytic, numeric[cell], atol=1e-9)
        assert (analytic[MASK == 0] == 0).all()
