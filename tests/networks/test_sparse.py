"""The pruned layer: a dense one with zeros, number for number; what is done and saved; what is refused."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.errors import SpecError
from app.networks.gallery import network_spec
from app.networks.layers.sparse import SparseLayer, mask_of
from app.networks.spec import parse_spec
from app.trace.outline import program_json
from app.training.run import Run
from tests.networks.samples import layer, written

MASK = [[1, 0, 0, 1], [0, 1, 0, 0], [1, 1, 0, 0]]


def both():
    """A network with a pruned layer, and the same with a dense one whose pruned weights are 0."""
    last = layer(2, "identity", weights=[[0.4, -1], [0.3, 2], [0, 0.7], [1, 1]], bias_values=[0.1, 0.2])
    pruned = {"kind": "sparse", "units": 4, "mask": MASK, "activation": "tanh"}
    sparse = build(parse_spec(written(layers=[pruned, last])))
    weights = sparse.start["W1"].tolist()
    full = layer(4, bias="added", weights=weights, bias_values=[0, 0, 0, 0])
    return sparse, build(parse_spec(written(layers=[full, last])))


def test_every_number_is_that_of_a_dense_layer_with_zeros():
    sparse, dense = (Run(network).record() for network in both())
    for name in ("XW1", "Z1", "A1", "Z2", "L", "dZ1", "db1", "dW2"):
        np.testing.assert_array_equal(sparse[name], dense[name], err_msg=name)
    np.testing.assert_array_equal(sparse["dW1"], dense["dW1"] * np.array(MASK))
    assert (dense["dW1"][np.array(MASK) == 0] != 0).any(), "of a dense layer the zeros would learn"


def test_what_is_pruned_stays_0():
    run = Run(build(network_spec("sparse")))
    before = run.record()["W1"].copy()
    run.advance(20)
    values = run.record()
    assert (values["W1"][values["M1"] == 0] == 0).all()
    assert np.abs(values["W1"] - before)[values["M1"] == 1].mean() > 0


@pytest.mark.parametrize("kind", ["momentum", "adam"])
def test_it_stays_0_whatever_the_optimizer(kind):
    pruned = {"kind": "sparse", "units": 2, "density": 0.5}
    run = Run(build(parse_spec(written(layers=[pruned], optimizer={"kind": kind}, l2=0.1))))
    run.advance(10)
    values = run.record()
    assert (values["W1"][values["M1"] == 0] == 0).all()


def test_a_masked_weight_that_is_edited_has_no_part_in_the_result():
    run = Run(build(network_spec("sparse")))
    before = run.metrics()
    row, column = np.argwhere(run.record()["M1"] == 0)[0].tolist()
    run.edit("W1", row, column, 5.0)
    assert run.metrics() == before


def test_of_a_density_each_neuron_keeps_as_many_inputs_and_one_at_least():
    mask = mask_of(SparseLayer(kind="sparse", units=32, density=0.25), 64)
    assert (mask.sum(axis=0) == 16).all()
    assert set(mask.ravel().tolist()) == {0.0, 1.0}
    least = mask_of(SparseLayer(kind="sparse", units=5, density=0.01), 8)
    assert (least.sum(axis=0) == 1).all()
    other = mask_of(SparseLayer(kind="sparse", units=32, density=0.25, mask_seed=1), 64)
    assert (mask != other).any()


def test_the_products_that_are_done_and_saved_are_counted():
    network = build(network_spec("sparse"))
    products = [step for step in network.program.steps if "saved" in step.params]
    assert [step.op for step in products] == ["sparse_matmul", "sampled_product"]
    kept = int(Run(network).record()["M1"].sum())
    for step in products:
        assert step.params == {"kept": kept, "weights": 64 * 32, "done": kept * 1438, "saved": 1536 * 1438}
    assert kept == 512


def test_other_cases_are_evaluated_with_the_same_mask():
    run = Run(build(network_spec("sparse")))
    x = run.network.dataset.test_x
    values = run.record()
    z = np.maximum(x @ (values["W1"] * values["M1"]) + values["b1"], 0) @ values["W2"] + values["b2"]
    np.testing.assert_array_equal(run.predict(x).argmax(axis=1), z.argmax(axis=1))


REFUSED = [
    ({"mask": MASK[:2]}, "layers[0].mask", "the mask is 2 × 4, but 3 inputs × 4 units are needed"),
    ({"mask": [[1, 0, 0.5, 1], *MASK[1:]]}, "layers[0].mask", "a mask is 1 where there is a weight, else 0"),
    ({"mask": [[1, 0], *MASK[1:]]}, "layers[0].mask[1]", None),
    ({"density": 0}, "layers[0].density", None),
]


@pytest.mark.parametrize(("changes", "where", "message"), REFUSED)
def test_what_does_not_fit_is_refused(changes, where, message):
    spec = written(layers=[{"kind": "sparse", "units": 4} | changes, layer(2)])
    with pytest.raises(SpecError) as refused:
        build(parse_spec(spec))
    assert refused.value.where == where
    assert message in (None, str(refused.value))


def test_what_it_costs_beside_a_dense_layer_is_said():
    layers = program_json(build(network_spec("sparse")), "rows")["layers"]
    said = "512 weights, 512 products a case: a dense layer of this size has 2,048 of each."
    assert (layers[0]["costs"], "costs" in layers[1]) == (said, False)
