"""Loss and accuracy, on training and test cases, and training as a list of points."""

import numpy as np
import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.history import Point, Training
from app.training.metrics import accuracy, confusion
from app.training.run import Run
from tests.networks.samples import network

ACCURACIES = [
    ([[0.9], [0.2], [0.6]], [[1], [0], [0]], 2 / 3),
    ([[0.5]], [[1]], 0.0),
    ([[0.5]], [[0]], 1.0),
    ([[0.2, 0.7, 0.1], [0.5, 0.4, 0.1]], [[0, 1, 0], [0, 1, 0]], 0.5),
    ([[3.0, -7.0]], [[1, 0]], 1.0),
    ([[0.3]], [[0.4]], None),
    ([[0.9, 0.1]], [[1, 1]], None),
    ([[0.9, 0.1]], [[0, 0]], None),
    ([[0.9, 0.1]], [[0.5, 0.5]], None),
]


@pytest.mark.parametrize(("prediction", "targets", "expected"), ACCURACIES)
def test_accuracy_is_the_share_of_right_cases_or_nothing_where_there_are_no_classes(
    prediction, targets, expected
):
    assert accuracy(np.array(prediction), np.array(targets, dtype=float)) == expected


@pytest.mark.parametrize(("name", "outputs"), [("digits", 10), ("neuron", 1), ("three_clusters", 3)])
def test_cases_are_counted_by_what_they_are_and_are_said_to_be(name, outputs):
    run = Run(build(network_spec(name)))
    run.advance(5)
    x, y = run.cases
    said = run.predict(x)
    counted = confusion(said, y)
    recount = [[0] * max(2, outputs) for _ in range(max(2, outputs))]
    for target, prediction in zip(y.tolist(), said.tolist(), strict=True):
        if outputs == 1:
            recount[int(target[0])][prediction[0] > 0.5] += 1
        else:
            recount[target.index(1.0)][prediction.index(max(prediction))] += 1
    assert counted.counts.tolist() == recount
    assert (counted.cases, counted.unsaid.sum()) == (len(x), 0)
    assert counted.right / counted.cases == run.metrics().accuracy


def test_a_case_whose_prediction_is_not_finite_is_said_to_be_of_no_class():
    prediction = np.array([[0.9, 0.1], [np.nan, 0.9], [0.2, np.inf], [0.2, 0.8]])
    counted = confusion(prediction, np.array([[1, 0], [0, 1], [0, 1], [1, 0]]))
    assert counted.counts.tolist() == [[1, 1], [0, 0]]
    assert counted.unsaid.tolist() == [0, 2]
    assert (counted.cases, counted.right) == (4, 1)


@pytest.mark.parametrize("batch_size", [None, 2])
def test_metrics_are_of_all_training_cases(batch_size):
    net = network(batch_size=batch_size, loss="softmax_cross_entropy", l2=0.1)
    run = Run(net)
    run.advance(4)
    whole = Run(network(loss="softmax_cross_entropy", l2=0.1))
    for name in net.program.parameters:
        for cell, value in np.ndenumerate(run.record()[name]):
            whole.edit(name, *cell, float(value))
    values = whole.record()
    assert run.metrics().loss == pytest.approx(values["L"][0, 0], rel=1e-14)
    expected = (values["P"].argmax(axis=1) == net.dataset.y.argmax(axis=1)).mean()
    assert run.metrics().accuracy == expected


def test_without_test_cases_there_are_no_test_metrics():
    assert Run(network()).test_metrics() is None


def test_test_metrics_are_of_the_cases_held_out():
    run = Run(build(network_spec("three_clusters")))
    run.advance(2)
    values, data = run.record(), run.network.dataset
    hidden = np.maximum(data.test_x @ values["W1"] + values["b1"], 0)
    logits = hidden @ values["W2"] + values["b2"]
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    penalty = 0.005 * ((values["W1"] ** 2).sum() + (values["W2"] ** 2).sum())
    expected = -(data.test_y * log_p).sum() / 1500 + penalty
    metrics = run.test_metrics()
    assert metrics.loss == pytest.approx(expected, rel=1e-12)
    assert metrics.accuracy == (logits.argmax(axis=1) == data.test_y.argmax(axis=1)).mean()


@pytest.mark.parametrize(
    ("iterations", "every", "listed"),
    [
        (1, 1, [0]),
        (5, 1, [0, 1, 2, 3, 4]),
        (11, 5, [0, 5, 10]),
        (10, 4, [0, 4, 8, 9]),
        (3, 100, [0, 2]),
        (41, 40, [0, 40]),
    ],
)
def test_each_so_many_th_iteration_is_listed_and_the_last(iterations, every, listed):
    points = list(Training(network(), iterations, every).points())
    assert [point.iteration for point in points] == listed
    run = Run(network())
    for point in points:
        run.seek(point.iteration)
        metrics = run.metrics()
        assert point == Point(run.iteration, metrics.loss, metrics.accuracy)


def test_a_training_says_how_far_it_is_and_can_be_cancelled():
    seen = []
    training = Training(network(), 1001, 1000)
    points = training.points(progress=seen.append, cancelled=lambda: len(seen) >= 5)
    assert [point.iteration for point in points] == [0]
    assert seen == sorted(set(seen))
    assert len(seen) == 5
    assert 0 < training.run.iteration < 1000


def test_a_prediction_that_is_not_a_number_is_wrong():
    prediction = np.array([[np.nan], [0.2], [np.inf]])
    assert accuracy(prediction, np.array([[0.0], [0.0], [1.0]])) == pytest.approx(1 / 3)
