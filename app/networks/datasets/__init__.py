"""Datasets: the cases that a network learns from, and those that it is tested on."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from app.networks.datasets.copying import copying
from app.networks.datasets.dataset import Dataset
from app.networks.datasets.digits import digits
from app.networks.datasets.iris import iris
from app.networks.datasets.joined import adjacency
from app.networks.datasets.karate import karate
from app.networks.datasets.letters import letters
from app.networks.datasets.ratings import ratings
from app.networks.datasets.three_clusters import three_clusters
from app.networks.datasets.weather import weather
from app.networks.errors import SpecError
from app.networks.models import InlineDataset, NamedDataset
from app.words.phrase import phrase

__all__ = ["NAMED", "Dataset", "load"]

NAMED: dict[str, Callable[[], Dataset]] = {
    "copying": copying,
    "digits": digits,
    "iris": iris,
    "karate": karate,
    "letters": letters,
    "ratings": ratings,
    "three_clusters": three_clusters,
    "weather": weather,
}


@lru_cache(maxsize=8)
def _named(name: str) -> Dataset:
    dataset = NAMED[name]()
    of_tests = (dataset.test_x, dataset.test_y, dataset.test_known)
    for array in (dataset.x, dataset.y, dataset.graph, dataset.known, *of_tests):
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
    cases = len(written.x)
    return Dataset(
        x=np.array(written.x, dtype=np.float64),
        y=np.array(written.y, dtype=np.float64),
        input_names=_tuple(written.input_names),
        output_names=_tuple(written.output_names),
        case_names=_tuple(written.case_names),
        image=written.image,
        graph=None if written.edges is None else adjacency(written.edges, cases),
        scored=None if written.scored is None else tuple(written.scored),
        known=None if written.known is None else np.array(written.known, dtype=np.float64),
    )


def _tuple(names: list[str] | None) -> tuple[str, ...] | None:
    return None if names is None else tuple(names)
