"""Layer normalisation is of each case by itself, and never of the whole matrix."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.spec import parse_spec
from app.training.run import Run
from tests.networks.samples import dataset, written


def normalised(x, epsilon=1e-9):
    """All matrices, of a network that does nothing but normalise its three inputs."""
    data = {"x": x, "y": np.zeros((len(x), 3)).tolist()}
    layers = [{"kind": "layer_norm", "epsilon": epsilon}]
    return Run(build(parse_spec(written(dataset=data, layers=layers)))).record()


def test_each_case_has_mean_0_and_mean_square_1_and_the_columns_have_not():
    found = normalised(dataset(cases=7)["x"])["A1"]
    np.testing.assert_allclose(found.mean(axis=1), 0, atol=1e-12)
    np.testing.assert_allclose((found**2).mean(axis=1), 1, rtol=1e-6)
    assert np.abs(found.mean(axis=0)).max() > 0.05


def test_a_case_does_not_change_with_the_others():
    x = np.array(dataset(cases=4)["x"])
    alone = normalised(x.tolist())["A1"].copy()
    x[1:] = 100 * x[1:] + 50
    assert np.array_equal(normalised(x.tolist())["A1"][0], alone[0])


def test_the_scale_and_the_level_of_a_case_make_no_difference():
    x = np.array([[1.0, 2, 4], [10, 20, 40], [-6, -5, -3]])
    found = normalised(x.tolist())["A1"]
    np.testing.assert_allclose(found, np.tile(found[0], (3, 1)), rtol=1e-8)


def test_equal_numbers_become_0_and_not_nan():
    found = normalised([[3, 3, 3], [0, 0, 0]], epsilon=1e-5)
    assert (found["A1"] == 0).all()
    assert all(np.isfinite(array).all() for array in found.values())


def test_every_part_of_it_is_a_step():
    program = build(parse_spec(written(dataset=dataset(outputs=3), layers=[{"kind": "layer_norm"}]))).program
    forward = [step.op for step in program.steps if step.phase == "forward"]
    assert forward == [
        "mean_columns", "subtract_column", "square", "mean_columns", "shift", "sqrt", "divide_column",
        "multiply_row", "add_bias",
    ]  # fmt: skip


@pytest.mark.parametrize("epsilon", [0, -1e-5, "small"])
def test_epsilon_must_be_positive(epsilon):
    with pytest.raises(SpecError) as refused:
        parse_spec(written(layers=[{"kind": "layer_norm", "epsilon": epsilon}]))
    assert refused.value.where == "layers[0].epsilon"
