"""Datasets: the cases that a network learns from, and those that it is tested on."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from app.engine.registry import Array
from app.networks.errors import SpecError
from app.networks.models import InlineDataset, NamedDataset
from app.words.phrase import phrase


@dataclass(frozen=True)
class Dataset:
    """Cases × inputs and cases × outputs, float64.

    Attributes:
        x, y: what is trained on.
        test_x, test_y: what is held out, or None.
    """

    x: Array
    y: Array
    input_names: tuple[str, ...] | None = None
    output_names: tuple[str, ...] | None = None
    case_names: tuple[str, ...] | None = None
    test_x: Array | None = None
    test_y: Array | None = None


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


def _three_clusters() -> Dataset:
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


NAMED: dict[str, Callable[[], Dataset]] = {"three_clusters": _three_clusters}


@lru_cache(maxsize=8)
def _named(name: str) -> Dataset:
    dataset = NAMED[name]()
    for array in (dataset.x, dataset.y, dataset.test_x, dataset.test_y):
        if array is not None:
            array.setflags(write=False)
    return dataset


def load(written: InlineDataset | NamedDataset) -> Dataset:
    """The cases of a spec.

    Raises:
        SpecError: no dataset of that name.
    """
    if isinstance(written, NamedDataset):
        if written.name not in NAMED:
            known = ", ".join(sorted(NAMED))
            raise SpecError(
                phrase("no dataset {name}; there is {known}", name=repr(written.name), known=known),
                where="dataset.name",
                code="unknown_name",
            )
        return _named(written.name)
    return Dataset(
        x=np.array(written.x, dtype=np.float64),
        y=np.array(written.y, dtype=np.float64),
        input_names=_tuple(written.input_names),
        output_names=_tuple(written.output_names),
        case_names=_tuple(written.case_names),
    )


def _tuple(names: list[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)
