"""Ratings of films by people, made up: no person and no film is real.

A rating is how good the film is, plus how generous the person is, plus the person's taste times the
film's kind: adventure is positive, romance negative.
"""

from __future__ import annotations

import numpy as np

from app.networks.datasets.dataset import Dataset
from app.words.phrase import phrase

_PEOPLE = ("Ada", "Ben", "Cai", "Dan", "Eve", "Fay", "Gia", "Hal")
_FILMS = (
    phrase("Rocket"),
    phrase("Pirates"),
    phrase("Desert"),
    phrase("Garden"),
    phrase("Letters"),
    phrase("Dance"),
)
GENEROUS = np.array([0, 0.5, 0, 0.5, 0, 0.5, -0.5, -0.5])
TASTE = np.array([1, -1, 0, 0, -1, 1, 0, -1])
GOOD = np.array([3, 3.5, 2.5, 3, 3, 2.5])
ADVENTURE = np.array([1.5, 1, 0.5, -0.5, -1, -1.5])
_KNOWN = (
    "011011",
    "110101",
    "110101",
    "101011",
    "001111",
    "011110",
    "110110",
    "111100",
)


def ratings() -> Dataset:
    """8 people, one-hot, with their ratings of 6 films, 1 to 5. A third of them is held out: these are 0 and
    not known.
    """
    everything = GOOD + GENEROUS[:, None] + np.outer(TASTE, ADVENTURE)
    known = np.array([[float(digit) for digit in row] for row in _KNOWN])
    people = np.eye(len(_PEOPLE))
    return Dataset(
        x=people,
        y=everything * known,
        input_names=_PEOPLE,
        output_names=_FILMS,
        case_names=_PEOPLE,
        test_x=people,
        test_y=everything,
        known=known,
        test_known=1 - known,
    )
