"""The published training of three_clusters, digit by digit."""

import pytest

from app.networks.build import build
from app.networks.gallery import network_spec
from app.training.history import Training

MEASURED = {
    0: 2.97031569282,
    500: 0.6733037,
    1000: 0.5038560,
    1500: 0.4133454,
    2000: 0.3526795,
    2500: 0.3111722,
    3000: 0.2825505,
    3500: 0.2622623,
    4000: 0.2474471,
    4500: 0.2362618,
    5000: 0.22743272321,
}
"""Loss by iteration, with plain NumPy."""

PUBLISHED = {0: 2.97031571897, 5000: 0.227432713332}
"""What the article printed, computed in float32 in part."""


def test_5001_iterations_of_three_clusters_give_the_published_table_and_a_test_accuracy_of_96_4_percent():
    training = Training(build(network_spec("three_clusters")), iterations=5001, every=500)
    losses = {point.iteration: point.loss for point in training.points()}
    assert losses == pytest.approx(MEASURED, abs=1e-6, rel=0)
    assert {n: losses[n] for n in PUBLISHED} == pytest.approx(PUBLISHED, abs=1e-7, rel=0)
    assert training.test().accuracy == 0.964
