"""Low rank and tensor train: what they stand for, what they cost, and what is refused."""

from pathlib import Path

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.digits import digits
from app.networks.errors import SpecError
from app.networks.gallery import gallery, network_spec
from app.networks.spec import parse_spec
from app.trace.costs import products_of, weights_of
from app.trace.outline import program_json
from app.training.run import Run
from tests.networks.kinds.tensor_train import weights
from tests.networks.samples import dataset, layer, written

ROOT = Path(__file__).parents[2]
TRAIN = {"kind": "tensor_train", "inputs": [2, 3], "units": [3, 2], "rank": 2}


def trained(name):
    run = Run(build(network_spec(name)))
    run.advance(20)
    return run.record()


def test_the_cores_one_at_a_time_give_what_all_of_the_weights_give():
    values = trained("tensor_train")
    whole = weights({"inputs": (8, 8), "units": (4, 8), "rank": 2}, 1, values)
    assert whole.shape == (64, 32)
    np.testing.assert_allclose(values["S1"], digits().x @ whole, rtol=0, atol=1e-13)


def test_the_second_core_reads_the_rows_of_an_image():
    values = trained("tensor_train")
    assert np.array_equal(values["D1"], digits().x.reshape(-1, 8))


def test_two_thin_matrices_give_what_their_product_gives():
    values = trained("low_rank")
    whole = values["U1"] @ values["V1"]
    assert np.linalg.matrix_rank(whole) == 4
    np.testing.assert_allclose(values["T1V1"], digits().x @ whole, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("name", "weights", "products", "dense"),
    [
        ("low_rank", 4 * (64 + 32), 4 * (64 + 32), 64 * 32),
        ("tensor_train", 8 * 2 * 8 + 8 * 2 * 4, 64 * 2 * 8 + 8 * 8 * 2 * 4, 64 * 32),
        ("convolution", 9 * 4, 36 * 9 * 4, 64 * 144),
    ],
)
def test_weights_and_products_are_counted_as_the_formulas_say(name, weights, products, dense):
    network = build(network_spec(name))
    first = network.layers[0]
    assert weights_of(network.program, first) == weights
    assert products_of(network.program, first, network.cases) == products
    sizes = {"weights": f"{weights:,}", "products": f"{products:,}", "dense": f"{dense:,}"}
    said, other = program_json(network, "rows")["layers"]
    weighed = "{weights} weights, {products} products a case: a dense layer of this size has {dense} of each."
    assert said["costs"].startswith(weighed.format(**sizes))
    assert "costs" not in other, "a dense layer saves nothing"
    if name != "convolution":
        assert f"{sizes['weights']} weights instead of {sizes['dense']}" in gallery[name].summary


def test_the_summary_of_low_rank_compares_what_both_networks_state():
    dense, low = (100 * gallery[name].stated.test_accuracy for name in ("digits", "low_rank"))
    said = f"{low:.1f} % of the test cases right, the dense layer {dense:.1f} %"
    assert said in gallery["low_rank"].summary


@pytest.mark.parametrize(
    ("name", "share", "misses"), [("low_rank", "93.0", "74"), ("tensor_train", "96.7", "89")]
)
def test_the_page_says_what_few_weights_lose_unless_the_network_was_changed(name, share, misses):
    spec = network_spec(name)
    lost = (
        f"Trained: {share} % of the test cases right, dense 96.4 %. "
        f"The best fit to the dense weights misses {misses} % of them."
    )
    assert program_json(build(spec), "rows")["layers"][0]["costs"].endswith(f" {lost}")
    changed = spec.model_copy(update={"seed": 7})
    assert program_json(build(changed), "rows")["layers"][0]["costs"].endswith(" of each.")


def relative(difference, whole):
    return np.linalg.norm(difference) / np.linalg.norm(whole)


def nearest(matrix, rank):
    """The matrix of that rank that is nearest to it."""
    u, s, v = np.linalg.svd(matrix, full_matrices=False)
    return (u[:, :rank] * s[:rank]) @ v[:rank]


def test_how_near_they_come_to_the_weights_that_a_dense_layer_learned():
    run = Run(build(network_spec("digits")))
    run.advance(gallery["digits"].stated.iterations)
    dense = run.record()["W1"]
    by_core = dense.reshape(8, 8, 8, 4).transpose(0, 3, 1, 2).reshape(32, 64)
    docs = (ROOT / "docs/layers.md").read_text()
    for name, whole, rank in [("low_rank", dense, 4), ("tensor_train", by_core, 2)]:
        assert network_spec(name).layers[0].rank == rank
        assert gallery[name].stated.misses == round(relative(nearest(whole, rank) - whole, whole), 5)
    for rank, r in [(4, 2), (8, 8), (16, 16)]:
        low, train = (
            f"{100 * relative(nearest(whole, n) - whole, whole):.0f} %"
            for whole, n in ((dense, rank), (by_core, r))
        )
        assert f"| {rank} | {96 * rank:,} | {low} | {r} | {96 * r:,} | {train} |" in docs


@pytest.mark.parametrize(
    ("changes", "where", "message"),
    [
        ({"inputs": [2, 2]}, "layers[0].inputs", "2 pieces of 2 are 4 inputs, but 6 inputs enter"),
        (
            {"rank": 7},
            "layers[0].rank",
            "rank 7, but the weights, 6 × 6 when arranged by core, have no higher rank than 6",
        ),
        ({"units": [3]}, "layers[0].units[1]", "'1' is missing"),
    ],
)
def test_a_tensor_train_that_does_not_fit_is_refused(changes, where, message):
    spec = written(dataset=dataset(inputs=6), layers=[TRAIN | changes, layer(2, "identity")])
    with pytest.raises(SpecError) as error:
        build(parse_spec(spec))
    assert (error.value.where, str(error.value)) == (where, message)
