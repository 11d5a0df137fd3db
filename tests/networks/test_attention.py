"""The attention layer: who sees whom, and what is refused."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.layers.attention import mask
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.kinds.attention import head
from tests.networks.samples import dataset, written


def values(x, **more):
    """All matrices of two sequences of three tokens."""
    data = dataset(cases=6) | {"x": x}
    return Run(build(parse_spec(written(dataset=data, layers=[head(2, 2, 3, **more)])))).record()


def test_a_mask_has_a_triangle_a_sequence_or_a_square():
    triangles = [
        [1, 0, 0, 0, 0, 0],
        [1, 1, 0, 0, 0, 0],
        [1, 1, 1, 0, 0, 0],
        [0, 0, 0, 1, 0, 0],
        [0, 0, 0, 1, 1, 0],
        [0, 0, 0, 1, 1, 1],
    ]
    assert mask(6, 3, causal=True).tolist() == triangles
    assert mask(6, 3, causal=False).tolist() == np.kron(np.eye(2), np.ones((3, 3))).tolist()
    assert mask(3, 1, causal=False).tolist() == np.eye(3).tolist()


@pytest.mark.parametrize("causal", [True, False])
def test_a_token_is_seen_by_those_that_may_see_it_and_by_no_other(causal):
    rng = np.random.default_rng(2)
    x = rng.normal(size=(6, 3))
    before = values(x.tolist(), causal=causal)["Z1"].copy()
    x[4] += 0.5
    after = values(x.tolist(), causal=causal)["Z1"]
    changed = np.flatnonzero((before != after).any(axis=1)).tolist()
    assert changed == ([4, 5] if causal else [3, 4, 5])


def test_the_shares_of_what_a_token_sees_add_up_to_1():
    found = values(dataset(cases=6)["x"])
    np.testing.assert_allclose(found["P1"].sum(axis=1), 1, rtol=1e-12)
    assert (found["P1"][mask(6, 3, causal=True) == 0] == 0).all()
    np.testing.assert_allclose(found["S1_over_root"], found["S1"] / np.sqrt(2))


REFUSED = [
    (
        {"layers": [head(2, 2, 4)]},
        "layers[0].sequence",
        "5 cases can't be cut into sequences of 4 tokens each; a case is a token",
    ),
    (
        {"layers": [head(2, 2, 5)], "batch_size": 5},
        "batch_size",
        (
            "in a layer of kind 'attention' a case takes something from others, so all cases make one "
            "batch; leave batch_size out"
        ),
    ),
    ({"layers": [head(3, 2, 5)]}, "layers[0].units", None),
]


@pytest.mark.parametrize(("changes", "where", "message"), REFUSED)
def test_what_does_not_fit_is_refused(changes, where, message):
    with pytest.raises(SpecError) as refused:
        build(parse_spec(written(**changes)))
    assert refused.value.where == where
    assert message is None or refused.value.message == message


@pytest.mark.parametrize("field", ["units", "width", "sequence"])
def test_each_size_must_be_given(field):
    layer = head(2, 2, 5)
    del layer[field]
    with pytest.raises(SpecError, match=f"'{field}' is missing"):
        parse_spec(written(layers=[layer]))
