"""What a residual connection adds, and what it can't."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.samples import dataset, layer, written


def residual(start):
    return {"kind": "residual", "from": start}


@pytest.mark.parametrize("bias", ["augmented", "added"])
def test_the_inputs_are_added_without_the_column_of_ones(bias):
    data = dataset(outputs=3)
    spec = written(dataset=data, layers=[layer(3, bias=bias), residual(0)])
    values = Run(build(parse_spec(spec))).record()
    np.testing.assert_array_equal(values["A2"], values["A1"] + np.array(data["x"]))


def test_what_it_is_in_the_spec_is_called_from():
    spec = parse_spec(written(dataset=dataset(outputs=3), layers=[layer(3), residual(0)]))
    assert spec.model_dump(mode="json")["layers"][1] == residual(0)
    assert parse_spec(spec.model_dump(mode="json")) == spec


REFUSED = [
    (
        [layer(4), layer(3), residual(1), layer(2)],
        "layers[2].from",
        ("4 numbers a case left layer 1, but 3 enter here; what is added cell by cell has one shape"),
        "shape_mismatch",
    ),
    (
        [layer(2), residual(0)],
        "layers[1].from",
        "3 numbers a case left layer 0, but 2 enter here; what is added cell by cell has one shape",
        "shape_mismatch",
    ),
    (
        [layer(2), residual(2)],
        "layers[1].from",
        "from is 2, but this is layer 2: it can be 0, the inputs, to 1",
        "invalid_spec",
    ),
    ([layer(2), residual(-1)], "layers[1].from", "must be 0 or more, not -1", "invalid_spec"),
    ([layer(2), {"kind": "residual"}], "layers[1].from", "'from' is missing", "invalid_spec"),
]


@pytest.mark.parametrize(("layers", "where", "message", "code"), REFUSED)
def test_what_does_not_fit_is_refused(layers, where, message, code):
    with pytest.raises(SpecError) as refused:
        build(parse_spec(written(layers=layers)))
    assert (refused.value.where, refused.value.message, refused.value.code) == (where, message, code)
