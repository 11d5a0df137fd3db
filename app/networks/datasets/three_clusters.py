"""Three clusters of points in the plane: Becker 2016, from the same generator."""

from __future__ import annotations

import warnings

import numpy as np

from app.engine.registry import Array
from app.networks.datasets.dataset import Dataset
from app.words.phrase import phrase

CLUSTER_CASES = 5000
_CLUSTER_MEANS = ((0.0, 0.0), (1.0, 4.0), (2.0, 8.0))
_CLUSTER_COVARIANCES = (
    ((2.0, 0.75), (0.75, 2.0)),
    ((1.0, 0.75), (0.75, 1.0)),
    ((0.0, 0.75), (0.75, 0.0)),
)
_TEST_CASES = 1500


def three_clusters_stream() -> tuple[Array, np.random.RandomState]:
    """The 15,000 points (float32) in order of their cluster, and the generator as they left it.

    The generator goes on to give the published start of the weights. The third covariance isn't
    positive semi-definite; NumPy's SVD method still gives the published points.
    Source: Becker 2016, "Building a neural network from scratch in Python and in TensorFlow".
    """
    generator = np.random.RandomState(12)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="covariance is not symmetric")
        clusters = [
            generator.multivariate_normal(mean, covariance, CLUSTER_CASES)
            for mean, covariance in zip(_CLUSTER_MEANS, _CLUSTER_COVARIANCES, strict=True)
        ]
    return np.vstack(clusters).astype(np.float32), generator


def three_clusters() -> Dataset:
    """13,500 points with their cluster one-hot, and 1,500 held out."""
    points, _ = three_clusters_stream()
    x = points.astype(np.float64)
    y = np.eye(3)[np.repeat([0, 1, 2], CLUSTER_CASES)]
    order = np.random.RandomState(12).permutation(len(x))
    test, training = order[:_TEST_CASES], order[_TEST_CASES:]
    return Dataset(
        x=x[training],
        y=y[training],
        input_names=("x₁", "x₂"),
        output_names=tuple(phrase("cluster {n}", n=n) for n in (1, 2, 3)),
        test_x=x[test],
        test_y=y[test],
    )
