"""Two kinds of iris, from the flowers that Anderson measured and Fisher published."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from app.networks.datasets.dataset import Dataset
from app.words.phrase import phrase

_FILE = Path(__file__).parent / "files" / "iris.csv"


def iris() -> Dataset:
    """50 versicolor and 50 virginica: length and width of a petal in cm; 1 for virginica.

    Source: Fisher 1936, "The use of multiple measurements in taxonomic problems", table I.
    """
    measured = np.loadtxt(_FILE, delimiter=",", skiprows=1)
    return Dataset(
        x=measured[:, :2],
        y=measured[:, 2:],
        input_names=(phrase("length"), phrase("width")),
        output_names=(phrase("virginica"),),
    )
