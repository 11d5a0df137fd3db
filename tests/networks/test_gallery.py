"""The networks of the gallery: well-formed, and the facts that were published with them."""

import re

import numpy as np
import pytest

from app.networks.build import build
from app.networks.datasets.three_clusters import three_clusters_stream
from app.networks.gallery import gallery, network_spec
from app.networks.spec import Spec, parse_spec
from app.training.run import Run


@pytest.fixture(scope="module")
def clusters():
    return build(network_spec("three_clusters"))


SQUASHING = ("sigmoid", "tanh", "relu", "leaky_relu", "gelu", "softmax", "masked_softmax", "sign")
SHOWN_AS = {"masked_softmax": "softmax", "leaky_relu": "leaky relu"}


@pytest.mark.parametrize("name", gallery)
def test_an_entry_says_what_its_spec_is(name):
    entry, spec = gallery[name], network_spec(name)
    network = build(spec)
    assert entry.name == name == spec.name
    assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
    assert len(entry.title) < 40
    assert entry.summary.endswith(".")
    sizes, *rest = [part.strip() for part in entry.shape.split("·")]
    activations = rest[0] if len(rest) > 1 else ""
    widths = [network.dataset.x.shape[1], *(layer.units for layer in network.layers)]
    assert sizes == " – ".join(map(str, widths))
    said = {part.strip().lower() for part in activations.split(",")} - {""}
    computed = {step.op for step in network.program.steps if step.phase == "forward"}
    assert said == {SHOWN_AS.get(op, op) for op in computed & set(SQUASHING)}
    (cases,) = re.findall(r"([\d,]+) cases", entry.shape)
    assert int(cases.replace(",", "")) == len(network.dataset.x)


def test_the_gallery_is_in_its_own_order():
    small = ["neuron", "two_to_one", "two_to_two", "three_three_three"]
    dense = [*small, "xor", "three_clusters", "framework", "digits"]
    others = ["convolution", "weather", "forward_algorithm", "graph", "adjacency", "hopfield"]
    last = ["factorisation", "sparse", "low_rank", "tensor_train", "attention", "residual_norm"]
    assert list(gallery) == [*dense, *others, *last]
    assert [entry.order for entry in gallery.values()] == sorted(entry.order for entry in gallery.values())


@pytest.mark.parametrize("name", gallery)
def test_training_comes_to_what_is_stated(name):
    stated = gallery[name].stated
    run = Run(build(network_spec(name)))
    run.advance(stated.iterations)
    metrics, tested = run.metrics(), run.test_metrics()
    if stated.loss is not None:
        assert round(metrics.loss, 4) == stated.loss
    if stated.accuracy is not None:
        assert round(metrics.accuracy, 4) == stated.accuracy
    assert (tested is None) == (stated.test_accuracy is None and stated.test_loss is None)
    if stated.test_accuracy is not None:
        assert round(tested.accuracy, 4) == stated.test_accuracy
    if stated.test_loss is not None:
        assert round(tested.loss, 4) == stated.test_loss


def weights(name):
    run = Run(build(network_spec(name)))
    run.advance(gallery[name].stated.iterations)
    return [run.record()[key] for key in run.network.program.parameters if key.startswith("W")]


def test_two_to_one_finds_the_two_prices():
    (W1,) = weights("two_to_one")
    np.testing.assert_allclose(W1.ravel(), [2, 3], atol=1e-8)


def test_two_to_two_becomes_the_matrix_that_turns():
    (W1,) = weights("two_to_two")
    cos, sin = np.cos(np.pi / 6), np.sin(np.pi / 6)
    np.testing.assert_allclose(W1.T, [[cos, -sin], [sin, cos]], atol=1e-4)


def test_three_three_three_becomes_one_matrix():
    W1, W2 = weights("three_three_three")
    rgb_to_xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    np.testing.assert_allclose((W1 @ W2).T, rgb_to_xyz, atol=1e-9)


def test_the_framework_comes_to_the_published_share():
    stated = gallery["framework"].stated
    assert abs(stated.test_accuracy - 0.9627) <= 0.005
    assert stated.iterations + 1 == 10_001


def test_the_neuron_is_logistic_regression():
    spec, network = network_spec("neuron"), build(network_spec("neuron"))
    assert spec.convention == "columns"
    x, y = network.dataset.x, network.dataset.y
    assert (x.shape, y.sum()) == ((100, 2), 50)
    run = Run(network)
    run.advance(200)
    values = run.record()
    z = x @ values["W1"] + values["b1"]
    np.testing.assert_allclose(values["P"], 1 / (1 + np.exp(-z)), rtol=1e-12)
    np.testing.assert_allclose(values["dW1"], x.T @ (values["P"] - y) / 100, rtol=1e-10, atol=1e-15)


@pytest.mark.parametrize("name", gallery)
def test_the_spec_of_an_entry_is_one_that_a_user_may_write(name):
    spec = network_spec(name)
    assert parse_spec(spec.model_dump(mode="json")) == spec
    assert isinstance(spec, Spec)


def test_xor_starts_from_the_seed_that_learns():
    network = build(network_spec("xor"))
    assert network.start["W1"][0].round(2).tolist() == [0.0, 0.3, -0.27]
    run = Run(network)
    assert run.metrics().accuracy < 1
    run.advance(500)
    metrics = run.metrics()
    assert metrics.accuracy == 1.0
    assert metrics.loss < 0.003
    assert run.record()["A2"].round().ravel().tolist() == [0, 1, 1, 0]


def test_three_clusters_has_the_published_sizes(clusters):
    data = clusters.dataset
    assert (data.x.shape, data.y.shape) == ((13_500, 2), (13_500, 3))
    assert (data.test_x.shape, data.test_y.shape) == ((1_500, 2), (1_500, 3))
    assert [(layer.units, layer.augmented) for layer in clusters.layers] == [(5, False), (3, False)]


def test_three_clusters_are_the_published_points(clusters):
    points, _ = three_clusters_stream()
    assert points.dtype == np.float32
    data = clusters.dataset
    order = np.random.RandomState(12).permutation(15_000)
    assert np.array_equal(data.test_x, points[order[:1500]])
    assert np.array_equal(data.x, points[order[1500:]])
    assert np.array_equal(data.x, data.x.astype(np.float32))
    labels = np.concatenate([data.test_y, data.y]).argmax(axis=1)
    assert np.array_equal(labels, order // 5000)
    assert (data.y.sum(axis=1) == 1).all()
    for cluster, mean in enumerate([(0, 0), (1, 4), (2, 8)]):
        np.testing.assert_allclose(data.x[data.y[:, cluster] == 1].mean(axis=0), mean, atol=0.06)


def test_three_clusters_starts_from_the_third_pair_of_draws(clusters):
    _, generator = three_clusters_stream()
    pairs = [(generator.randn(2, 5), generator.randn(5, 3)) for _ in range(3)]
    assert np.array_equal(clusters.start["W1"], pairs[2][0])
    assert np.array_equal(clusters.start["W2"], pairs[2][1])
    assert not clusters.start["b1"].any()
    assert not clusters.start["b2"].any()


def test_three_clusters_has_the_published_settings(clusters):
    spec = clusters.spec
    assert (spec.loss, spec.l2, spec.batch_size) == ("softmax_cross_entropy", 0.01, None)
    assert (spec.optimizer.kind, spec.optimizer.learning_rate) == ("sgd", 0.01)
    assert [layer.activation for layer in spec.layers] == ["relu", "identity"]


def test_a_dataset_that_is_shared_cannot_be_written_to(clusters):
    for array in (clusters.dataset.x, clusters.dataset.test_y):
        with pytest.raises(ValueError, match="read-only"):
            array[0, 0] = 1
