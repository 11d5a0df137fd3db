"""Zachary's karate club: 34 members, who of them met outside the club, and the two clubs that they became.

Source: Zachary 1977, "An information flow model for conflict and fission in small groups", figure 1 and
table 3.
"""

from __future__ import annotations

import numpy as np

from app.networks.datasets.dataset import Dataset
from app.networks.datasets.joined import adjacency
from app.words.phrase import phrase

# By member, those of a higher number that he or she met.
_FRIENDS = {
    1: [2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 18, 20, 22, 32],
    2: [3, 4, 8, 14, 18, 20, 22, 31],
    3: [4, 8, 9, 10, 14, 28, 29, 33],
    4: [8, 13, 14],
    5: [7, 11],
    6: [7, 11, 17],
    7: [17],
    9: [31, 33, 34],
    10: [34],
    14: [34],
    15: [33, 34],
    16: [33, 34],
    19: [33, 34],
    20: [34],
    21: [33, 34],
    23: [33, 34],
    24: [26, 28, 30, 33, 34],
    25: [26, 28, 32],
    26: [32],
    27: [30, 34],
    28: [34],
    29: [32, 34],
    30: [33, 34],
    31: [33, 34],
    32: [33, 34],
    33: [34],
}
_MEMBERS = 34
_INSTRUCTOR, _PRESIDENT = 1, 34
_WITH_THE_INSTRUCTOR = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 18, 20, 22}


def karate() -> Dataset:
    """Each member one-hot, with the club that he or she was in after the split: the instructor's or the
    president's. Only these two are learned from.
    """
    members = range(1, _MEMBERS + 1)
    edges = [(one - 1, other - 1) for one, others in _FRIENDS.items() for other in others]
    return Dataset(
        x=np.eye(_MEMBERS),
        y=np.array([[1.0, 0.0] if one in _WITH_THE_INSTRUCTOR else [0.0, 1.0] for one in members]),
        input_names=tuple(f"x{n}" for n in members),
        output_names=(phrase("instructor"), phrase("president")),
        case_names=tuple(phrase("member {n}", n=n) for n in members),
        graph=adjacency(edges, _MEMBERS),
        scored=(_INSTRUCTOR - 1, _PRESIDENT - 1),
    )
