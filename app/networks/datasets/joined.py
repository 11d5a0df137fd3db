"""Cases that edges join to a graph."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from app.engine.registry import Array


def adjacency(edges: Iterable[tuple[int, int]], cases: int) -> Array:
    """Cases × cases, 1 where an edge joins two of them, in either direction."""
    joined = np.zeros((cases, cases))
    for one, other in edges:
        joined[one, other] = joined[other, one] = 1.0
    return joined
